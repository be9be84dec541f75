/// A page with a head between `---` and a body whose `##` headings are modules.
struct CoursePage {
  private let lines: [String]
  private let end: Int

  /// The lines of the head.
  var head: ArraySlice<String> { lines[1..<end] }

  /// Splits a page; nil without a head.
  init?(_ text: String) {
    lines = Self.lines(text)
    guard lines.count < 20_000, lines.first == "---",
      let end = lines.dropFirst().firstIndex(of: "---")
    else { return nil }
    self.end = end
  }

  /// The lines of a text without blanks at their ends. Editors of other systems write a byte
  /// order mark and CRLF, which is one character in Swift.
  static func lines(_ text: String) -> [String] {
    (text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]).split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }
    ).map { raw in
      var line = raw
      while let last = line.last, last.isWhitespace { line.removeLast() }
      return String(line)
    }
  }

  /// The modules of the body.
  func modules(_ head: inout CourseHead) -> [CourseFile.Module] {
    var modules: [CourseFile.Module] = []
    for (offset, line) in lines.enumerated().dropFirst(end + 1) {
      if line.hasPrefix("## ") {
        let (title, minutes) = Self.heading(line.dropFirst(3))
        modules.append(
          CourseFile.Module(title: title, minutes: minutes, competencies: [], line: offset + 1))
      } else if line.hasPrefix("Competency: ") {
        guard let last = modules.popLast() else {
          head.wrong(line: offset + 1, "a competency belongs under a heading")
          continue
        }
        let levels = head.levels(line.dropFirst(12), line: offset + 1)
        modules.append(
          CourseFile.Module(
            title: last.title, minutes: last.minutes, competencies: last.competencies + levels,
            line: last.line))
      }
    }
    return modules
  }

  private static func heading(_ text: Substring) -> (String, Int) {
    guard text.hasSuffix(" min)"), let open = text.lastIndex(of: "("),
      let minutes = Int(text[text.index(after: open)...].dropLast(5)),
      (0...100_000).contains(minutes)
    else { return (String(text), 0) }
    var title = text[..<open]
    while title.last == " " { title.removeLast() }
    return (String(title), minutes)
  }
}
