/// Keeps right-to-left text from reordering what stands beside it (Unicode Standard Annex 9).
public enum BidirectionalText {
  private static let firstStrongIsolate: Unicode.Scalar = "\u{2068}"
  private static let popIsolate: Unicode.Scalar = "\u{2069}"
  private static let popFormatting: Unicode.Scalar = "\u{202C}"
  /// Annex 9 stops at 125 levels; honest text needs two or three.
  private static let deepest = 16

  /// Whether the scalar is an embedding, override or isolate control, or one that ends them.
  public static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  /// Whether `text` holds right-to-left letters or direction controls or marks.
  public static func affectsNeighbours(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case ..<0x590: false
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
        true
      case 0x200E, 0x200F: true
      default: isControl(scalar)
      }
    }
  }

  /// Wraps `text` in FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE.
  public static func isolated(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    result.append(firstStrongIsolate)
    result.append(contentsOf: text.unicodeScalars)
    result.append(popIsolate)
    return String(result)
  }

  /// Returns `text` with its controls paired: closers without an opener are dropped, openers
  /// without a closer are closed at the end. Text nested deeper than 16 loses all its controls.
  public static func balanced(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var open: [Bool] = []
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x202A, 0x202B, 0x202D, 0x202E:
        open.append(false)
        result.append(scalar)
      case 0x2066...0x2068:
        open.append(true)
        result.append(scalar)
      case 0x202C:
        if open.last == false {
          open.removeLast()
          result.append(scalar)
        }
      case 0x2069:
        guard let place = open.lastIndex(of: true) else { break }
        // The end of an isolate also ends the embeddings opened inside it.
        open.removeSubrange(place...)
        result.append(scalar)
      default: result.append(scalar)
      }
      if open.count > deepest { return withoutControls(text) }
    }
    for isolate in open.reversed() { result.append(isolate ? popIsolate : popFormatting) }
    return String(result)
  }

  private static func withoutControls(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: text.unicodeScalars.filter { !isControl($0) })
    return String(result)
  }
}
