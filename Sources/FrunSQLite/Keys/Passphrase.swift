// The standard library normalises strings to compare them but publishes no function for it, and
// FoundationEssentials leaves it out (full Foundation has it, for 30 MB of tables that the
// standard library holds too). This is the library's own normalisation, not yet official.
@_spi(_Unicode) import Swift

/// A passphrase as bytes for derivation.
enum Passphrase {
  /// More than anybody types; a bound so that a file piped in by mistake is refused.
  static let maximumSize = 65_536

  /// Normal form C in UTF-8: the same word typed on two keyboards, composed or not, is the same
  /// passphrase.
  static func bytes(_ text: String) -> [UInt8] {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text._nfc)
    return Array(String(scalars).utf8)
  }
}
