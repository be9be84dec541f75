/// A typed view of an option: declares it and reads it from parsed arguments.
///
/// The type says how often a value is there: `Option<Int>` with a default always has one and
/// without a default is required, `Option<Int?>` may be missing, `Option<[Int]>` can be repeated.
public struct Option<Value: Sendable>: OptionKey {
  /// The declaration.
  public var spec: OptionSpec
  let decode: @Sendable ([String]) throws(ValueProblem) -> Value

  /// Reads the value from the words that gave it.
  public func value(of texts: [String]) throws(ValueProblem) -> Value { try decode(texts) }
}

/// A flag: there or not.
public struct Flag: OptionKey {
  /// The declaration.
  public var spec: OptionSpec

  /// Creates a flag; with `invertible`, `--no-NAME` turns it off.
  public init(
    _ name: String, short: Character? = nil, default: Bool = false, invertible: Bool = false,
    help: String
  ) {
    spec = OptionSpec(name, short: short, help: help)
    spec.isInvertible = invertible
    if `default` || invertible { spec.defaultText = `default` ? "yes" : "no" }
  }

  /// Reads the flag.
  public func value(of texts: [String]) throws(ValueProblem) -> Bool { texts.last == "yes" }
}

/// A flag that counts: `-vvv` is 3.
public struct Counter: OptionKey {
  /// The declaration.
  public var spec: OptionSpec

  /// Creates a counter.
  public init(_ name: String, short: Character? = nil, help: String) {
    spec = OptionSpec(name, short: short, shape: .counter, help: help)
  }

  /// Reads the count.
  public func value(of texts: [String]) throws(ValueProblem) -> Int {
    guard let text = texts.last else { return 0 }
    return try Int(argument: text)
  }
}

/// What all typed views of options share.
public protocol OptionKey<Value>: ArgumentDeclaration {
  /// What is read.
  associatedtype Value: Sendable
  /// The declaration.
  var spec: OptionSpec { get set }
  /// Reads the value from the words that gave it; throws when they are not valid.
  func value(of texts: [String]) throws(ValueProblem) -> Value
}

extension OptionKey {
  /// Adds the option to a command.
  public func declare(in command: inout CommandSpec) { spec.declare(in: &command) }

  /// Returns a copy with a changed declaration.
  public func with(_ change: (inout OptionSpec) -> Void) -> Self {
    var copy = self
    change(&copy.spec)
    return copy
  }

  /// Also for all subcommands, and accepted before or after their names.
  public func inherited() -> Self { with { $0.isInherited = true } }
  /// Listed under a heading of its own.
  public func grouped(_ title: String) -> Self { with { $0.group = title } }
  /// Not shown in help unless asked for.
  public func hidden() -> Self { with { $0.isHidden = true } }
  /// Read from an environment variable when no word gives it.
  public func fromEnvironment(_ name: String) -> Self { with { $0.environment = name } }
  /// Read from the configuration when neither a word nor the environment gives it.
  public func fromConfiguration(_ key: String) -> Self { with { $0.configuration = key } }
  /// Also known by other long names.
  public func alias(_ names: String...) -> Self { with { $0.aliases += names } }
  /// Still works but should not be used.
  public func deprecated(replacement: String, note: String = "") -> Self {
    with { $0.deprecated = Deprecation(replacement: replacement, note: note) }
  }
  /// Never repeated in messages.
  public func sensitive() -> Self { with { $0.isSensitive = true } }
  /// Completed from this source.
  public func completed(by completer: Completer) -> Self {
    with { $0.value?.completer = completer }
  }
  /// Checked as this kind of value, for example a narrower range.
  public func checked(as kind: ValueKind) -> Self { with { $0.value?.kind = kind } }
}

extension Option where Value: ArgumentValue {
  /// Creates an option that always has a value.
  public init(
    _ name: String, short: Character? = nil, value: String, default: Value, help: String
  ) {
    spec = OptionSpec(
      name, short: short, shape: .value, value: ValueSpec(value, Value.valueKind), help: help)
    spec.defaultText = `default`.argumentText
    decode = { (texts) throws(ValueProblem) in
      guard let text = texts.last else { return `default` }
      return try Value(argument: text)
    }
  }

  /// Creates an option without which the command does not run.
  public init(required name: String, short: Character? = nil, value: String, help: String) {
    spec = OptionSpec(
      name, short: short, shape: .value, value: ValueSpec(value, Value.valueKind), help: help)
    spec.isRequired = true
    decode = { (texts) throws(ValueProblem) in
      guard let text = texts.last else { throw ValueProblem("is missing") }
      return try Value(argument: text)
    }
  }
}

extension Option {
  /// Creates an option that may be missing.
  public init<Wrapped: ArgumentValue>(
    _ name: String, short: Character? = nil, value: String, help: String
  ) where Value == Wrapped? {
    spec = OptionSpec(
      name, short: short, shape: .value, value: ValueSpec(value, Wrapped.valueKind), help: help)
    decode = { (texts) throws(ValueProblem) in
      guard let text = texts.last else { return nil }
      return try Wrapped(argument: text)
    }
  }

  /// Creates an option that can be given several times.
  public init<Element: ArgumentValue>(
    _ name: String, short: Character? = nil, value: String,
    repetition: OptionSpec.Repetition = .each, help: String
  ) where Value == [Element] {
    spec = OptionSpec(
      name, short: short, shape: .value, value: ValueSpec(value, Element.valueKind), help: help)
    spec.repetition = repetition
    decode = { (texts) throws(ValueProblem) in
      var values: [Element] = []
      for text in texts { values.append(try Element(argument: text)) }
      return values
    }
  }
}

extension OptionRule {
  /// At most one of the options.
  public static func exclusive(_ keys: any OptionKey...) -> OptionRule {
    OptionRule(.exclusive, keys.map(\.spec.name))
  }
  /// All of the options or none.
  public static func together(_ keys: any OptionKey...) -> OptionRule {
    OptionRule(.together, keys.map(\.spec.name))
  }
  /// One of the options or more.
  public static func atLeastOne(_ keys: any OptionKey...) -> OptionRule {
    OptionRule(.atLeastOne, keys.map(\.spec.name))
  }
  /// One and only one of the options.
  public static func exactlyOne(_ keys: any OptionKey...) -> OptionRule {
    OptionRule(.exactlyOne, keys.map(\.spec.name))
  }
  /// The first option needs the others.
  public static func needs(_ key: any OptionKey, _ others: any OptionKey...) -> OptionRule {
    OptionRule(.needs, [key.spec.name] + others.map(\.spec.name))
  }
}
