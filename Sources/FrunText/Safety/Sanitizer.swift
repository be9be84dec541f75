/// Makes strings from outside safe to print on a terminal. The one place where this is done.
///
/// A name imported from another team may hold escape sequences that recolour, erase or retitle the
/// screen, line breaks that forge a line of output, or bidirectional controls that reorder what
/// follows. After sanitising, a string can only draw itself:
///
/// - C0 and C1 controls, DELETE and line separators are shown as visible symbols;
/// - bidirectional embeddings, overrides and isolates are balanced and the text is isolated;
/// - code points that draw nothing and carry hidden text (tags, annotations) are shown as symbols;
/// - more than 30 marks on one letter are dropped (the limit of the Unicode stream-safe format).
///
/// Text without any of these is returned unchanged.
public struct Sanitizer: Sendable, Hashable {
  /// The characters the output can show; decides between `␛` and `^[`.
  public var repertoire: Repertoire
  /// Whether right-to-left text is wrapped in FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE, so
  /// that it cannot reorder its neighbours.
  public var isolatesRightToLeft: Bool

  /// Creates a sanitiser for one kind of output.
  public init(repertoire: Repertoire = .unicode, isolatesRightToLeft: Bool = true) {
    self.repertoire = repertoire
    self.isolatesRightToLeft = isolatesRightToLeft
  }

  /// Returns `text` safe for one cell or one line: line breaks and tabs become `\n`, `\r`, `\t`.
  public func line(_ text: String) -> String {
    if Self.isPlain(text) { return text }
    return isolate(neutralised(text, keepsTabs: false))
  }

  /// Returns `text` safe for several lines: line feeds and tabs are kept, CR LF becomes LF, and
  /// every line is made safe on its own.
  public func block(_ text: String) -> String {
    var result = ""
    var first = true
    // Splitting by scalar: CR LF is a single grapheme cluster.
    var line = String.UnicodeScalarView()
    func flush() {
      if !first { result += "\n" }
      first = false
      if line.last == "\r" { line.removeLast() }
      let text = String(line)
      result += Self.isPlain(text) ? text : isolate(neutralised(text, keepsTabs: true))
      line = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      if scalar == "\n" { flush() } else { line.append(scalar) }
    }
    flush()
    return result
  }

  /// Returns `text` safe and shortened to `columns` columns on grapheme boundaries.
  ///
  /// Cuts before isolating, so the closing control is never lost.
  public func line(_ text: String, columns: Int, at place: TruncationPlace = .tail) -> String {
    if Self.isPlain(text) {
      return Fitting.truncate(text, to: columns, at: place, repertoire: repertoire)
    }
    let safe = neutralised(text, keepsTabs: false)
    // Cutting inside a balanced pair would leave it open: balance again after the cut.
    return isolate(Fitting.truncate(safe, to: columns, at: place, repertoire: repertoire))
  }

  /// Whether every byte of `text` is printable ASCII, which needs no treatment.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  private func isolate(_ text: String) -> String {
    let balanced = BidirectionalText.balanced(text)
    guard isolatesRightToLeft, BidirectionalText.affectsNeighbours(balanced) else {
      return balanced
    }
    return BidirectionalText.isolated(balanced)
  }

  private func neutralised(_ text: String, keepsTabs: Bool) -> String {
    var result = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars {
      if let visible = symbol(for: scalar, keepsTabs: keepsTabs) {
        result.append(contentsOf: visible.unicodeScalars)
        marks = 0
      } else if scalar.value >= 0x300, DisplayWidth.of(scalar) == 0,
        !BidirectionalText.isControl(scalar)
      {
        marks += 1
        if marks <= 30 { result.append(scalar) }
      } else {
        marks = 0
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Returns what is shown for a scalar that must not reach the terminal, or nil for the others.
  private func symbol(for scalar: Unicode.Scalar, keepsTabs: Bool) -> String? {
    let value = scalar.value
    switch value {
    case 0x09: return keepsTabs ? nil : "\\t"
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case 0x00...0x1F:
      return Self.character(
        repertoire == .unicode ? 0x2400 + value : 0x40 + value, caret: repertoire == .ascii)
    case 0x7F: return repertoire == .unicode ? "␡" : "^?"
    case 0x80...0x9F, 0x2028, 0x2029, 0xFFF9...0xFFFB, 0xE0001: return Self.code(value)
    // Bars are drawn with block elements; without them with number signs.
    case 0x2580...0x259F where repertoire == .ascii: return "#"
    // Tag characters spell flags after U+1F3F4 but elsewhere only hide text.
    case 0xE0020...0xE007F: return Self.code(value)
    default: return nil
    }
  }

  private static func character(_ value: UInt32, caret: Bool) -> String {
    guard let scalar = Unicode.Scalar(value) else { return code(value) }
    return (caret ? "^" : "") + String(Character(scalar))
  }

  private static func code(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }
}
