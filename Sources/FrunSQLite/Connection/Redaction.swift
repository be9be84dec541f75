/// Removes what may be personal data from texts that go into errors.
enum Redaction {
  /// A statement with the inside of its string and blob literals, its numbers of two or more
  /// digits and its comments blanked; cut at 400 characters, because a statement is quoted to
  /// find its place in the program, not to be read in full.
  static func statement(_ sql: String) -> String {
    var result = ""
    var rest = sql.unicodeScalars.prefix(400)
    while let scalar = rest.popFirst() {
      switch scalar {
      case "'":
        result += "'…'"
        skipQuoted("'", in: &rest)
      case "\"":
        // A quoted name stays; one without an end is not a name.
        guard let end = rest.firstIndex(of: scalar) else { return result + "\"…" }
        result.unicodeScalars.append(scalar)
        result.unicodeScalars.append(contentsOf: rest[...end])
        rest = rest[rest.index(after: end)...]
      case "-" where rest.first == "-":
        while rest.first.map({ $0 != "\n" }) == true { rest.removeFirst() }
      case "\n", "\t", "\r":
        if result.last != " " { result += " " }
      case "0"..."9" where result.unicodeScalars.last.map(isWord) != true:
        var digits = String(scalar)
        while let next = rest.first, isWord(next) || next == "." {
          digits.unicodeScalars.append(next)
          rest.removeFirst()
        }
        result += digits.count > 1 ? "…" : digits
      default:
        if scalar != " " || result.last != " " { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  /// A message with everything between the first and the last double quote blanked: there SQLite
  /// repeats the token at which it stopped.
  static func message(_ text: String) -> String {
    guard let first = text.firstIndex(of: "\"") else { return text }
    guard let last = text.lastIndex(of: "\""), last != first else {
      return text[..<first] + "\"…"
    }
    return text[...first] + "…" + text[last...]
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar == "?" || scalar == ":" || scalar == "@" || scalar == "$"
  }

  private static func skipQuoted(
    _ quote: Unicode.Scalar, in rest: inout Substring.UnicodeScalarView
  ) {
    while let next = rest.popFirst() {
      guard next == quote else { continue }
      if rest.first == quote { rest.removeFirst() } else { return }
    }
  }
}
