/// What the words on the command line ask for.
public enum ParseOutcome: Sendable, Hashable {
  /// Run a command.
  case run(ParsedArguments)
  /// Show help.
  case help(HelpRequest)
  /// Show the version.
  case version
  /// Nothing can be done: the words are wrong.
  case failure(UsageFailure)
}

/// Which help is asked for.
public struct HelpRequest: Sendable, Hashable {
  /// How much is shown.
  public enum Detail: String, Sendable, Hashable {
    /// One screen: `-h`.
    case short
    /// Everything: `--help`.
    case full
  }

  /// In what form.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    /// For people.
    case text
    /// The document `frun.commands/1`.
    case json
  }

  /// The names of the command below the program.
  public var path: [String]
  /// The topic, when help is not about a command.
  public var topic: String?
  /// How much is shown.
  public var detail: Detail
  /// In what form.
  public var format = Format.text
  /// Whether hidden commands and options are shown too.
  public var includesHidden = false
  /// Whether help is the answer to a group without a command, which is a usage error.
  public var isAnswerToMissingCommand = false

  /// Creates a request.
  public init(path: [String], topic: String? = nil, detail: Detail = .full) {
    self.path = path
    self.topic = topic
    self.detail = detail
  }

  /// The exit status: 0, or 64 when a group was called without a command.
  public var exitStatus: Int { isAnswerToMissingCommand ? 64 : 0 }
}

/// Everything that is wrong with the words, found in one run.
public struct UsageFailure: Error, Sendable, Hashable {
  /// The names of the command below the program, as far as they were understood.
  public var path: [String]
  /// What is wrong, in the order of the words. Never empty.
  public var errors: [UsageError]

  /// Creates a failure.
  public init(path: [String], errors: [UsageError]) {
    self.path = path
    self.errors = errors
  }

  /// The exit status for wrong usage, `EX_USAGE` of sysexits.
  public var exitStatus: Int { 64 }
}
