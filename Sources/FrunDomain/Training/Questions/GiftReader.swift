/// Reads one question.
struct GiftReader {
  private let block: GiftBlock
  private let marks: [GiftMark]

  init(_ block: GiftBlock) {
    self.block = block
    marks = block.marks
  }

  private func fault(_ reason: String, at mark: GiftMark? = nil) -> GiftProblem {
    GiftProblem(line: mark?.line ?? block.line, reason)
  }

  func question() throws(GiftProblem) -> GiftQuestion {
    var rest = marks[...]
    Self.skip(&rest)
    let title = try title(&rest)
    guard let open = rest.firstIndex(where: { $0.isSign("{") }) else {
      if let stray = rest.first(where: { $0.isSign("}") }) {
        throw fault("a } without its {", at: stray)
      }
      return make(title, Self.text(rest, inherits: .moodle), hasGap: false, .description, nil)
    }
    guard let close = rest[open...].firstIndex(where: { $0.isSign("}") }) else {
      throw fault("the answers have no }", at: rest[open])
    }
    let before = Self.text(rest[..<open], inherits: .moodle)
    let hasStem = rest[..<open].contains { !$0.isBlank }
    var behind = rest[(close + 1)...]
    Self.skip(&behind)
    if behind.starts(with: ["/", "/"], by: { $0.isSign($1) }) {
      behind = behind.drop { $0.scalar != "\n" }
      Self.skip(&behind)
    }
    if let second = behind.first(where: { $0.isSign("{") || $0.isSign("}") }) {
      throw fault("a second { or }: is the blank line between two questions missing?", at: second)
    }
    let hasGap = !behind.isEmpty
    let after = Self.text(behind, inherits: before.format)
    var stem = before
    if hasGap {
      let format = hasStem ? before.format : after.format
      let parts = [before.text, "_____", after.text].filter { !$0.isEmpty }
      stem = GiftText(parts.joined(separator: " "), format: format)
    }
    var body = rest[(open + 1)..<close]
    let general = generalFeedback(&body, before.format)
    let kind = try GiftAnswers(body, format: before.format, line: block.line).kind()
    return make(title, stem, hasGap: hasGap, kind, general)
  }

  private func make(
    _ title: String?, _ stem: GiftText, hasGap: Bool, _ kind: GiftQuestion.Kind,
    _ general: GiftText?
  ) -> GiftQuestion {
    GiftQuestion(
      id: block.id, tags: block.tags, title: title, stem: stem, hasGap: hasGap, kind: kind,
      generalFeedback: general, line: block.line)
  }

  private func title(_ rest: inout ArraySlice<GiftMark>) throws(GiftProblem) -> String? {
    func isMark(_ index: Int) -> Bool {
      index + 1 < marks.count && marks[index].isSign(":") && marks[index + 1].isSign(":")
    }
    guard isMark(rest.startIndex) else { return nil }
    let start = rest.startIndex + 2
    var index = start
    while index < marks.count, !isMark(index) { index += 1 }
    guard index < marks.count else { throw fault("the title has no :: at its end") }
    let title = String(String.UnicodeScalarView(marks[start..<index].map(\.scalar)))
    rest = marks[(index + 2)...]
    Self.skip(&rest)
    return title.isEmpty ? nil : title
  }

  /// Takes `#### …` off the end.
  private func generalFeedback(
    _ body: inout ArraySlice<GiftMark>, _ format: GiftText.Format
  ) -> GiftText? {
    let signs = body.indices.first { index in
      index + 4 <= body.endIndex && body[index..<(index + 4)].allSatisfy { $0.isSign("#") }
    }
    guard let start = signs else { return nil }
    let text = Self.text(body[(start + 4)...], inherits: format)
    body = body[..<start]
    return text.text.isEmpty ? nil : text
  }

  static func skip(_ rest: inout ArraySlice<GiftMark>) {
    rest = rest.drop { $0.isBlank }
  }

  /// A text with its `[format]`, without blanks at its ends. Lines of plain text flow together.
  static func text(
    _ marks: ArraySlice<GiftMark>, inherits format: GiftText.Format
  ) -> GiftText {
    var rest = marks
    skip(&rest)
    var format = format
    for known in GiftText.Format.allCases {
      let word = Array("[\(known.rawValue)]".unicodeScalars)
      guard rest.starts(with: word, by: { $0.isSign($1) }) else { continue }
      format = known
      rest = rest.dropFirst(word.count)
      break
    }
    let text = GiftMark.trimmed(rest.map(\.scalar))
    switch format {
    case .html, .markdown: return GiftText(text, format: format)
    case .moodle, .plain: return GiftText(flowing(text), format: format)
    }
  }

  private static func flowing(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var blanks: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        blanks.append(scalar)
        continue
      }
      if let first = blanks.first {
        result.append(blanks.count > 1 || first == "\n" ? " " : first)
      }
      blanks = []
      result.append(scalar)
    }
    return String(result)
  }
}

extension GiftProblem: Error {}
