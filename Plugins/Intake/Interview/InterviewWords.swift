/// What the interview itself says, in the language of the questions.
struct InterviewWords {
  /// The tag of the language, such as `fr`.
  let tag: String

  /// Words of a language; English for languages that are not spoken here.
  init(_ tag: String?) {
    let short = tag?.split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map(String.init)
    self.tag = short.flatMap { InterviewTexts.languages.contains($0) ? $0 : nil } ?? "en"
  }

  /// A text with its gaps filled in order.
  func callAsFunction(_ key: InterviewTexts.Key, _ values: String...) -> String {
    let template = InterviewTexts.text(key, tag)
    var result = ""
    var rest = values[...]
    for character in template {
      if character == "%", let value = rest.popFirst() {
        result += value
      } else {
        result.append(character)
      }
    }
    return result
  }

  /// The words for a reason.
  func missing(_ kind: Missing) -> String {
    switch kind {
    case .notAsked: self(.notAsked)
    case .unknown: self(.unknown)
    case .refused: self(.refused)
    case .notApplicable: self(.notApplicable)
    case .later: self(.later)
    }
  }

  /// Name of a day of the week, 1 Monday to 7 Sunday.
  func weekday(_ number: Int) -> String {
    let names = InterviewTexts.text(.weekdays, tag).split(separator: " ")
    return names.indices.contains(number - 1) ? String(names[number - 1]) : ""
  }
}
