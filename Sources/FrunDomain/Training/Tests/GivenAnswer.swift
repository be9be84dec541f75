/// What somebody answered.
public enum GivenAnswer: Hashable, Sendable {
  /// Nothing.
  case none
  /// Places of answers, from 0, in the order shown. True is 0 and false is 1.
  case places([Int])
  /// Words or a number, as written.
  case text(String)
  /// For each left side the place of its right side in ``GiftQuestion/rightSides``; nil for none.
  case pairs([Int?])
}

extension GiftQuestion {
  /// Whether several answers may be chosen: none stands behind `=`, so weights say what counts.
  public var allowsSeveral: Bool {
    guard case .choice(let choices) = kind else { return false }
    return !choices.contains(where: \.isMarkedCorrect)
  }

  /// The left sides of pairs, without the empty ones.
  public var leftSides: [String] {
    guard case .matching(let pairs) = kind else { return [] }
    return pairs.map(\.left.text).filter { !$0.isEmpty }
  }

  /// The right sides of pairs, each once, in an order that tells nothing. It follows from the
  /// identifier of the question and not from the words, so that letters mean the same in every
  /// language of a bank.
  public var rightSides: [String] {
    guard case .matching(let pairs) = kind else { return [] }
    var seen: Set<String> = []
    var sides = pairs.map(\.right).filter { seen.insert($0).inserted }
    guard let id else { return sides.sorted() }
    var order = SeededOrder(Array(id.utf8))
    order.shuffle(&sides)
    return sides
  }

  /// Reads an answer as it is typed from a sheet: `b`, `a c`, `t`, `2b 1a`, a number or words.
  /// Empty and `-` mean no answer. Nil when it cannot be an answer to this question.
  public func answer(typed text: String) -> GivenAnswer? {
    let text = Self.westernDigits(text)
    let trimmed = GiftMark.trimmed(text.unicodeScalars)
    if trimmed.isEmpty || trimmed == "-" { return GivenAnswer.none }
    switch kind {
    case .description: return nil
    case .essay, .short: return .text(trimmed)
    case .numerical: return Self.number(trimmed) == nil ? nil : .text(trimmed)
    case .trueFalse:
      switch trimmed.lowercased() {
      case "t", "true", "a", "1": return .places([0])
      case "f", "false", "b", "2": return .places([1])
      default: return nil
      }
    case .choice(let choices):
      guard let places = Self.places(trimmed, among: choices.count),
        allowsSeveral || places.count == 1
      else { return nil }
      return .places(places)
    case .matching: return pairs(trimmed)
    }
  }

  /// `1b 2a`, or the letters alone in the order of the left sides: `ba`.
  private func pairs(_ text: String) -> GivenAnswer? {
    let left = leftSides.count
    let right = rightSides.count
    var answer: [Int?] = Array(repeating: nil, count: left)
    var row: Int?
    var next = 0
    for character in text.lowercased() where character != " " && character != "," {
      if let digit = character.wholeNumberValue {
        let number = (row.map { ($0 + 1) * 10 } ?? 0) + digit
        guard (1...max(1, left)).contains(number) else { return nil }
        row = number - 1
      } else if let place = Self.place(character), place < right {
        let index = row ?? next
        guard index < left, answer[index] == nil else { return nil }
        answer[index] = place
        next = index + 1
        row = nil
      } else {
        return nil
      }
    }
    return row == nil ? .pairs(answer) : nil
  }

  private static func place(_ character: Character) -> Int? {
    guard let byte = character.asciiValue, (97...122).contains(byte) else { return nil }
    return Int(byte) - 97
  }

  private static func places(_ text: String, among count: Int) -> [Int]? {
    var places: Set<Int> = []
    for character in text.lowercased() where character != " " && character != "," {
      guard let place = place(character), place < count else { return nil }
      places.insert(place)
    }
    return places.isEmpty ? nil : places.sorted()
  }

  static func number(_ text: String) -> Double? {
    let plain = text.replacing(" ", with: "")
    return GiftAnswers.number(plain.contains(".") ? plain : plain.replacing(",", with: "."))
  }

  /// Arabic and Persian digits and their decimal sign as ASCII; other digits are left.
  public static func westernDigits(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x660...0x669: result.append(Unicode.Scalar(UInt8(scalar.value - 0x660 + 48)))
      case 0x6F0...0x6F9: result.append(Unicode.Scalar(UInt8(scalar.value - 0x6F0 + 48)))
      case 0x66B: result.append(".")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
