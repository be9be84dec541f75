import FrunArchive
import FrunCrypto
import FrunDomain
import FrunStore
import Testing

@testable import FrunExchange

/// A real archive taken apart, changed, and put together again by somebody with bad intentions: with
/// or without the sender's signing key.
struct Forge {
  /// Entries with their names below the archive's folder.
  var entries: [(path: String, bytes: [UInt8])]
  var folder: String
  let recipients: [AgeRecipient]
  /// The sender's own signing key.
  let key: Ed25519SigningKey
  /// Changes the finished tar, after all headers were made.
  var tarChange: (inout [UInt8]) -> Void = { _ in }

  init(_ office: Office, _ request: CaseExportRequest) throws {
    var packed: [UInt8] = []
    _ = try office.export.write(request, on: .day("2026-11-21")) { packed.append(contentsOf: $0) }
    let reader = UstarReader(source: ByteSources.bytes(try Forge.unpack(packed)))
    entries = []
    folder = ""
    while let entry = try reader.next() {
      let name = entry.name
      folder = String(name.prefix(38))
      entries.append((String(name.dropFirst(38)), try reader.contents(limit: 1 << 24)))
    }
    guard case .recipients(let recipients) = request.lock else {
      throw ExchangeError(.policyRecipientMissing)
    }
    self.recipients = recipients
    key = try Ed25519SigningKey(seed: office.identity.signingSeed)
  }

  static func unpack(_ packed: [UInt8]) throws -> [UInt8] {
    let decoder = try ZstdDecoder(budget: 1 << 30, source: ByteSources.bytes(packed))
    var bytes: [UInt8] = []
    while try decoder.next({ bytes.append(contentsOf: $0) }) {}
    return bytes
  }

  static func pack(_ bytes: [UInt8]) throws -> [UInt8] {
    var packed: [UInt8] = []
    let encoder = try ZstdEncoder { packed.append(contentsOf: $0) }
    try encoder.write(bytes)
    try encoder.end()
    return packed
  }

  subscript(path: String) -> String {
    get { String(decoding: entries.first { $0.path == path }?.bytes ?? [], as: UTF8.self) }
    set {
      guard let index = entries.firstIndex(where: { $0.path == path }) else { return }
      entries[index].bytes = Array(newValue.utf8)
    }
  }

  /// Replaces text in an entry, which must occur.
  mutating func replace(_ path: String, _ old: String, _ new: String) {
    let parts = self[path].split(separator: old, omittingEmptySubsequences: false)
    #expect(parts.count > 1, "nothing to replace in \(path)")
    self[path] = parts.joined(separator: new)
  }

  /// Makes manifest, counts and sizes fit the entries again, as an insider with the key would.
  mutating func mend() throws {
    let payload = entries.filter { $0.path.hasPrefix("data/") }
    self["manifest-sha256.txt"] = lines(payload.map { ($0.path, $0.bytes) })
    let total = payload.reduce(0) { $0 + $1.bytes.count }
    let largest = payload.map(\.bytes.count).max() ?? 0
    rewrite(
      "frun/archive.json", after: "\"payload\":{",
      "\"bytes\":\(total),\"files\":\(payload.count),\"largest\":\(largest)}", upTo: "}")
    rewrite("bag-info.txt", after: "Payload-Oxum: ", "\(total).\(payload.count)\n", upTo: "\n")
    try sign()
  }

  /// Makes a new tag manifest and signature; `comment` replaces the trusted comment.
  mutating func sign(
    with other: Ed25519SigningKey? = nil, comment: String? = nil, alsoListing more: String? = nil
  ) throws {
    let usual = [
      "bag-info.txt", "bagit.txt", "frun/archive.json", "frun/heads.json", "manifest-sha256.txt",
    ]
    let covered = (usual + [more].compactMap(\.self)).sorted()
    self["tagmanifest-sha256.txt"] = lines(
      covered.map { path in (path, entries.first { $0.path == path }?.bytes ?? []) })
    let header = try? ArchiveHeader(parsing: Array(self["frun/archive.json"].utf8), limit: 1 << 20)
    let message = Array(self["tagmanifest-sha256.txt"].utf8)
    let text = comment ?? header.map { TrustedComment($0).text } ?? trustedComment
    self["tagmanifest-sha256.txt.minisig"] = try MinisignSignature(
      message: message, signingKey: other ?? key, trustedComment: text,
      untrustedComment: ArchiveSigner.untrustedComment
    ).text
  }

  /// The trusted comment as it stands in the signature file.
  var trustedComment: String {
    let line = self["tagmanifest-sha256.txt.minisig"].split(separator: "\n")[2]
    return String(line.dropFirst("trusted comment: ".count))
  }

  private mutating func rewrite(_ path: String, after mark: String, _ new: String, upTo end: String)
  {
    let text = self[path]
    guard let start = text.range(ofText: mark) else { return }
    let tail = text[start.upperBound...]
    guard let stop = String(tail).range(ofText: end) else { return }
    let rest = String(tail)[stop.upperBound...]
    self[path] = text[..<start.upperBound] + new + rest
  }

  private func lines(_ files: [(String, [UInt8])]) -> String {
    files.map { "\(Hexadecimal.text(SHA256.hash($0.1)))  \($0.0)\n" }.joined()
  }

  /// The tar container.
  func tar() throws -> [UInt8] {
    var bytes: [UInt8] = []
    let writer = UstarWriter { bytes.append(contentsOf: $0) }
    for entry in entries {
      try writer.add(entry.path.hasPrefix("/") ? entry.path : folder + entry.path, entry.bytes)
    }
    try writer.finish()
    tarChange(&bytes)
    return bytes
  }

  /// The encrypted file; `packed` replaces the compressed contents, `to` the recipients.
  func file(packed: [UInt8]? = nil, to others: [AgeRecipient]? = nil) throws -> [UInt8] {
    try Age.encrypt(packed ?? Forge.pack(tar()), to: others ?? recipients)
  }
}

extension String {
  /// Where `text` first occurs.
  func range(ofText text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
