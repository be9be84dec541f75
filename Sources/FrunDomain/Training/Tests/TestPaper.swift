/// The questions of one test in the order in which they are asked, with their answers in the order
/// in which they are shown. Letters, key and marks all follow from it.
public struct TestPaper: Hashable, Sendable {
  /// The questions; descriptions stand between them and ask nothing.
  public let questions: [GiftQuestion]

  /// A paper of questions as they stand.
  public init(_ questions: [GiftQuestion]) { self.questions = questions }

  /// Reads a paper back from the text that is stored with a test.
  public init(stored text: String) { questions = GiftBank(parsing: text).questions }

  /// The text to store.
  public var stored: String { GiftWriter.text(questions) }

  /// The questions that are asked, numbered from 1 by their place.
  public var asked: [GiftQuestion] { questions.filter(\.isAsked) }

  /// Draws questions and shuffles them and their answers. The same bank, number and seed give the
  /// same paper on every machine.
  ///
  /// - Parameters:
  ///   - count: how many to draw; all when nil. Fewer when the bank has fewer.
  ///   - shuffles: whether answers change their places. Answers that speak of the others ("all of
  ///     these") should not stand in a bank that is shuffled.
  public init(
    drawing count: Int?, from bank: [GiftQuestion], seed: [UInt8], shuffles: Bool = true
  ) {
    var generator = SeededOrder(seed)
    var questions = bank.filter(\.isAsked)
    generator.shuffle(&questions)
    if let count { questions = Array(questions.prefix(max(0, count))) }
    if shuffles {
      for index in questions.indices {
        guard case .choice(var choices) = questions[index].kind else { continue }
        generator.shuffle(&choices)
        questions[index].kind = .choice(choices)
      }
    }
    self.questions = questions
  }
}

/// A fixed sequence of numbers from a seed: SplitMix64 over the bytes of the seed. Not secret and
/// not for keys: it only has to be the same everywhere.
struct SeededOrder: RandomNumberGenerator {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(_ seed: [UInt8]) {
    for byte in seed { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Fisher–Yates with a draw of its own: the standard library may change how it shuffles.
  mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, Int(next() % UInt64(last + 1)))
    }
  }
}
