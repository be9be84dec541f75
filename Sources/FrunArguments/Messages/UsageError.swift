/// One thing that is wrong with the words on the command line.
public enum UsageError: Error, Sendable, Hashable {
  /// No command has this name. Holds the group's path and what may have been meant.
  case unknownCommand(String, under: [String], suggestions: [String])
  /// No help topic or command has this name.
  case unknownTopic(String, suggestions: [String])
  /// The command has no such option. Holds the word as typed, what may have been meant, and the
  /// commands that do have it.
  case unknownOption(String, index: Int, suggestions: [String], commands: [[String]])
  /// The word begins with a dash from a word processor; holds the option it may have meant.
  case wrongDash(String, index: Int, meant: String)
  /// An option stands without its value; the text is the option as typed. Says whether the next
  /// word begins with a dash, which may have been meant as the value.
  case missingValue(OptionSpec, written: String, isBeforeDash: Bool)
  /// A flag was given a value.
  case unexpectedValue(OptionSpec, written: String)
  /// The value of an option is not valid.
  case invalidValue(String, OptionSpec, written: String, ArgumentOrigin, ValueProblem)
  /// The value of an argument is not valid.
  case invalidArgument(String, PositionalSpec, index: Int, ValueProblem)
  /// An option that takes one value was given twice.
  case repeatedOption(OptionSpec)
  /// A flag was turned on and off.
  case contradiction(OptionSpec)
  /// A required option is missing.
  case missingOption(OptionSpec)
  /// A required argument is missing.
  case missingArgument(PositionalSpec)
  /// There are more words than arguments; the text is nil where it may name a person.
  case unexpectedArgument(String?, index: Int, more: Int)
  /// Options do not go together as they must; holds the names that were given.
  case rule(OptionRule, given: [String])
  /// The command's own check failed.
  case validation(ValidationProblem)
}

/// What a command's own check found.
public struct ValidationProblem: Sendable, Hashable {
  /// What is wrong: lower case, without full stop, without names of people.
  public var message: String
  /// What to do about it.
  public var hints: [String]

  /// Creates a problem.
  public init(_ message: String, hints: [String] = []) {
    self.message = message
    self.hints = hints
  }
}
