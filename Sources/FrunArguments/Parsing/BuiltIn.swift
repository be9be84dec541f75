/// The options and commands every program made with this library has.
public enum BuiltIn {
  /// `-h`, `--help`.
  public static let help = Flag("help", short: "h", help: "Show help; -h is shorter")
    .inherited().spec
  /// `--version`.
  public static let version = Flag("version", help: "Show the version").inherited().spec

  /// The words after `frun help`.
  static let helpWords = Positional<[String]>(
    "command or topic", count: .any, help: "What to explain")
  static let helpFormat = Option<String>(
    "format", value: "format", default: "text", help: "In what form to show help"
  ).checked(as: .choice([Choice("text", "for people"), Choice("json", "the command tree")]))
  static let helpAll = Flag("all", help: "Include hidden commands and options")

  /// `frun help`, answered by the parser itself.
  public static let helpCommand = CommandSpec(
    "help", summary: "Explain commands and topics",
    arguments: [
      helpWords.completed(by: .named("helpSubject")), helpFormat, helpAll,
    ])

  /// The shell asked about in `frun completion`.
  public static let completionShell = Positional<CompletionShell>(
    "shell", help: "The shell to write the script for")
  /// `frun completion`, which prints the script of a shell.
  public static let completionCommand = CommandSpec(
    "completion", summary: "Print the completion script of a shell",
    arguments: [completionShell])

  /// The words being completed, the last one unfinished.
  public static let completeWords = Positional<[String]>(
    "words", count: .rest, help: "The words of the command line after the program's name")
  /// `frun __complete`, which the scripts call.
  public static let completeCommand = CommandSpec(
    "__complete", summary: "List the candidates for the last word",
    arguments: [completeWords]
  ).with { $0.isHidden = true }
}

/// A shell with a completion script.
public enum CompletionShell: String, ChoiceArgument, Hashable {
  /// GNU Bash.
  case bash
  /// Z shell.
  case zsh
  /// fish.
  case fish
}
