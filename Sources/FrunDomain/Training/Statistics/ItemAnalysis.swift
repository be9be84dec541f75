/// How the questions of a test did: which were easy, and which told those who know from those who
/// do not.
///
/// *Source: classical test theory. Difficulty is the share of the points reached; discrimination
/// the correlation of the question with the rest of the test (Henrysson 1963); the index compares
/// the upper and lower 27 per cent (Kelley 1939).*
public struct ItemAnalysis: Hashable, Sendable {
  /// One question.
  public struct Item: Hashable, Sendable {
    /// Its identifier in the question bank.
    public let id: String
    /// How many answered it.
    public let answers: Int
    /// Mean share of the points, 0 (nobody) to 1 (everybody); nil below ``fewest`` answers.
    public let difficulty: Double?
    /// Correlation with the mean of the other questions of the same test, -1 to 1; nil below
    /// ``fewest`` answers and where all did equally well.
    public let discrimination: Double?
    /// Share in the upper group less share in the lower group, -1 to 1; nil below ``fewest``.
    public let upperLower: Double?

    /// What is worth a look, in words; nil when nothing is.
    public var remark: Remark? {
      guard let difficulty else { return .tooFew }
      if let discrimination, discrimination < 0 { return .misleading }
      if difficulty < 0.3 { return .hard }
      if difficulty > 0.95 { return .easy }
      if let discrimination, discrimination < 0.2 { return .weak }
      return nil
    }
  }

  /// What is worth a look about a question. The bounds are the customary ones (Ebel 1965).
  public enum Remark: String, Hashable, Sendable, CaseIterable {
    /// Fewer answers than say anything.
    case tooFew = "too few answers"
    /// Those who know more do worse: often a wrong key.
    case misleading = "check the key: those who know more do worse"
    /// Fewer than three in ten points.
    case hard = "very hard"
    /// More than 95 in a hundred points.
    case easy = "nearly everybody knows it"
    /// It hardly tells people apart.
    case weak = "hardly tells people apart"
  }

  /// Fewer answers are not analysed: the numbers would be chance, and could be about a person.
  public static let fewest = 10

  /// The questions in the order of their identifiers.
  public let items: [Item]
  /// How many tests there are.
  public let tests: Int

  /// Analyses tests. Each holds the share of the points, 0 to 1, by identifier of the question;
  /// people are drawn different questions, so what a test does not hold was not asked.
  public init(tests: [[String: Double]]) {
    self.tests = tests.count
    var answers: [String: [(own: Double, rest: Double?)]] = [:]
    for test in tests {
      // In order, so that the same tests always give the same last digit.
      let known = test.sorted { $0.key < $1.key }
        .filter { $0.value.isFinite && (0...1).contains($0.value) }
      let sum = known.reduce(0) { $0 + $1.value }
      for (id, share) in known {
        let rest = known.count > 1 ? (sum - share) / Double(known.count - 1) : nil
        answers[id, default: []].append((share, rest))
      }
    }
    items = answers.sorted { $0.key < $1.key }.map { id, answers in
      Self.item(id, answers.sorted { ($0.rest ?? -1, $0.own) < ($1.rest ?? -1, $1.own) })
    }
  }

  private static func item(_ id: String, _ answers: [(own: Double, rest: Double?)]) -> Item {
    guard answers.count >= fewest else {
      return Item(
        id: id, answers: answers.count, difficulty: nil, discrimination: nil, upperLower: nil)
    }
    let pairs = answers.compactMap { answer in answer.rest.map { (answer.own, $0) } }
    return Item(
      id: id, answers: answers.count,
      difficulty: answers.reduce(0) { $0 + $1.own } / Double(answers.count),
      discrimination: pairs.count >= fewest ? correlation(pairs) : nil,
      upperLower: pairs.count >= fewest ? upperLower(pairs) : nil)
  }

  /// Pearson's correlation; nil where one of the two does not vary.
  static func correlation(_ pairs: [(Double, Double)]) -> Double? {
    guard pairs.count > 1 else { return nil }
    let left = pairs.reduce(0) { $0 + $1.0 } / Double(pairs.count)
    let right = pairs.reduce(0) { $0 + $1.1 } / Double(pairs.count)
    var both = 0.0
    var first = 0.0
    var second = 0.0
    for (one, other) in pairs {
      both += (one - left) * (other - right)
      first += (one - left) * (one - left)
      second += (other - right) * (other - right)
    }
    let scale = (first * second).squareRoot()
    return scale > 1e-12 ? max(-1, min(1, both / scale)) : nil
  }

  /// By the rest of the test: the upper 27 per cent less the lower 27 per cent. Who stands at the
  /// bound with equals counts with their mean, so that the order of the tests does not matter.
  private static func upperLower(_ pairs: [(Double, Double)]) -> Double {
    let sorted = pairs.sorted { $0.1 < $1.1 }
    var shares: [Double] = []
    var start = 0
    while start < sorted.count {
      var end = start
      var sum = 0.0
      while end < sorted.count, sorted[end].1 == sorted[start].1 {
        sum += sorted[end].0
        end += 1
      }
      shares += [Double](repeating: sum / Double(end - start), count: end - start)
      start = end
    }
    let size = max(1, Int((Double(pairs.count) * 0.27).rounded()))
    func mean(_ part: ArraySlice<Double>) -> Double { part.reduce(0, +) / Double(size) }
    return mean(shares.suffix(size)) - mean(shares.prefix(size))
  }
}
