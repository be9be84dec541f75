/// Writes questions in the GIFT format, so that they can be read by Moodle and again here: what
/// ``GiftBank`` reads from it is equal to what was written, lines aside.
public enum GiftWriter {
  /// Questions with their categories.
  public static func text(_ questions: [GiftQuestion]) -> String {
    var blocks: [String] = []
    var category: String?
    for question in questions {
      if let name = question.category, name != category {
        blocks.append("$CATEGORY: \(oneLine(name))")
        category = name
      }
      blocks.append(text(question))
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func text(_ question: GiftQuestion) -> String {
    var text = ""
    var notes = question.id.map { ["[id:\(name($0))]"] } ?? []
    notes += question.tags.map { "[tag:\(name($0))]" }
    if !notes.isEmpty { text += "// " + notes.joined(separator: " ") + "\n" }
    if let title = question.title { text += "::\(escaped(title))::" }
    let format = question.stem.format
    // The mark keeps a text that begins like a comment, a category or a format from being one.
    text += "[\(format.rawValue)]"
    let answers = answers(question, format)
    if question.hasGap, let gap = question.stem.text.firstRange(of: "_____") {
      text += escaped(question.stem.text[..<gap.lowerBound]) + answers
      text += escaped(question.stem.text[gap.upperBound...])
    } else {
      text += escaped(question.stem.text) + answers
    }
    return text
  }

  private static func answers(_ question: GiftQuestion, _ format: GiftText.Format) -> String {
    var body: String
    switch question.kind {
    case .description: return ""
    case .essay: body = ""
    case .trueFalse(let isTrue, let first, let second):
      body = isTrue ? "T" : "F"
      if first != nil || second != nil { body += "#" + (first.map(marked) ?? "") }
      if let second { body += "#" + marked(second) }
    case .choice(let choices), .short(let choices):
      body =
        choices.map { choice in
          line(choice.isMarkedCorrect, choice.weight, marked(choice.text), choice.feedback)
        }.joined() + "\n"
    case .matching(let pairs):
      body = pairs.map { "\n=\(marked($0.left)) -> \(escaped($0.right))" }.joined() + "\n"
    case .numerical(let answers, let isList):
      body = "#"
      if !isList, let one = answers.first { body += range(one.range) }
      if isList {
        body +=
          answers.map { line($0.isMarkedCorrect, $0.weight, range($0.range), $0.feedback) }
          .joined() + "\n"
      }
    }
    if let general = question.generalFeedback { body += "####" + marked(general) }
    return "{\(body)}"
  }

  private static func line(
    _ isCorrect: Bool, _ weight: Double?, _ text: String, _ feedback: GiftText?
  ) -> String {
    let weight = weight.map { "%\(number($0))%" } ?? ""
    return "\n\(isCorrect ? "=" : "~")\(weight)\(text)" + (feedback.map { "#" + marked($0) } ?? "")
  }

  private static func range(_ range: GiftQuestion.NumericalRange) -> String {
    switch range {
    case .exactly(let value): number(value)
    case .within(let value, let tolerance): "\(number(value)):\(number(tolerance))"
    case .between(let low, let high): "\(number(low))..\(number(high))"
    case .any: "*"
    }
  }

  private static func number(_ number: Double) -> String {
    Int64(exactly: number).map(String.init) ?? "\(number)"
  }

  private static func marked(_ text: GiftText) -> String {
    text.text.isEmpty ? "" : "[\(text.format.rawValue)]" + escaped(text.text)
  }

  private static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ":", "~", "=", "#", "[", "]", "{", "}": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\r": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  private static func name(_ text: String) -> String {
    String(text.filter { $0 != "]" && !$0.isNewline })
  }
}
