/// A typed view of an argument known by its place.
///
/// `Positional<RecordID>` is required, `Positional<RecordID?>` may be missing,
/// `Positional<[RecordID]>` takes all the remaining words.
public struct Positional<Value: Sendable>: ArgumentDeclaration {
  /// The declaration.
  public var spec: PositionalSpec
  let decode: @Sendable ([String]) throws(ValueProblem) -> Value

  /// Adds the argument as the last one.
  public func declare(in command: inout CommandSpec) { spec.declare(in: &command) }

  /// Returns a copy with a changed declaration.
  public func with(_ change: (inout PositionalSpec) -> Void) -> Self {
    var copy = self
    change(&copy.spec)
    return copy
  }

  /// Never repeated in messages.
  public func sensitive() -> Self { with { $0.isSensitive = true } }
  /// Completed from this source.
  public func completed(by completer: Completer) -> Self {
    with { $0.value.completer = completer }
  }
  /// Checked as this kind of value.
  public func checked(as kind: ValueKind) -> Self { with { $0.value.kind = kind } }
}

extension Positional where Value: ArgumentValue {
  /// Creates an argument that must be there.
  public init(_ name: String, help: String) {
    spec = PositionalSpec(name, Value.valueKind, help: help)
    decode = { (texts) throws(ValueProblem) in
      guard let text = texts.last else { throw ValueProblem("is missing") }
      return try Value(argument: text)
    }
  }

  /// Creates an argument that may be missing and then has this value.
  public init(_ name: String, default: Value, help: String) {
    spec = PositionalSpec(name, Value.valueKind, count: .optional, help: help)
    spec.defaultText = `default`.argumentText
    decode = { (texts) throws(ValueProblem) in
      guard let text = texts.last else { return `default` }
      return try Value(argument: text)
    }
  }
}

extension Positional {
  /// Creates an argument that may be missing.
  public init<Wrapped: ArgumentValue>(_ name: String, help: String) where Value == Wrapped? {
    spec = PositionalSpec(name, Wrapped.valueKind, count: .optional, help: help)
    decode = { (texts) throws(ValueProblem) in
      guard let text = texts.last else { return nil }
      return try Wrapped(argument: text)
    }
  }

  /// Creates an argument that takes all the remaining words.
  public init<Element: ArgumentValue>(
    _ name: String, count: PositionalSpec.Count = .several, help: String
  ) where Value == [Element] {
    spec = PositionalSpec(name, Element.valueKind, count: count, help: help)
    decode = { (texts) throws(ValueProblem) in
      var values: [Element] = []
      for text in texts { values.append(try Element(argument: text)) }
      return values
    }
  }
}
