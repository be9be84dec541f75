// The standard library normalises strings to compare them but publishes no function for it, and
// FoundationEssentials leaves it out. This is the library's own normalisation, not yet official.
@_spi(_Unicode) import Swift

/// The normal forms of Unicode (Annex 15).
public enum NormalForm {
  /// Returns `text` in normal form C, so that the same word typed on two keyboards is stored once.
  public static func composed(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text._nfc)
    return String(scalars)
  }
}
