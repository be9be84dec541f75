/// An argument that is known by its place: `frun case show <case>`.
public struct PositionalSpec: Sendable, Hashable {
  /// How many words it takes.
  public enum Count: String, Sendable, Hashable, CaseIterable {
    /// Exactly one.
    case one
    /// One or none.
    case optional
    /// Any number, none included; must be last.
    case any
    /// One or more; must be last.
    case several
    /// Every word that follows, options included, unread: for handing on to another program.
    /// Must be last.
    case rest
  }

  /// The key, and the placeholder in help without brackets.
  public var name: String
  /// What the words mean.
  public var value: ValueSpec
  /// How many words it takes.
  public var count: Count
  /// The value of an optional argument that is missing.
  public var defaultText: String?
  /// What it is: imperative or a noun, without full stop.
  public var help: String
  /// Whether the value may not be repeated in messages, because it may name a person.
  public var isSensitive = false

  /// Creates an argument.
  public init(
    _ name: String, _ kind: ValueKind = .text, count: Count = .one, completer: Completer? = nil,
    help: String
  ) {
    self.name = name
    self.value = ValueSpec(name, kind, completer: completer)
    self.count = count
    self.help = help
  }

  /// Whether at least one word must be there.
  public var isRequired: Bool { count == .one || count == .several }
  /// Whether more than one word may be there.
  public var isRepeating: Bool { count == .any || count == .several || count == .rest }
}
