public import FrunArguments

/// One command to run.
public struct Invocation: Codable, Sendable, Hashable {
  /// Names from below the program: `["case", "list"]`. Never aliases.
  public var path: [String]
  /// The values of options and arguments, checked against the spec.
  public var arguments: ParsedArguments
  /// The circumstances.
  public var context: InvocationContext

  /// An invocation.
  public init(path: [String], arguments: ParsedArguments, context: InvocationContext) {
    self.path = path
    self.arguments = arguments
    self.context = context
  }

  /// The value of an option.
  public subscript<Key: OptionKey>(key: Key) -> Key.Value { arguments[key] }
  /// The value of an argument.
  public subscript<Value>(key: Positional<Value>) -> Value { arguments[key] }
  /// The command as the history writes it: `case list`.
  public var commandName: String { path.joined(separator: " ") }
}
