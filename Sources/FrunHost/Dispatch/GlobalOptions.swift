import FrunArguments
import FrunKit

/// The options every command has.
enum GlobalOptions {
  private static let title = "Common"

  static let json = Flag("json", help: "Write the result as JSON; the same as --format json")
    .inherited().grouped(title)
  static let format = Option<String>(
    "format", value: "format", default: "text", help: "Form of the result"
  ).checked(
    as: .choice([
      Choice("text", "for people"), Choice("json", "one document"),
      Choice("jsonl", "one object a line"), Choice("csv", "a table for spreadsheets"),
      Choice("plain", "label and value lines"),
    ])
  ).inherited().grouped(title)
  static let fields = Option<String?>(
    "fields", value: "names", help: "Show only these fields, separated by commas"
  ).inherited().grouped(title)
  static let plain = Flag(
    "plain", help: "Write label and value lines, for screen readers; the same as --format plain"
  ).inherited().grouped(title)
  static let color = Option<String>(
    "color", value: "when", default: "auto", help: "When to use colour"
  ).checked(as: .choice([Choice("auto"), Choice("always"), Choice("never")]))
    .fromConfiguration("ui.color").inherited().grouped(title)
  static let noInput = Flag("no-input", help: "Never ask; fail when an answer is needed")
    .inherited().grouped(title)
  static let noPager = Flag("no-pager", help: "Never show output page by page")
    .inherited().grouped(title)
  static let noPlugins = Flag("no-plugins", help: "Run without plugins")
    .inherited().grouped(title)
  static let quiet = Flag("quiet", short: "q", help: "Show only results, warnings and errors")
    .inherited().grouped(title)
  static let asOf = Option<DateText?>(
    "as-of", value: "date", help: "Take this day for today in deadlines and schedules"
  ).inherited().grouped(title)
  static let vault = Option<String?>(
    "vault", value: "directory", help: "Directory of the vault"
  ).checked(as: .directory).fromEnvironment("FRUN_HOME").fromConfiguration("vault.home")
    .inherited().grouped(title)
  static let passphraseFile = Option<PathText?>(
    "passphrase-file", value: "file",
    help: "Read the passphrase from the first line of a file, - for standard input"
  ).inherited().grouped(title)
  static let asMember = Option<String?>(
    "as", value: "member", help: "Act as another member who keeps keys on this laptop"
  ).inherited().grouped(title)
  static let noConfig = Flag("no-config", help: "Ignore the configuration files")
    .inherited().grouped(title)

  /// The tree without these options in help.
  static func hidden(in root: CommandSpec) -> CommandSpec {
    root.with { root in
      for index in root.options.indices { root.options[index].isHidden = true }
    }
  }

  /// The long names of all of them.
  static let names: [String] =
    CommandSpec("", summary: "", arguments: all).options.map(\.name)

  static let all: [any ArgumentDeclaration] = [
    json, format, plain, fields, quiet, color, noPager, noInput, asOf, vault, passphraseFile,
    asMember, noConfig, noPlugins, OptionRule.exclusive(json, plain),
  ]
}
