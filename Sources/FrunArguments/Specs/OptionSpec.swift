/// An option of a command: `--limit 5`, `--archived`, `-vv`.
public struct OptionSpec: Sendable, Hashable {
  /// Whether and how an option takes a value.
  public enum Shape: String, Sendable, Hashable, CaseIterable {
    /// Is there or not.
    case flag
    /// Counts how often it is there.
    case counter
    /// Takes a value.
    case value
  }

  /// How an option may be given more than once.
  public enum Repetition: String, Sendable, Hashable, CaseIterable {
    /// At most once. Given twice with a value is an error: which one was meant?
    case once
    /// Each time with one value: `--tag a --tag b`.
    case each
    /// Takes all words up to the next option: `--tag a b c`.
    case upToNextOption
    /// Takes several values with commas between them, and may also be repeated: `--fields a,b`.
    case commaSeparated
  }

  /// The long name without dashes.
  public var name: String
  /// The one-letter name.
  public var short: Character?
  /// Other long names, not shown in help.
  public var aliases: [String] = []
  /// Whether it takes a value.
  public var shape: Shape
  /// Whether `--no-NAME` turns the flag off.
  public var isInvertible = false
  /// The value; nil for flags and counters.
  public var value: ValueSpec?
  /// What `--name` alone means for an option that also takes `--name=value`.
  public var bareValue: String?
  /// How it may be repeated.
  public var repetition = Repetition.once
  /// The value when nothing else gives one, as it would be typed; `yes` or `no` for flags.
  public var defaultText: String?
  /// Whether the command cannot run without it.
  public var isRequired = false
  /// Whether the subcommands have it too.
  public var isInherited = false
  /// What it does: imperative, without full stop. Units belong here; the default is added.
  public var help: String
  /// The heading it is listed under in help; nil for the common list.
  public var group: String?
  /// Whether help shows it only with `--all`.
  public var isHidden = false
  /// Why and by what it is replaced.
  public var deprecated: Deprecation?
  /// The environment variable that gives the value when no word does.
  public var environment: String?
  /// The configuration key that gives the value when neither a word nor the environment does.
  public var configuration: String?
  /// Whether the value may not be repeated in messages, because it may name a person.
  public var isSensitive = false

  /// Creates an option.
  public init(
    _ name: String, short: Character? = nil, shape: Shape = .flag, value: ValueSpec? = nil,
    help: String
  ) {
    self.name = name
    self.short = short
    self.shape = shape
    self.value = value
    self.help = help
  }
}

/// The notice that something should no longer be used.
public struct Deprecation: Sendable, Hashable {
  /// What to use instead, as it is typed: `--case`, `frun archive export`.
  public var replacement: String
  /// Since which version, or why; may be empty.
  public var note: String

  /// Creates a notice.
  public init(replacement: String, note: String = "") {
    self.replacement = replacement
    self.note = note
  }
}

/// Which options go together and which do not.
public struct OptionRule: Sendable, Hashable {
  /// What is ruled.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// At most one of them.
    case exclusive
    /// All of them or none.
    case together
    /// One of them or more.
    case atLeastOne
    /// One and only one of them.
    case exactlyOne
    /// The first needs all the others.
    case needs
  }

  /// What is ruled.
  public var kind: Kind
  /// The long names of the options.
  public var options: [String]

  /// Creates a rule.
  public init(_ kind: Kind, _ options: [String]) {
    self.kind = kind
    self.options = options
  }
}
