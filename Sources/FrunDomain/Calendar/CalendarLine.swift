/// One content line of RFC 5545: escaped, folded, ended by CRLF.
enum CalendarLine {
  /// Most octets of a line without its end.
  static let longest = 75

  /// Text with backslash, semicolon, comma and line breaks escaped; other
  /// control characters are left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    var lastWasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        result.unicodeScalars.append("\\")
        result.unicodeScalars.append(scalar)
      case "\r": result += "\\n"
      case "\n": result += lastWasReturn ? "" : "\\n"
      case "\t": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): break
      default: result.unicodeScalars.append(scalar)
      }
      lastWasReturn = scalar == "\r"
    }
    return result
  }

  /// A line folded at 75 octets, never inside a character as people see it,
  /// unless one such character is longer than a line.
  static func folded(_ line: String) -> String {
    guard line.utf8.count > longest else { return line + "\r\n" }
    var result = ""
    var used = 0
    func fits(_ count: Int) -> Bool { used + count <= longest }
    func fold() {
      result += "\r\n "
      // The space that marks the continuation counts.
      used = 1
    }
    for character in line {
      let count = character.utf8.count
      if count < longest {
        if !fits(count) { fold() }
        result.append(character)
        used += count
        continue
      }
      for scalar in character.unicodeScalars {
        let count = String(scalar).utf8.count
        if !fits(count) { fold() }
        result.unicodeScalars.append(scalar)
        used += count
      }
    }
    return result + "\r\n"
  }
}
