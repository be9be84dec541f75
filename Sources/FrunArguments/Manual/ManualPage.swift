import FrunText

/// The manual page of one command, in the `man` macros that every `man` program reads.
public struct ManualPage {
  /// The name of the file: `frun-case-list.1`.
  public let fileName: String
  /// The source of the page.
  public let text: String

  /// Creates the page of the last command of a chain that begins with the root.
  ///
  /// `date` is printed as given; pass the date of the release, so that the same sources make the
  /// same page.
  public init(chain: [CommandSpec], date: String) {
    let names = chain.map(\.name)
    let title = names.joined(separator: "-")
    fileName = title + ".1"
    var writer = ManualWriter()
    let version = names[..<min(1, names.count)].joined() + " " + (chain.first?.version ?? "")
    writer.macro("TH", [title.uppercased(), "1", date, version, "User Commands"])
    guard let command = chain.last else {
      text = writer.text
      return
    }
    writer.section("NAME")
    writer.paragraph("\(title) - \(command.summary)", isFirst: true)
    writer.section("SYNOPSIS")
    writer.paragraph(UsageSynopsis(chain: chain).line, isFirst: true)
    if !command.discussion.isEmpty {
      writer.section("DESCRIPTION")
      writer.prose(command.discussion)
    }
    if !command.positionals.isEmpty {
      writer.section("ARGUMENTS")
      for argument in command.positionals {
        writer.entry(HelpLabels.label(argument), HelpLabels.text(argument, detail: .full))
      }
    }
    let children = command.subcommands.filter { !$0.isHidden && $0.deprecated == nil }
    if !children.isEmpty {
      writer.section("COMMANDS")
      for child in children { writer.entry(child.name, child.summary) }
    }
    Self.writeOptions(chain, to: &writer)
    Self.writeBackground(command, names, to: &writer)
    text = writer.text
  }

  /// Returns the pages of a program, one per command that is shown, parents first.
  public static func pages(of root: CommandSpec, date: String) -> [ManualPage] {
    pages([root], date)
  }

  private static func pages(_ chain: [CommandSpec], _ date: String) -> [ManualPage] {
    guard let command = chain.last, !command.isHidden else { return [] }
    return [ManualPage(chain: chain, date: date)]
      + command.subcommands.flatMap { pages(chain + [$0], date) }
  }

  private static func writeOptions(_ chain: [CommandSpec], to writer: inout ManualWriter) {
    writer.section("OPTIONS")
    for option in OptionTable(chain: chain).specs where !option.isHidden {
      var label = HelpLabels.label(option)
      while label.first == " " { label.removeFirst() }
      writer.entry(label, HelpLabels.text(option, detail: .full))
    }
  }

  private static func writeBackground(
    _ command: CommandSpec, _ names: [String], to writer: inout ManualWriter
  ) {
    if !command.exitStatuses.isEmpty {
      writer.section("EXIT STATUS")
      for status in command.exitStatuses { writer.entry(String(status.status), status.meaning) }
    }
    let sources = command.options.compactMap { option in
      option.environment.map { EnvironmentVariable($0, "Gives --\(option.name)") }
    }
    if !(command.environment + sources).isEmpty {
      writer.section("ENVIRONMENT")
      for variable in command.environment + sources { writer.entry(variable.name, variable.help) }
    }
    if !command.examples.isEmpty {
      writer.section("EXAMPLES")
      for example in command.examples { writer.example(example.explanation, example.command) }
    }
    let parents = (1..<max(1, names.count)).map { names[..<$0].joined(separator: "-") }
    let related = command.seeAlso.filter { !$0.hasPrefix("help ") }.map {
      ([names[0]] + $0.split(separator: " ").map(String.init)).joined(separator: "-")
    }
    if !(parents + related).isEmpty {
      writer.section("SEE ALSO")
      writer.paragraph(
        (parents + related).map { $0 + "(1)" }.joined(separator: ", "), isFirst: true)
    }
  }
}
