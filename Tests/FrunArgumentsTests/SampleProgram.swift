import FrunArguments

/// A made-up program that uses every feature of the specs.
enum Sample {
  static let json = Flag("json", help: "Write JSON").inherited().grouped("Output")
  static let verbose = Counter("verbose", short: "v", help: "Say more").inherited()
    .grouped("Output")
  static let color = Option<Color>(
    "color", value: "when", default: .auto, help: "When to use colour"
  ).inherited().grouped("Output").fromEnvironment("FRUN_COLOR").fromConfiguration("ui.color")
    .with { $0.bareValue = "always" }

  static let limit = Option<Int>(
    "limit", short: "n", value: "count", default: 50, help: "Show at most this many cases"
  ).checked(as: .integer(minimum: 1, maximum: 500)).fromEnvironment("FRUN_LIMIT")
    .fromConfiguration("list.limit")
  static let archived = Flag("archived", short: "a", invertible: true, help: "Include closed cases")
  static let tags = Option<[String]>("tag", short: "t", value: "tag", help: "Only with this tag")
  static let since = Option<DateText?>("since", value: "date", help: "Only newer ones")
  static let until = Option<DateText?>("until", value: "date", help: "Only older ones")
  static let mine = Flag("mine", short: "m", help: "Only my own cases")
  static let team = Option<String?>("team", value: "team", help: "Only this team's cases")

  static let caseID = Positional<RecordID>("case", help: "The case").checked(
    as: .identifier("case"))
  static let name = Option<String?>("name", value: "name", help: "The name of the person")
    .sensitive()
  static let born = Option<PartialDateText?>("born", value: "date", help: "The date of birth")
  static let language = Option<String>(
    required: "language", short: "l", value: "code", help: "The language spoken")
  static let old = Option<String?>("label", value: "tag", help: "An old name")
    .deprecated(replacement: "--tag", note: "since 1.2")
  static let fields = Option<[String]>(
    "fields", value: "field", repetition: .upToNextOption, help: "Only these fields")

  static let program = Positional<String>("plugin", help: "The plugin")
  static let rest = Positional<[String]>("arguments", count: .rest, help: "For the plugin")
  static let files = Positional<[PathText]>("file", help: "The archives")

  enum Color: String, ChoiceArgument {
    case auto, always, never
    var choiceHelp: String {
      switch self {
      case .auto: "on a terminal"
      case .always: "also in a pipe"
      case .never: "not at all"
      }
    }
  }

  static let columns = Option<[String]>(
    "columns", value: "column", repetition: .commaSeparated, help: "Which columns to show"
  ).checked(as: .choice([Choice("id"), Choice("name"), Choice("due")]))

  static let list = CommandSpec(
    "list", summary: "List cases",
    arguments: [
      limit, archived, tags, since, until, OptionGroup("Whose", [mine, team]), old, fields, columns,
      OptionRule.exclusive(mine, team), OptionRule.together(since, until),
    ]
  ).with {
    $0.aliases = ["ls"]
    $0.synonyms = ["show-all"]
    $0.discussion = """
      Lists the cases of the vault, the most urgent first. A case that has a visit overdue stands \
      before all others.

      Closed cases are left out unless asked for.
      """
    $0.examples = [
      Example("frun case list --mine", "Show what is on my desk"),
      Example("frun case list --since 2026-01-01 --until 2026-03-31 --format csv", "Make a table"),
    ]
    $0.exitStatuses = [ExitStatusSpec(75, "the vault is in use by another process")]
    $0.environment = [EnvironmentVariable("FRUN_DATA", "Where forms and courses are")]
    $0.seeAlso = ["case show", "help privacy"]
    $0.requires = ["vault.read"]
    $0.access = "Everyone in the team; what is read is logged"
  }
  static let new = CommandSpec(
    "new", summary: "Open a new case", arguments: [name, born, language]
  ).with {
    $0.synonyms = ["add", "create"]
    $0.requires = ["vault.read", "vault.write"]
  }
  static let show = CommandSpec("show", summary: "Show a case", arguments: [caseID])
  static let remove = CommandSpec("remove", summary: "Remove a case", arguments: [caseID]).with {
    $0.deprecated = Deprecation(replacement: "frun case close")
  }
  static let cases = CommandSpec(
    "case", summary: "Open, find and close cases", subcommands: [list, new, show, remove]
  ).with { $0.group = "Casework" }

  static let verify = CommandSpec("verify", summary: "Check archives", arguments: [files])
  static let archive = CommandSpec("archive", summary: "Exchange cases", subcommands: [verify])
    .with {
      $0.group = "Casework"
      $0.aliases = ["archives"]
    }
  static let run = CommandSpec("run", summary: "Run a plugin", arguments: [program, rest])
  static let plugin = CommandSpec("plugin", summary: "Manage plugins", subcommands: [run])
  static let secret = CommandSpec("inspect", summary: "Look inside").with { $0.isHidden = true }
  static let doctor = CommandSpec("doctor", summary: "Check the installation")

  static let root = CommandSpec(
    "frun", summary: "Bring separated families back together",
    arguments: [OptionGroup("Output", [json, verbose, color])],
    subcommands: [
      cases, archive, plugin, doctor, secret, BuiltIn.helpCommand, BuiltIn.completionCommand,
      BuiltIn.completeCommand,
    ]
  ).with {
    $0.version = "1.4.0"
    $0.topics = [
      HelpTopic(
        "privacy", summary: "What is protected and how",
        text: "The vault is encrypted.\n\n  frun lock\n\nlocks it."),
      HelpTopic("exit-codes", summary: "What exit statuses mean", text: "0 means done."),
    ]
  }

  static let parser = ArgumentParser(root)

  static func parse(_ line: String, sources: ArgumentSources = ArgumentSources()) -> ParseOutcome {
    parser.parse(line.split(separator: " ").map(String.init), sources: sources)
  }

  static func arguments(
    _ line: String, sources: ArgumentSources = ArgumentSources()
  ) -> ParsedArguments? {
    guard case .run(let arguments) = parse(line, sources: sources) else { return nil }
    return arguments
  }

  static func errors(_ line: String, sources: ArgumentSources = ArgumentSources()) -> [String] {
    guard case .failure(let failure) = parse(line, sources: sources) else { return [] }
    return failure.errors.map { $0.message(program: "frun") }
  }
}
