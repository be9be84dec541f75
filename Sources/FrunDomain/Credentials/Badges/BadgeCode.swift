/// The short form of a certificate that is printed as a QR code: everything that decides whether
/// somebody may do something, and nobody's name.
///
/// `FRUN1|identifier|course|version|first day|last day or -|key|signature`, all of it ASCII. The
/// signature is Ed25519 over everything before the last bar.
public struct BadgeCode: Hashable, Sendable {
  /// What every code begins with.
  static let prefix = "FRUN1|"

  /// The identifier of the credential, `urn:uuid:…`.
  public let id: String
  /// The code of the course.
  public let course: String
  /// The version of the course.
  public let version: String
  /// The day from which it counts.
  public let from: CivilDate
  /// The last day it counts; nil for ever.
  public let until: CivilDate?
  /// The key that signed.
  public let key: IssuerKey
  let signed: [UInt8]
  let signature: [UInt8]

  /// Reads a code; nothing is verified yet.
  init(_ text: String) throws(BadgeFinding) {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 8, parts[0] == "FRUN1", Self.isUUID(parts[1]),
      Self.isPlain(parts[2]), Self.isPlain(parts[3]),
      let from = try? CivilDate(parsing: parts[4]),
      let until = parts[5] == "-" ? .some(nil) : (try? CivilDate(parsing: parts[5])).map({ $0 }),
      let key = IssuerKey(multibase: parts[6]),
      let signature = Base64URL.bytes(parts[7]), signature.count == 64
    else { throw BadgeFinding(.invalid, .parts, "the code is not complete") }
    id = "urn:uuid:" + parts[1]
    course = parts[2]
    version = parts[3]
    self.from = from
    self.until = until
    self.key = key
    self.signature = signature
    signed = Array(parts.dropLast().joined(separator: "|").utf8)
  }

  /// The code of a certificate, signed.
  static func text(of draft: BadgeDraft, by signer: CredentialSigner) throws -> String {
    let key = IssuerKey(bytes: signer.publicKey)?.multibase ?? ""
    let parts = [
      "FRUN1", String(draft.id.dropFirst(9)), plain(draft.course), plain(draft.version),
      draft.from.description, draft.until?.description ?? "-", key,
    ]
    let text = parts.joined(separator: "|")
    return text + "|" + Base64URL.text(try signer.sign(.text(text)))
  }

  private static func plain(_ text: String) -> String {
    let kept = text.utf8.filter { isPlain($0) }.prefix(24)
    return kept.isEmpty ? "-" : String(decoding: kept, as: UTF8.self)
  }

  private static func isPlain(_ text: String) -> Bool {
    (1...24).contains(text.utf8.count) && text.utf8.allSatisfy { isPlain($0) }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 32) || [45, 46, 95].contains(byte)
  }

  private static func isUUID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return false }
    return bytes.indices.allSatisfy { index in
      [8, 13, 18, 23].contains(index)
        ? bytes[index] == 45
        : (48...57).contains(bytes[index]) || (97...102).contains(bytes[index])
    }
  }
}
