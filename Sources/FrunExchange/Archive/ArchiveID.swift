internal import FrunCrypto
internal import FrunDomain

/// The identifier of an archive: derived from what it holds, so that the same export gives the same
/// identifier and nothing in it tells when or where it was made.
package struct ArchiveID: Hashable, Sendable, CustomStringConvertible {
  /// Sixteen bytes in the form of a UUID of version 8 (RFC 9562).
  package let bytes: [UInt8]

  /// Derives an identifier from the fields that determine an archive.
  init(deriving fields: [String]) {
    // Length prefixes keep two different lists of fields from giving one text.
    let text = fields.map { "\($0.utf8.count):\($0)" }.joined()
    var bytes = Array(SHA256.hash(Array("frun-archive-id/1\n".utf8) + Array(text.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    self.bytes = bytes
  }

  /// An identifier that was written down before; nil when it has not sixteen bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// Reads 32 lower case hexadecimal digits.
  init?(digits: some StringProtocol) {
    guard digits.utf8.count == 32, let bytes = Hexadecimal.bytes(String(digits)) else { return nil }
    self.bytes = bytes
  }

  /// Reads the UUID form.
  init?(uuid: String) {
    self.init(digits: uuid.filter { $0 != "-" })
    guard self.uuid == uuid else { return nil }
  }

  /// 32 hexadecimal digits, as in the name of the archive's folder.
  package var digits: String { Hexadecimal.text(bytes) }

  /// The UUID form.
  package var uuid: String { UUIDText.text(bytes) }

  /// The UUID form.
  package var description: String { uuid }
}

/// Sixteen bytes as 8-4-4-4-12 hexadecimal digits.
enum UUIDText {
  static func text(_ bytes: [UInt8]) -> String {
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      text += Hexadecimal.text([byte])
    }
    return text
  }
}
