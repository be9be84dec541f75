/// The command that was chosen and the values of its arguments: a value that can be compared and
/// sent to a plugin.
///
/// Read it through typed keys: `arguments[limit]`.
public struct ParsedArguments: Sendable, Hashable {
  /// The names of the command below the program: `["case", "list"]`. Never aliases.
  public var command: [String]
  /// The values of options by long name.
  public var options: [String: [ArgumentText]]
  /// The values of arguments by name.
  public var positionals: [String: [ArgumentText]]
  /// What the user should be told although the command runs: deprecated names in use.
  public var notices: [String]

  /// Creates a result.
  public init(
    command: [String], options: [String: [ArgumentText]] = [:],
    positionals: [String: [ArgumentText]] = [:], notices: [String] = []
  ) {
    self.command = command
    self.options = options
    self.positionals = positionals
    self.notices = notices
  }

  /// Returns the value of an option.
  ///
  /// The key must be one of the command's own or inherited options, and the result must come from
  /// the parser or from ``validated(against:)``; anything else is a programmer error and traps.
  /// Use ``value(_:)`` for data from elsewhere.
  public subscript<Key: OptionKey>(key: Key) -> Key.Value {
    do { return try value(key) } catch {
      preconditionFailure("the option --\(key.spec.name) is not declared by this command")
    }
  }

  /// Returns the value of an argument; the same conditions hold as for options.
  public subscript<Value>(key: Positional<Value>) -> Value {
    do { return try value(key) } catch {
      preconditionFailure("the argument <\(key.spec.name)> is not declared by this command")
    }
  }

  /// Returns the value of an option, or throws when it is missing or not valid.
  public func value<Key: OptionKey>(_ key: Key) throws(ValueProblem) -> Key.Value {
    try key.value(of: texts(options[key.spec.name]))
  }

  /// Returns the value of an argument, or throws when it is missing or not valid.
  public func value<Value>(_ key: Positional<Value>) throws(ValueProblem) -> Value {
    try key.decode(texts(positionals[key.spec.name]))
  }

  /// Returns where the value of an option came from; nil when it has none.
  public func origin(of key: some OptionKey) -> ArgumentOrigin? {
    options[key.spec.name]?.last?.origin
  }

  /// Whether the user gave the option, by word, environment or configuration.
  public func isGiven(_ key: some OptionKey) -> Bool {
    options[key.spec.name]?.contains { $0.origin != .standard } ?? false
  }

  private func texts(_ values: [ArgumentText]?) -> [String] { values?.map(\.text) ?? [] }
}
