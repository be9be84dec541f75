import FrunText

/// The checks behind each kind of value.
enum ValueChecks {
  static func check(_ text: String, as kind: ValueKind) throws(ValueProblem) {
    switch kind {
    case .text: break
    case .integer(let minimum, let maximum):
      try check(Int(argument: text), minimum, maximum) { String($0) }
    case .decimal(let minimum, let maximum):
      try check(Double(argument: text), minimum, maximum) { $0.argumentText }
    case .yesNo: _ = try Bool(argument: text)
    case .choice(let choices):
      guard !choices.contains(where: { $0.name == text }) else { return }
      throw unknownChoice(text, among: choices.map(\.name))
    case .file, .directory: _ = try PathText(argument: text)
    case .date: _ = try DateText(argument: text)
    case .partialDate: _ = try PartialDateText(argument: text)
    case .identifier: _ = try RecordID(argument: text)
    case .byteSize: _ = try ByteSize(argument: text)
    case .duration: _ = try TimeLength(argument: text)
    }
  }

  static func unknownChoice(_ text: String, among names: [String]) -> ValueProblem {
    let listed = names.count <= 12 ? "; use " + Phrases.list(names, "or") : ""
    return ValueProblem(
      "not one of the possible values" + listed,
      suggestions: Suggestions.nearest(to: text, among: names, count: 1))
  }

  private static func check<Number: Comparable>(
    _ value: Number, _ minimum: Number?, _ maximum: Number?, _ text: (Number) -> String
  ) throws(ValueProblem) {
    let low = minimum.map { value < $0 } ?? false
    let high = maximum.map { value > $0 } ?? false
    guard low || high else { return }
    switch (minimum, maximum) {
    case (let minimum?, let maximum?):
      throw ValueProblem("not between \(text(minimum)) and \(text(maximum))")
    case (let minimum?, nil): throw ValueProblem("less than \(text(minimum))")
    case (nil, let maximum?): throw ValueProblem("more than \(text(maximum))")
    case (nil, nil): break
    }
  }
}

extension ValueKind {
  /// Throws what is wrong with `text` as a value of this kind.
  public func check(_ text: String) throws(ValueProblem) {
    try ValueChecks.check(text, as: self)
  }
}

/// Small pieces of English for messages.
enum Phrases {
  /// `a`, `a or b`, `a, b or c`.
  static func list(_ words: [String], _ joint: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " " + joint + " " + last
  }
}
