import FrunText

/// The reference of all commands as one Markdown document, for the printed manual and reviews.
public struct MarkdownReference {
  /// The document.
  public let text: String

  /// Creates the reference of a program; hidden commands are left out.
  public init(_ root: CommandSpec) {
    var text = "# \(root.name)\n\n\(root.summary).\n"
    root.forEach { command, path in
      guard let chain = root.commands(along: path), !chain.contains(where: \.isHidden) else {
        return
      }
      if !path.isEmpty {
        text += "\n## \(chain.map(\.name).joined(separator: " "))\n\n\(command.summary).\n"
      }
      text += Self.body(chain, command)
    }
    self.text = text
  }

  private static func body(_ chain: [CommandSpec], _ command: CommandSpec) -> String {
    var text = "\n```\n\(UsageSynopsis(chain: chain).line)\n```\n"
    if let deprecated = command.deprecated {
      text += "\nDeprecated: use `\(deprecated.replacement)`.\n"
    }
    if !command.discussion.isEmpty { text += "\n\(command.discussion)\n" }
    let arguments = command.positionals.map {
      [HelpLabels.label($0), HelpLabels.text($0, detail: .short)]
    }
    text += table("Argument", arguments)
    let options = command.options.filter { !$0.isHidden }.map {
      [HelpLabels.label($0), HelpLabels.text($0, detail: .short)]
    }
    text += table("Option", options)
    text += table(
      "Command",
      command.subcommands.filter { !$0.isHidden }.map { [$0.name, $0.summary] })
    text += table("Exit status", command.exitStatuses.map { [String($0.status), $0.meaning] })
    for example in command.examples {
      text += "\n\(example.explanation):\n\n```\n\(example.command)\n```\n"
    }
    if !command.access.isEmpty { text += "\nAccess: \(HelpPage.closed(command.access))\n" }
    return text
  }

  private static func table(_ heading: String, _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "" }
    let cells = rows.map { row in
      row.map { cell in
        cell.split(separator: "\n").joined(separator: "; ").trimmingSpaces()
      }
    }
    return "\n"
      + Table(columns: [TableColumn(heading), TableColumn("Meaning")], rows: cells).markdown()
  }
}

extension String {
  fileprivate func trimmingSpaces() -> String { String(drop { $0 == " " }) }
}
