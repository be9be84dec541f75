extension GiftQuestion {
  /// Percent of the question's points that an answer gives, 0 to 100; nil when a person has to
  /// mark it.
  ///
  /// Weights of the chosen answers are added up. A sum below nothing counts as nothing: a question
  /// never takes points away from another.
  public func points(for answer: GivenAnswer) -> Double? {
    switch (kind, answer) {
    case (.essay, .none): return 0
    case (.essay, _): return nil
    case (_, .none), (.description, _): return 0
    case (.trueFalse(let isTrue, _, _), .places(let places)):
      return places == [isTrue ? 0 : 1] ? 100 : 0
    case (.choice(let choices), .places(let places)):
      guard allowsSeveral || places.count == 1 else { return 0 }
      let chosen = Set(places).filter { choices.indices.contains($0) }
      return Self.bounded(chosen.reduce(0) { $0 + choices[$1].points })
    case (.short(let choices), .text(let text)):
      return Self.bounded(
        choices.filter { Self.matches($0.text.text, text) }.map(\.points).max() ?? 0)
    case (.numerical(let answers, _), .text(let text)):
      guard let number = Self.number(Self.westernDigits(text)) else { return 0 }
      return Self.bounded(
        answers.filter { $0.range.contains(number) }.map(\.points).max() ?? 0)
    case (.matching(let pairs), .pairs(let places)): return Self.points(pairs, places, rightSides)
    default: return 0
    }
  }

  /// Thirds that are written 33.33333 add up to all.
  private static func bounded(_ points: Double) -> Double {
    points > 99.99 ? 100 : max(0, points)
  }

  private static func points(
    _ pairs: [Pair], _ places: [Int?], _ rights: [String]
  ) -> Double {
    let asked = pairs.filter { !$0.left.text.isEmpty }
    guard !asked.isEmpty else { return 0 }
    let right = zip(asked, places).filter { pair, place in
      place.map { rights.indices.contains($0) && rights[$0] == pair.right } ?? false
    }
    return bounded(Double(right.count) / Double(asked.count) * 100)
  }

  /// Whether an answer is a word that is accepted: capital letters and blanks aside; `*` stands
  /// for anything.
  static func matches(_ pattern: String, _ answer: String) -> Bool {
    func plain(_ text: String) -> [Character] {
      Array(
        westernDigits(text).lowercased().split(whereSeparator: \.isWhitespace)
          .joined(separator: " "))
    }
    let pattern = plain(pattern)
    let answer = plain(String(answer.prefix(2000)))
    // Greedy with one step back, so that many stars cannot make it slow.
    var (at, star, mark, index) = (0, -1, 0, 0)
    while index < answer.count {
      if at < pattern.count, pattern[at] == "*" {
        star = at
        mark = index
        at += 1
      } else if at < pattern.count, pattern[at] == answer[index] {
        at += 1
        index += 1
      } else if star >= 0 {
        at = star + 1
        mark += 1
        index = mark
      } else {
        return false
      }
    }
    while at < pattern.count, pattern[at] == "*" { at += 1 }
    return at == pattern.count
  }

  /// What is said to an answer: feedback of what was chosen, then the general one.
  public func feedback(for answer: GivenAnswer) -> [GiftText] {
    var said: [GiftText?] = []
    switch (kind, answer) {
    case (.trueFalse(let isTrue, let first, let second), .places(let places)):
      said.append(places == [isTrue ? 0 : 1] ? second : first)
    case (.choice(let choices), .places(let places)):
      said += places.filter { choices.indices.contains($0) }.map { choices[$0].feedback }
    case (.short(let choices), .text(let text)):
      said.append(choices.first { Self.matches($0.text.text, text) }?.feedback)
    case (.numerical(let answers, _), .text(let text)):
      let number = Self.number(Self.westernDigits(text))
      said.append(
        number.flatMap { number in answers.first { $0.range.contains(number) } }?.feedback)
    default: break
    }
    return (said + [generalFeedback]).compactMap { $0 }
  }

  /// The right answer as a marker needs it: letters, words or numbers.
  public var key: String {
    switch kind {
    case .description: return ""
    case .essay: return "open"
    case .trueFalse(let isTrue, _, _): return isTrue ? "T" : "F"
    case .choice(let choices):
      let right = choices.indices.filter { choices[$0].points > 0 }
      return right.map { place in
        let points = choices[place].points
        return points == 100 || allowsSeveral
          ? Self.letter(place) : "\(Self.letter(place)) (\(Int(points.rounded())) %)"
      }.joined(separator: " ")
    case .short(let choices):
      return choices.filter { $0.points > 0 }.map(\.text.text).joined(separator: " / ")
    case .numerical(let answers, _):
      return answers.filter { $0.points > 0 }.map(\.range.words).joined(separator: " / ")
    case .matching(let pairs):
      let rights = rightSides
      return pairs.filter { !$0.left.text.isEmpty }.enumerated().map { place, pair in
        "\(place + 1)\(Self.letter(rights.firstIndex(of: pair.right) ?? 0))"
      }.joined(separator: " ")
    }
  }

  /// `a` for the first place.
  public static func letter(_ place: Int) -> String {
    guard (0..<26).contains(place) else { return "\(place + 1)" }
    return String(Unicode.Scalar(UInt8(97 + place)))
  }
}

extension GiftQuestion.NumericalRange {
  /// The range for people.
  var words: String {
    func number(_ value: Double) -> String { Int64(exactly: value).map(String.init) ?? "\(value)" }
    switch self {
    case .exactly(let value): return number(value)
    case .within(let value, 0): return number(value)
    case .within(let value, let tolerance): return "\(number(value)) ± \(number(tolerance))"
    case .between(let low, let high): return "\(number(low)) to \(number(high))"
    case .any: return "*"
    }
  }
}
