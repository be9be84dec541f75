/// Writes troff with the `man` macros; all text passes its escaping.
struct ManualWriter {
  private(set) var text = ""

  mutating func macro(_ name: String, _ arguments: [String] = []) {
    text += "." + name
    for argument in arguments {
      text += " \"" + Self.escaped(argument).replacing("\"", with: "\\(dq") + "\""
    }
    text += "\n"
  }

  mutating func section(_ title: String) { macro("SH", [title]) }

  mutating func paragraph(_ paragraph: String, isFirst: Bool = false) {
    if !isFirst { macro("PP") }
    line(paragraph)
  }

  /// Paragraphs, with the lines that begin with a space set as they are.
  mutating func prose(_ prose: String) {
    var isVerbatim = false
    for part in prose.split(separator: "\n", omittingEmptySubsequences: false) {
      if (part.first == " ") != isVerbatim, !part.isEmpty {
        isVerbatim.toggle()
        macro(isVerbatim ? "EX" : "EE")
      }
      if part.isEmpty {
        if !isVerbatim { macro("PP") }
      } else {
        line(String(part))
      }
    }
    if isVerbatim { macro("EE") }
  }

  mutating func entry(_ label: String, _ body: String) {
    macro("TP")
    text += "\\fB" + Self.escaped(label) + "\\fR\n"
    for (place, part) in body.split(separator: "\n").enumerated() {
      if place > 0 { macro("br") }
      line(String(part))
    }
  }

  mutating func example(_ explanation: String, _ command: String) {
    paragraph(explanation + ":")
    macro("RS", ["4"])
    macro("EX")
    line(command)
    macro("EE")
    macro("RE")
  }

  private mutating func line(_ line: String) {
    text += Self.escaped(line) + "\n"
  }

  /// Backslashes and hyphens are escaped (a bare hyphen may be set as a typographic one, which
  /// cannot be copied back into a shell); a control character at the start of a line is guarded.
  private static func escaped(_ line: String) -> String {
    var result = line.first == "." || line.first == "'" ? "\\&" : ""
    for character in line {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "~": result += "\\(ti"
      case "^": result += "\\(ha"
      default: result.append(character)
      }
    }
    return result
  }
}
