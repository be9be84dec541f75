import FrunCrypto
import FrunDomain
import FrunText

@testable import FrunExchange
@testable import FrunStore

/// Good documents of every kind, and ways to spoil them.
struct DocumentSeeds {
  private let founder: Office
  private let joiner: Office
  /// A team of one: a small directory.
  private let alone: Office

  init() throws {
    founder = try Office(seed: 7)
    joiner = try founder.colleague(seed: 8)
    alone = try Office(seed: 9)
    try founder.openCase("Amina", consent: ["tracing"])
  }

  /// Good inputs of a reader.
  func good(_ reader: DocumentReader) throws -> [[UInt8]] {
    let streams = try founder.store.streams()
    let bundles = try streams.flatMap { try founder.store.bundles(stream: $0) }
    switch reader {
    case .operation:
      let withheld = bundles.map { bundle in
        CommitBundle(
          commit: bundle.commit, assertions: bundle.assertions.map { $0.without(body: .withheld) })
      }
      return try (bundles + withheld).map { try OperationLine.bytes($0) }
    case .bundle: return bundles.map { BundleCoding.bytes(of: $0) }
    case .header, .heads:
      guard let stream = streams.first(where: { $0.kind == .case }) else { return [] }
      let forge = try Forge(founder, founder.request(stream, to: [joiner]))
      let path = reader == .header ? "frun/archive.json" : "frun/heads.json"
      return [Array(forge[path].utf8)]
    case .recipient: return try [Array(founder.recipientText.utf8)]
    case .keys: return try [Array((founder.ageIdentity.secretText ?? "").utf8)]
    case .directory:
      return try [
        DirectoryPaper.document(
          of: alone.store, label: "Team A", handle: "m9",
          answers: [UInt8](repeating: 3, count: 32),
          madeAt: "2026-11-22T09:00:00.000Z")
      ]
    case .request:
      return try [
        JoinRequest.document(
          handle: "bo", name: "B", identity: joiner.identity, deviceLabel: "old laptop",
          madeAt: "2026-11-22T09:00:00.000Z", nonce: [UInt8](repeating: 1, count: 16))
      ]
    case .card:
      let key = try founder.signer.publicKey.key
      let member = try founder.identity.member.text
      let text =
        "{\"label\":\"A\",\"members\":[{\"handle\":\"m\",\"id\":\"\(member)\",\"recipient\":\""
        + (try founder.recipientText) + "\",\"signingKey\":\"\(Hexadecimal.text(key))\"}]}\n"
      return [Array(text.utf8)]
    case .identity:
      let identity = try founder.identity
      let text = IdentityText(
        member: identity.member, handle: "m7", team: try founder.directory,
        signingSeed: identity.signingSeed, secrets: [identity.agreementSecret])
      return try [Array(text.text().utf8)]
    case .share:
      let shares = try SecretSharing.split(
        [UInt8](repeating: 9, count: 32), .init(threshold: 2, of: 3), random: founder.random.bytes)
      return shares.map { Array($0.words.joined(separator: " ").utf8) }
    case .part:
      let list = String(repeating: "ab", count: 32) + "  a.age.part-001-of-001\n"
      return ["a.age.part-001-of-001\n\(list)", "a.part-0001-of-9999", "b.part-003-of-017"].map {
        Array($0.utf8)
      }
    }
  }

  /// A document whose signature was made for what it says now; nil when it is no such document.
  func signed(_ bytes: [UInt8], _ reader: DocumentReader) -> [UInt8]? {
    let schema: String
    let office: Office
    switch reader {
    case .directory: (schema, office) = (DirectoryPaper.schema, alone)
    case .request: (schema, office) = (JoinRequest.schema, joiner)
    default: return nil
    }
    let end = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
    guard var object = (try? JSONValue(parsing: Array(bytes[..<end])))?.object,
      let seed = try? office.identity.signingSeed, let key = try? Ed25519SigningKey(seed: seed)
    else { return nil }
    let body = Array(bytes[end...].dropFirst())
    object["signature"] = nil
    if object["body"] != nil { object["body"] = .string(Hexadecimal.text(SHA256.hash(body))) }
    return (try? SignedPaper.sign(object, schema: schema, key: key)).map { $0 + body }
  }

  private static let tokens: [[UInt8]] = [
    "null", "-1", "1e400", "9223372036854775808", "99999999999999999999999", "[]", "{}", "\"\"",
    "\"\\ud800\"", "\"\\u0000\"", "true", ",", ":", "}", "]", "\n", "\r\n", "\t", "../", "0", "\\",
    "\u{202E}", "é", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "ffffffffffffffffffffffffff",
  ].map { Array($0.utf8) }

  /// The bytes with a few changes, the same for the same numbers.
  static func spoiled(
    _ bytes: [UInt8], with others: [[UInt8]], _ numbers: inout SeededNumbers
  ) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int(numbers.next() % 3) {
      let at = Int(numbers.next() % UInt64(bytes.count + 1))
      let length = Int(numbers.next() % 24)
      switch numbers.next() % 8 {
      case 0: bytes.insert(UInt8(truncatingIfNeeded: numbers.next()), at: at)
      case 1: bytes.removeSubrange(at...)
      case 2 where at < bytes.count: bytes[at] ^= 1 << UInt8(numbers.next() % 8)
      case 3: bytes += (others.randomElement(using: &numbers) ?? []).prefix(1_000)
      case 4: bytes.removeSubrange(at..<min(at + length, bytes.count))
      case 5: bytes.insert(contentsOf: bytes[at...].prefix(length * 8), at: at)
      default:
        let token = tokens[Int(numbers.next() % UInt64(tokens.count))]
        bytes.replaceSubrange(at..<min(at + length / 4, bytes.count), with: token)
      }
    }
    return bytes
  }
}
