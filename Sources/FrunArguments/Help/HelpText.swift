import FrunText

/// Lines of help: filled paragraphs, and labels with their text beside them.
enum HelpText {
  /// Fills paragraphs; lines that begin with a space keep their form.
  static func lines(of text: String, width: Int) -> [String] {
    let wrapping = Wrapping(width: width)
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty || line.first == " " {
        lines.append(String(line))
      } else {
        lines += wrapping.lines(of: String(line))
      }
    }
    return lines
  }

  /// Returns a label and its text, beside it when the label is short enough, else below.
  static func entry(
    _ label: String, _ body: String, width: Int, indent: Int, column: Int,
    style: (String) -> String
  ) -> String {
    let lines = Wrapping(width: max(width - column, 12)).lines(of: body)
    let margin = String(repeating: " ", count: indent)
    let columns = indent + DisplayWidth.of(label)
    guard !lines.isEmpty else { return margin + style(label) + "\n" }
    let isBeside = columns + 2 <= column
    var text = margin + style(label) + (isBeside ? "" : "\n")
    for (place, line) in lines.enumerated() {
      let used = isBeside && place == 0 ? columns : 0
      text += String(repeating: " ", count: column - used) + line + "\n"
    }
    return text
  }
}
