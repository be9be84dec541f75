/// A type that a word on the command line can be read as.
public protocol ArgumentValue: Sendable {
  /// How the value is declared, checked and completed.
  static var valueKind: ValueKind { get }
  /// Reads the value; throws what is wrong with the word.
  init(argument: String) throws(ValueProblem)
  /// The value as it would be typed.
  var argumentText: String { get }
}

/// Why a word is not the value that was asked for.
///
/// The message never repeats the word: the option may be sensitive.
public struct ValueProblem: Error, Sendable, Hashable {
  /// What is wrong, to follow "invalid value … for …: ".
  public var message: String
  /// What may have been meant, the likeliest first.
  public var suggestions: [String]

  /// Creates a problem.
  public init(_ message: String, suggestions: [String] = []) {
    self.message = message
    self.suggestions = suggestions
  }
}

extension String: ArgumentValue {
  /// Any text.
  public static var valueKind: ValueKind { .text }
  /// Takes the word as it is.
  public init(argument: String) throws(ValueProblem) { self = argument }
  /// The text.
  public var argumentText: String { self }
}

extension Int: ArgumentValue {
  /// Any whole number.
  public static var valueKind: ValueKind { .integer }
  /// Reads ASCII digits with an optional minus sign.
  public init(argument: String) throws(ValueProblem) {
    let digits =
      argument.utf8.first == UInt8(ascii: "-") ? argument.utf8.dropFirst() : argument.utf8[...]
    guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else {
      throw ValueProblem("not a whole number")
    }
    guard let value = Int(argument) else { throw ValueProblem("number out of range") }
    self = value
  }
  /// The number in digits.
  public var argumentText: String { String(self) }
}

extension Double: ArgumentValue {
  /// Any number.
  public static var valueKind: ValueKind { .decimal }
  /// Reads digits with at most one point and an optional minus sign; no exponent.
  public init(argument: String) throws(ValueProblem) {
    var text = argument.utf8[...]
    if text.first == UInt8(ascii: "-") { text.removeFirst() }
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let digits = parts.allSatisfy { $0.allSatisfy { (48...57).contains($0) } }
    guard (1...2).contains(parts.count), digits, parts.first?.isEmpty == false,
      parts.last?.isEmpty == false, let value = Double(argument), value.isFinite
    else { throw ValueProblem("not a number such as 12 or 0.5") }
    self = value
  }
  /// The number in digits.
  public var argumentText: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Bool: ArgumentValue {
  /// `yes` or `no`.
  public static var valueKind: ValueKind { .yesNo }
  /// Reads `yes`, `no`, `true`, `false`, `on`, `off`, `1`, `0`.
  public init(argument: String) throws(ValueProblem) {
    switch argument.lowercased() {
    case "yes", "true", "on", "1", "y": self = true
    case "no", "false", "off", "0", "n": self = false
    default: throw ValueProblem("not 'yes' or 'no'")
    }
  }
  /// `yes` or `no`.
  public var argumentText: String { self ? "yes" : "no" }
}

/// A type whose values are a fixed list of names.
public protocol ChoiceArgument: ArgumentValue, CaseIterable, RawRepresentable
where RawValue == String {
  /// What the value means, in a few words.
  var choiceHelp: String { get }
}

extension ChoiceArgument {
  /// Nothing is said unless the type says it.
  public var choiceHelp: String { "" }
  /// The list of all values.
  public static var valueKind: ValueKind {
    .choice(allCases.map { Choice($0.rawValue, $0.choiceHelp) })
  }
  /// Reads one of the names.
  public init(argument: String) throws(ValueProblem) {
    if let value = Self(rawValue: argument) {
      self = value
    } else {
      throw ValueChecks.unknownChoice(argument, among: Self.allCases.map(\.rawValue))
    }
  }
  /// The name.
  public var argumentText: String { rawValue }
}
