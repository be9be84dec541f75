/// A configuration file: `[section]` headings, `key = value` lines, and
/// comments that begin with `#`.
///
/// A key is named `section.key`. Values are plain text without quotes; nothing
/// in a file can be a command to run.
package struct ConfigurationFile: Hashable, Sendable {
  /// The largest file read, in bytes.
  package static let limit = 262_144

  /// One setting.
  package struct Entry: Hashable, Sendable {
    /// `section.key`.
    package var key: String
    /// The value, without blanks at its ends.
    package var value: String
    /// Line number, from 1.
    package var line: Int
  }

  /// A line that is none of the three.
  package struct Problem: Error, Hashable, Sendable {
    /// Line number, from 1.
    package var line: Int
    /// What is wrong with it.
    package var reason: String
  }

  /// The lines as they are, so that a change keeps comments and order.
  package private(set) var lines: [String]
  /// The settings in order; a later one of the same name wins.
  package private(set) var entries: [Entry] = []

  /// Reads the text of a file.
  package init(_ text: String) throws(Problem) {
    // By property: in Swift "\r\n" is one character, which "\n" does not equal.
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(String.init)
    if lines.last == "" { lines.removeLast() }
    var section: String?
    for (index, line) in lines.enumerated() {
      let text = Self.trimmed(line)
      if text.isEmpty || text.hasPrefix("#") { continue }
      if text.hasPrefix("[") {
        section = try Self.section(text, line: index + 1)
        continue
      }
      guard let equals = text.firstIndex(of: "=") else {
        throw Problem(line: index + 1, reason: "expected 'key = value' or '[section]'")
      }
      guard let section else {
        throw Problem(line: index + 1, reason: "a setting before the first [section]")
      }
      let name = Self.trimmed(text[..<equals])
      guard Self.isName(name) else {
        throw Problem(line: index + 1, reason: "a key has letters, digits and hyphens")
      }
      let value = Self.trimmed(text[text.index(after: equals)...])
      entries.append(Entry(key: "\(section).\(name)", value: value, line: index + 1))
    }
  }

  /// The value that counts for a key.
  package func entry(_ key: String) -> Entry? {
    entries.last { $0.key == key }
  }

  /// The text with one key set; everything else stays as it was.
  ///
  /// - Parameter value: one line; nil removes every line of the key.
  package func text(setting key: String, to value: String?) -> String {
    var lines = self.lines
    let places = entries.filter { $0.key == key }.map { $0.line - 1 }
    let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
    guard let section = parts.first, let name = parts.last, parts.count == 2 else {
      return lines.map { $0 + "\n" }.joined()
    }
    let line = value.map { "\(name) = \($0)" }
    if let last = places.last {
      if let line { lines[last] = line }
      for place in places.reversed() where line == nil || place != last {
        lines.remove(at: place)
      }
    } else if let line {
      if let heading = lines.lastIndex(where: { Self.trimmed($0) == "[\(section)]" }) {
        var end = heading + 1
        while end < lines.count, !Self.trimmed(lines[end]).hasPrefix("[") { end += 1 }
        while end > heading + 1, Self.trimmed(lines[end - 1]).isEmpty { end -= 1 }
        lines.insert(line, at: end)
      } else {
        if lines.last.map({ !Self.trimmed($0).isEmpty }) ?? false { lines.append("") }
        lines += ["[\(section)]", line]
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func section(_ text: String, line: Int) throws(Problem) -> String {
    guard text.hasSuffix("]") else { throw Problem(line: line, reason: "']' is missing") }
    let name = trimmed(text.dropFirst().dropLast())
    guard isName(name) else {
      throw Problem(line: line, reason: "a section has letters, digits and hyphens")
    }
    return name
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D
      }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var view = Substring(text)
    while let first = view.first, first == " " || first == "\t" || first == "\r" {
      view.removeFirst()
    }
    while let last = view.last, last == " " || last == "\t" || last == "\r" { view.removeLast() }
    return String(view)
  }
}
