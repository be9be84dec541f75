import FrunText

/// The answers of one attempt with their marks, as they are stored with a result.
///
/// Text form: a JSON array of `{"q": identifier, "a": answer, "p": percent}` in the order of the
/// paper; `p` is null while a person has to mark it, and `a` is missing when nothing was answered.
public struct TestAnswers: Hashable, Sendable {
  /// One answer.
  public struct Item: Hashable, Sendable {
    /// Identifier of the question; its number on the paper where it has none.
    public var question: String
    /// The answer as typed; nil for none.
    public var answer: String?
    /// Percent of the question's points; nil while it waits for a person.
    public var points: Double?

    /// An answer.
    public init(question: String, answer: String?, points: Double?) {
      self.question = question
      self.answer = answer
      self.points = points
    }
  }

  /// The answers in the order of the paper.
  public var items: [Item]

  /// Answers.
  public init(_ items: [Item]) { self.items = items }

  /// Marks answers to a paper. What is not answered counts as nothing.
  public init(_ answers: [GivenAnswer], to paper: TestPaper) {
    items = paper.asked.enumerated().map { place, question in
      let answer = answers.indices.contains(place) ? answers[place] : .none
      return Item(
        question: question.id ?? "\(place + 1)", answer: answer.typed,
        points: question.points(for: answer))
    }
  }

  /// Percent of all points, 0 to 100, each question counting the same; what is not marked yet
  /// counts as nothing. Nil without questions.
  public var score: Double? {
    items.isEmpty ? nil : items.reduce(0) { $0 + ($1.points ?? 0) } / Double(items.count)
  }

  /// Answers that wait for a person.
  public var awaiting: Int { items.filter { $0.points == nil }.count }

  /// The text form.
  public var stored: String {
    JSONValue.array(
      items.map { item in
        var object = JSONObject()
        object["q"] = .string(item.question)
        if let answer = item.answer { object["a"] = .string(answer) }
        object["p"] =
          item.points.map { points in
            Int64(exactly: points).map { .integer($0) }
              ?? ((try? JSONValue(parsing: Self.text(points))) ?? .null)
          } ?? .null
        return .object(object)
      }
    ).text()
  }

  /// Reads the text form; nil for anything else.
  public init?(stored text: String) {
    guard let json = try? JSONValue(parsing: text), let rows = json.array else { return nil }
    var items: [Item] = []
    for row in rows {
      guard let question = row["q"]?.string else { return nil }
      items.append(
        Item(
          question: question, answer: row["a"]?.string,
          points: row["p"].flatMap { $0 == .null ? nil : Double($0.text()) }))
    }
    self.items = items
  }

  /// With four digits at most: enough for thirds, the same text on every machine.
  public static func text(_ number: Double) -> String {
    let scaled = Int64((number * 10_000).rounded())
    let fraction = String(String(scaled % 10_000 + 10_000).dropFirst())
    let digits = String(fraction.reversed().drop { $0 == "0" }.reversed())
    return "\(scaled / 10_000)" + (digits.isEmpty ? "" : ".\(digits)")
  }

  /// The score as a decimal text.
  public var scoreText: String? { score.map(Self.text) }
}

extension GivenAnswer {
  /// The answer as it would be typed; nil for none.
  public var typed: String? {
    switch self {
    case .none: return nil
    case .places(let places): return places.map(GiftQuestion.letter).joined(separator: " ")
    case .text(let text): return text
    case .pairs(let places):
      let answered = places.enumerated().compactMap { row, place in
        place.map { "\(row + 1)\(GiftQuestion.letter($0))" }
      }
      return answered.isEmpty ? nil : answered.joined(separator: " ")
    }
  }
}
