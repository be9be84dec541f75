/// A text of a question bank with the format its author declared. Shown as it stands: markup is
/// neither run nor removed.
public struct GiftText: Hashable, Sendable {
  /// How the text is marked up.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    case moodle, html, markdown, plain
  }

  /// How it is marked up.
  public let format: Format
  /// The text without its escapes.
  public let text: String

  /// A text.
  public init(_ text: String, format: Format = .moodle) {
    self.text = text
    self.format = format
  }
}

/// One question of a bank.
///
/// *Source: the GIFT format as the learning system Moodle documents it.*
public struct GiftQuestion: Hashable, Sendable {
  /// What may be answered.
  public enum Kind: Hashable, Sendable {
    /// Only to read.
    case description
    /// True or false. The first feedback is written for a wrong answer, the second for the right
    /// one.
    case trueFalse(Bool, first: GiftText?, second: GiftText?)
    /// One of several, or several where weights say so.
    case choice([Choice])
    /// A word; each that is accepted, with its weight.
    case short([Choice])
    /// A number; each that is accepted.
    case numerical([NumericalAnswer], isList: Bool)
    /// Pairs that belong together.
    case matching([Pair])
    /// A text that a person marks.
    case essay
  }

  /// One answer.
  public struct Choice: Hashable, Sendable {
    /// Whether it stands behind `=`.
    public let isMarkedCorrect: Bool
    /// Percent of the question's points, which may be negative; nil where the file says none.
    public let weight: Double?
    /// The answer.
    public let text: GiftText
    /// What is said to whoever gave it.
    public let feedback: GiftText?

    /// Percent of the question's points it gives: its weight, else all for a right answer and
    /// nothing for a wrong one.
    public var points: Double { weight ?? (isMarkedCorrect ? 100 : 0) }
  }

  /// A number, or a stretch of them.
  public enum NumericalRange: Hashable, Sendable {
    /// This number.
    case exactly(Double)
    /// This number, give or take so much.
    case within(Double, tolerance: Double)
    /// From one number to another.
    case between(Double, Double)
    /// Any number: `*`, for feedback on wrong answers.
    case any(GiftText)

    /// Whether a number lies in it. What is written with the same digits is meant to be equal, so
    /// the borders are a little wider than binary fractions make them.
    public func contains(_ number: Double) -> Bool {
      func slack(_ border: Double) -> Double { abs(border) * 1e-12 + 1e-300 }
      switch self {
      case .exactly(let value): return abs(number - value) <= slack(value)
      case .within(let value, let tolerance):
        return abs(number - value) <= tolerance + slack(value)
      case .between(let low, let high):
        return number >= low - slack(low) && number <= high + slack(high)
      case .any: return true
      }
    }
  }

  /// A number that is accepted.
  public struct NumericalAnswer: Hashable, Sendable {
    /// Whether it stands behind `=`.
    public let isMarkedCorrect: Bool
    /// Percent of the question's points; nil where the file says none.
    public let weight: Double?
    /// The numbers.
    public let range: NumericalRange
    /// What is said to whoever gave it.
    public let feedback: GiftText?

    /// Percent of the question's points it gives.
    public var points: Double { weight ?? (isMarkedCorrect ? 100 : 0) }
  }

  /// Two things that belong together.
  public struct Pair: Hashable, Sendable {
    /// What is asked; empty for a right side that belongs to nothing.
    public let left: GiftText
    /// What belongs to it.
    public let right: String
  }

  /// The identifier of its `[id:…]`; nil without one.
  public var id: String?
  /// The words of its `[tag:…]`.
  public var tags: [String]
  /// The title between `::`; nil without one.
  public var title: String?
  /// The question.
  public var stem: GiftText
  /// Whether the answers stand inside the question, which then has `_____` in their place.
  public var hasGap: Bool
  /// What may be answered.
  public var kind: Kind
  /// What is said whatever the answer was.
  public var generalFeedback: GiftText?
  /// The category it stands under, `BIP-201/post`; nil before the first.
  public var category: String?
  /// The line it begins on, from 1.
  public var line: Int

  /// Whether it asks anything.
  public var isAsked: Bool { kind != .description }
  /// Whether a person has to mark it.
  public var isOpen: Bool { kind == .essay }
}

/// A fault in a question bank.
public struct GiftProblem: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// What is wrong, without the text of the question.
  public let reason: String

  /// A fault.
  public init(line: Int, _ reason: String) {
    self.line = line
    self.reason = reason
  }
}
