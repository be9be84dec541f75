/// The answers of one question that are still possible while a condition is examined.
///
/// An over-approximation: what is dropped is certainly impossible.
struct AnswerDomain {
  /// Whether the question may be unanswered.
  var allowsEmpty = true
  /// Whether it may hold a text that is no number.
  var allowsWords = true
  private var low = -Double.infinity
  private var high = Double.infinity
  private var isLowOpen = false
  private var isHighOpen = false
  private var isWhole = false
  private var droppedNumbers: Set<Double> = []
  /// The only texts it may hold, when they are known.
  private var texts: [String]?
  private var droppedTexts: Set<String> = []
  /// Words that a multiple answer has, and has not.
  private var chosen: Set<String> = []
  private var notChosen: Set<String> = []
  private var isMultiple = false

  /// What a condition asks of an answer.
  enum Test: Hashable {
    case isEmpty
    case number(BinaryOperator, Double)
    case text(String)
    case selected(String)
  }

  /// Everything that the type, the list and the range of a question allow.
  init(_ item: FormItem, list: ChoiceList?) {
    guard let type = item.type else { return }
    switch type {
    case .integer, .decimal, .range:
      allowsWords = false
      isWhole = type == .integer
      if type == .range {
        let start = item.parameters["start"].map(FormNumber.parse) ?? 1
        let end = item.parameters["end"].map(FormNumber.parse) ?? 10
        low = min(start, end)
        high = max(start, end)
      }
    case .selectOne: texts = list?.choices.map(\.name)
    case .selectMultiple, .rank: isMultiple = true
    default: break
    }
  }

  /// Whether any answer, or none, is left.
  var isPossible: Bool { allowsEmpty || hasAnswer }

  /// Whether an answer is left.
  var hasAnswer: Bool {
    if isMultiple { return chosen.isDisjoint(with: notChosen) }
    if let texts { return !texts.isEmpty }
    return allowsWords || hasNumber
  }

  private var hasNumber: Bool {
    if low > high || low == high && (isLowOpen || isHighOpen) { return false }
    if low == high { return !droppedNumbers.contains(low) }
    guard isWhole, low.isFinite, high.isFinite else { return true }
    let first = low.rounded(.up) == low && isLowOpen ? low + 1 : low.rounded(.up)
    let last = high.rounded(.down) == high && isHighOpen ? high - 1 : high.rounded(.down)
    if first > last { return false }
    if last - first > 100 { return true }
    return stride(from: first, through: last, by: 1).contains { !droppedNumbers.contains($0) }
  }

  /// Keeps the answers for which the test holds, or does not.
  mutating func keep(_ test: Test, _ holds: Bool) {
    switch test {
    case .isEmpty:
      if holds {
        dropAnswers()
      } else {
        allowsEmpty = false
      }
    case .number(let infix, let number): keepNumbers(infix, number, holds)
    case .text(let text): keepText(text, holds)
    case .selected(let word):
      if !isMultiple { return keepText(word, holds) }
      if holds {
        allowsEmpty = false
        chosen.insert(word)
      } else {
        notChosen.insert(word)
      }
    }
  }

  private mutating func dropAnswers() {
    texts = []
    allowsWords = false
    low = 1
    high = 0
    if isMultiple {
      isMultiple = false
    }
  }

  private mutating func keepText(_ text: String, _ holds: Bool) {
    if isMultiple { return }
    if holds {
      allowsEmpty = false
      let isDropped = droppedTexts.contains(text)
      if let known = texts {
        texts = known.contains(text) && !isDropped ? [text] : []
      } else {
        texts = isDropped ? [] : [text]
      }
    } else {
      droppedTexts.insert(text)
      texts?.removeAll { $0 == text }
    }
  }

  private mutating func keepNumbers(_ infix: BinaryOperator, _ number: Double, _ holds: Bool) {
    if isMultiple { return }
    // An empty answer and a word are no number: no comparison but “!=” holds for them.
    if holds == (infix != .notEqual) {
      allowsEmpty = false
      allowsWords = false
    }
    if let known = texts {
      texts = known.filter { Self.compare(infix, FormNumber.parse($0), number) == holds }
      return
    }
    switch (infix, holds) {
    case (.equal, true), (.notEqual, false):
      raise(number, isOpen: false)
      lower(number, isOpen: false)
    case (.equal, false), (.notEqual, true): droppedNumbers.insert(number)
    case (.less, true), (.greaterOrEqual, false): lower(number, isOpen: true)
    case (.lessOrEqual, true), (.greater, false): lower(number, isOpen: false)
    case (.greater, true), (.lessOrEqual, false): raise(number, isOpen: true)
    case (.greaterOrEqual, true), (.less, false): raise(number, isOpen: false)
    default: break
    }
  }

  private static func compare(_ infix: BinaryOperator, _ left: Double, _ right: Double) -> Bool {
    switch infix {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    default: false
    }
  }

  private mutating func raise(_ bound: Double, isOpen: Bool) {
    if bound > low || bound == low && isOpen {
      low = bound
      isLowOpen = isOpen
    }
  }

  private mutating func lower(_ bound: Double, isOpen: Bool) {
    if bound < high || bound == high && isOpen {
      high = bound
      isHighOpen = isOpen
    }
  }
}
