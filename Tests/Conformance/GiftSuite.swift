import FoundationEssentials
import FrunDomain
import FrunText

/// Reads every question bank of a file of JSON lines and compares what was understood.
func runGiftSuite(file: String, report: inout ConformanceReport) throws {
  let text = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
  for (number, line) in text.split(separator: "\n").enumerated() {
    let place = "line \(number + 1)"
    guard let json = try? JSONValue(parsing: String(line)) else {
      report.recordUnreadable(place, "no JSON")
      continue
    }
    if json["_meta"] != nil { continue }
    guard let id = json["id"]?.string, let gift = json["gift"]?.string,
      let expected = json["expect"]
    else {
      report.recordUnreadable(place, "a case without id, gift or expectation")
      continue
    }
    let bank = GiftBank(parsing: gift)
    let actual = JSONValue.array(bank.entries.map(GiftFacts.entry))
    let problems = bank.problems.map { " [line \($0.line): \($0.reason)]" }.joined()
    report.record(
      id, expected: expected.canonicalText(), actual: actual.canonicalText() + problems)
  }
}

/// The parse facts of a bank as the vectors write them.
enum GiftFacts {
  static func entry(_ entry: GiftBank.Entry) -> JSONValue {
    switch entry {
    case .category(let name, _): ["type": "Category", "title": .string(name)]
    case .question(let question): self.question(question)
    }
  }

  private static func question(_ question: GiftQuestion) -> JSONValue {
    var object = JSONObject()
    object["id"] = question.id.map { .string($0) } ?? .null
    object["tags"] = question.tags.isEmpty ? .null : .array(question.tags.map { .string($0) })
    object["title"] = question.title.map { .string($0) } ?? .null
    object["stem"] = text(question.stem)
    object["hasEmbeddedAnswers"] = .bool(question.hasGap)
    if question.isAsked { object["globalFeedback"] = optional(question.generalFeedback) }
    switch question.kind {
    case .description: object["type"] = "Description"
    case .essay: object["type"] = "Essay"
    case .trueFalse(let isTrue, let first, let second):
      object["type"] = "TF"
      object["isTrue"] = .bool(isTrue)
      object["trueFeedback"] = optional(first)
      object["falseFeedback"] = optional(second)
    case .choice(let choices):
      object["type"] = "MC"
      object["choices"] = .array(choices.map(choice))
    case .short(let choices):
      object["type"] = "Short"
      object["choices"] = .array(choices.map(choice))
    case .matching(let pairs):
      object["type"] = "Matching"
      object["matchPairs"] = .array(
        pairs.map { ["subquestion": text($0.left), "subanswer": .string($0.right)] })
    case .numerical(let answers, let isList):
      object["type"] = "Numerical"
      object["choices"] =
        isList ? .array(answers.map(answer)) : answers.first.map { range($0.range) } ?? .null
    }
    return .object(object)
  }

  private static func text(_ text: GiftText) -> JSONValue {
    ["format": .string(text.format.rawValue), "text": .string(text.text)]
  }

  private static func optional(_ text: GiftText?) -> JSONValue { text.map(Self.text) ?? .null }

  private static func number(_ number: Double) -> JSONValue {
    if let whole = Int64(exactly: number) { return .integer(whole) }
    return (try? JSONValue(parsing: "\(number)")) ?? .null
  }

  private static func choice(_ choice: GiftQuestion.Choice) -> JSONValue {
    [
      "isCorrect": .bool(choice.isMarkedCorrect), "weight": choice.weight.map(number) ?? .null,
      "text": text(choice.text), "feedback": optional(choice.feedback),
    ]
  }

  private static func answer(_ answer: GiftQuestion.NumericalAnswer) -> JSONValue {
    [
      "isCorrect": .bool(answer.isMarkedCorrect), "weight": answer.weight.map(number) ?? .null,
      "text": range(answer.range), "feedback": optional(answer.feedback),
    ]
  }

  private static func range(_ range: GiftQuestion.NumericalRange) -> JSONValue {
    switch range {
    case .exactly(let value): ["type": "simple", "number": number(value)]
    case .within(let value, let tolerance):
      ["type": "range", "number": number(value), "range": number(tolerance)]
    case .between(let low, let high):
      ["type": "high-low", "numberHigh": number(high), "numberLow": number(low)]
    case .any(let words): text(words)
    }
  }
}
