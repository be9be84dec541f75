/// The lines of one question, with what the comments above it say.
struct GiftBlock {
  private(set) var id: String?
  private(set) var tags: [String] = []
  private(set) var marks: [GiftMark] = []
  /// The line of the first text.
  private(set) var line = 0

  var hasText: Bool { !marks.isEmpty }

  mutating func take(_ text: [Unicode.Scalar], line: Int) {
    if marks.isEmpty {
      self.line = line
    } else {
      marks.append(GiftMark(scalar: "\n", isEscaped: false, line: line - 1))
    }
    marks += GiftMark.marks(text, line: line)
  }

  /// A comment inside a question is dropped with what it says.
  mutating func take(comment: [Unicode.Scalar], line: Int) {
    guard marks.isEmpty else { return }
    let text = String(String.UnicodeScalarView(comment))
    if let first = Self.values("[id:", in: text).first { id = first }
    tags += Self.values("[tag:", in: text)
  }

  private static func values(_ opening: String, in text: String) -> [String] {
    var values: [String] = []
    var rest = text[...]
    while let start = rest.firstRange(of: opening) {
      rest = rest[start.upperBound...]
      guard let end = rest.firstIndex(of: "]") else { break }
      let value = GiftMark.trimmed(rest[..<end].unicodeScalars)
      if !value.isEmpty { values.append(value) }
      rest = rest[rest.index(after: end)...]
    }
    return values
  }
}

/// A character of a question, and whether it was escaped: an escaped one is never a sign.
struct GiftMark: Hashable {
  let scalar: Unicode.Scalar
  let isEscaped: Bool
  let line: Int

  func isSign(_ sign: Unicode.Scalar) -> Bool { scalar == sign && !isEscaped }

  var isBlank: Bool { scalar.properties.isWhitespace }

  private static let escapable: Set<Unicode.Scalar> = [
    "\\", ":", "~", "=", "#", "[", "]", "{", "}",
  ]

  /// Takes the escapes out. A backslash before anything else is itself.
  static func marks(_ text: [Unicode.Scalar], line: Int) -> [GiftMark] {
    var marks: [GiftMark] = []
    var index = 0
    while index < text.count {
      let scalar = text[index]
      if scalar == "\\", index + 1 < text.count {
        let next = text[index + 1]
        if escapable.contains(next) {
          marks.append(GiftMark(scalar: next, isEscaped: true, line: line))
          index += 2
          continue
        }
        if next == "n" {
          marks.append(GiftMark(scalar: "\n", isEscaped: true, line: line))
          index += 2
          continue
        }
      }
      marks.append(GiftMark(scalar: scalar, isEscaped: false, line: line))
      index += 1
    }
    return marks
  }

  static func trimmed(_ scalars: some BidirectionalCollection<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    let start = scalars.firstIndex { !$0.properties.isWhitespace }
    guard let start, let end = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else {
      return ""
    }
    text.append(contentsOf: scalars[start...end])
    return String(text)
  }
}
