/// A command: what it is called, what it takes, and what is said about it. Plain data.
///
/// The tree of specs is the one source for parsing, help, manual pages, completion, the
/// machine-readable command list and a plugin's manifest. A command either has subcommands or
/// runs; it never does both.
public struct CommandSpec: Sendable, Hashable {
  /// The name, lower case.
  public var name: String
  /// Other names that work.
  public var aliases: [String] = []
  /// Words that do not work but lead here in "did you mean".
  public var synonyms: [String] = []
  /// What it does: imperative, at most 60 columns, without full stop.
  public var summary: String
  /// What a person must know beyond the summary, in paragraphs.
  public var discussion: String = ""
  /// What to type for common tasks.
  public var examples: [Example] = []
  /// The options.
  public var options: [OptionSpec] = []
  /// The arguments by place, in order.
  public var positionals: [PositionalSpec] = []
  /// Which options go together and which do not.
  public var rules: [OptionRule] = []
  /// The subcommands, in the order of help.
  public var subcommands: [CommandSpec] = []
  /// The heading under which the parent lists it; nil for the common list.
  public var group: String?
  /// The exit statuses with a meaning of their own here.
  public var exitStatuses: [ExitStatusSpec] = []
  /// The environment variables it reads, besides those of its options.
  public var environment: [EnvironmentVariable] = []
  /// What to read next, as typed after the program's name: `case show`.
  public var seeAlso: [String] = []
  /// Whether help shows it only with `--all`.
  public var isHidden = false
  /// By what it is replaced.
  public var deprecated: Deprecation?
  /// The capabilities it needs: `vault.read`, `vault.write`; empty for none.
  public var requires: [String] = []
  /// Who may run it and what is recorded, in a sentence; may be empty.
  public var access: String = ""
  /// The plugin it comes from; nil for built-in commands.
  public var plugin: String?
  /// The version that `--version` prints; only on the root.
  public var version: String?
  /// The help topics; only on the root.
  public var topics: [HelpTopic] = []

  /// Creates a command.
  public init(
    _ name: String, summary: String, arguments: [any ArgumentDeclaration] = [],
    subcommands: [CommandSpec] = []
  ) {
    self.name = name
    self.summary = summary
    self.subcommands = subcommands
    for argument in arguments { argument.declare(in: &self) }
  }

  /// Returns a copy after `change`.
  public func with(_ change: (inout CommandSpec) -> Void) -> CommandSpec {
    var copy = self
    change(&copy)
    return copy
  }

  /// Whether it has subcommands and so does not run itself.
  public var isGroup: Bool { !subcommands.isEmpty }

  /// Returns the subcommand with this name or alias.
  public func subcommand(_ word: String) -> CommandSpec? {
    subcommands.first { $0.name == word } ?? subcommands.first { $0.aliases.contains(word) }
  }

  /// Returns the commands along a path of names or aliases, the receiver first; nil when one is
  /// unknown.
  public func commands(along path: [String]) -> [CommandSpec]? {
    var found = [self]
    for word in path {
      guard let next = found.last?.subcommand(word) else { return nil }
      found.append(next)
    }
    return found
  }

  /// Calls `body` for the command and everything below it, parents first, with the path of names
  /// from below the root.
  public func forEach(_ body: (CommandSpec, [String]) -> Void) {
    visit([], body)
  }

  private func visit(_ path: [String], _ body: (CommandSpec, [String]) -> Void) {
    body(self, path)
    for child in subcommands { child.visit(path + [child.name], body) }
  }
}

/// Something to type, and what it does.
public struct Example: Sendable, Hashable {
  /// The command line, without prompt.
  public var command: String
  /// What it does, without full stop.
  public var explanation: String

  /// Creates an example.
  public init(_ command: String, _ explanation: String) {
    self.command = command
    self.explanation = explanation
  }
}

/// What an exit status means.
public struct ExitStatusSpec: Sendable, Hashable {
  /// The status, 0…255.
  public var status: Int
  /// Its meaning, without full stop.
  public var meaning: String

  /// Creates a status.
  public init(_ status: Int, _ meaning: String) {
    self.status = status
    self.meaning = meaning
  }
}

/// An environment variable that a command reads.
public struct EnvironmentVariable: Sendable, Hashable {
  /// The name.
  public var name: String
  /// What it does, without full stop.
  public var help: String

  /// Creates a variable.
  public init(_ name: String, _ help: String) {
    self.name = name
    self.help = help
  }
}

/// A page of help about something other than a command.
public struct HelpTopic: Sendable, Hashable {
  /// The name: `frun help NAME`.
  public var name: String
  /// What it is about, without full stop.
  public var summary: String
  /// The page in paragraphs; lines that begin with spaces keep their form.
  public var text: String

  /// Creates a topic.
  public init(_ name: String, summary: String, text: String) {
    self.name = name
    self.summary = summary
    self.text = text
  }
}
