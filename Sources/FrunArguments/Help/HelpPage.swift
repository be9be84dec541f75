import FrunText

/// The help of a command or topic as text.
///
/// Order: summary, usage, examples, arguments, commands, options, inherited options, and what is
/// said only at full length: exit statuses, environment, access, see also. Labels stand at column
/// 2, their text at column 26, both counted from 0.
public struct HelpPage {
  private static let indent = 2
  private static let column = 26

  private let root: CommandSpec
  private let request: HelpRequest
  private let style: HelpStyle
  private var text = ""

  /// Creates the page for a request that the parser made from the same tree.
  ///
  /// A path or topic that does not exist gives the help of the nearest command above it.
  public init(_ request: HelpRequest, root: CommandSpec, style: HelpStyle = HelpStyle()) {
    self.request = request
    self.root = root
    self.style = style
    if let name = request.topic, let topic = root.topics.first(where: { $0.name == name }) {
      write(topic)
      return
    }
    var path = request.path
    var chain = root.commands(along: path)
    while chain == nil, !path.isEmpty {
      path.removeLast()
      chain = root.commands(along: path)
    }
    write(chain ?? [root])
  }

  /// The page, ending with a line break.
  public var page: String { text }

  private var isFull: Bool { request.detail == .full }
  private var width: Int { min(style.columns, 100) }

  // MARK: Sections

  private mutating func write(_ topic: HelpTopic) {
    paragraph(topic.summary)
    text += "\n"
    paragraph(topic.text)
  }

  private mutating func write(_ chain: [CommandSpec]) {
    guard let command = chain.last else { return }
    paragraph(command.summary)
    if let deprecated = command.deprecated {
      paragraph("Deprecated: use '\(deprecated.replacement)'.")
    }
    heading("Usage")
    for line in UsageSynopsis(chain: chain).lines(width: width, lead: "  ") {
      text += line + "\n"
    }
    if isFull {
      if !command.discussion.isEmpty {
        text += "\n"
        paragraph(command.discussion)
      }
      writeExamples(command)
    }
    writeArguments(command)
    writeCommands(command)
    writeOptions(chain)
    if isFull { writeBackground(command, chain) }
    writeFooter(command, chain)
  }

  private mutating func writeExamples(_ command: CommandSpec) {
    guard !command.examples.isEmpty else { return }
    heading("Examples")
    for (place, example) in command.examples.enumerated() {
      if place > 0 { text += "\n" }
      let explanation = example.explanation + ":"
      text += Wrapping(width: width, indent: Self.indent).text(explanation) + "\n"
      // A command is never wrapped: it is there to be copied.
      text += String(repeating: " ", count: Self.indent + 2) + style.label(example.command) + "\n"
    }
  }

  private mutating func writeArguments(_ command: CommandSpec) {
    guard !command.positionals.isEmpty else { return }
    heading("Arguments")
    for argument in command.positionals {
      entry(HelpLabels.label(argument), HelpLabels.text(argument, detail: request.detail))
    }
  }

  private mutating func writeCommands(_ command: CommandSpec) {
    let shown = command.subcommands.filter {
      request.includesHidden || (!$0.isHidden && $0.deprecated == nil)
    }
    for group in Self.ordered(shown.map(\.group)) {
      heading(group ?? "Commands")
      for child in shown where child.group == group {
        let aliases = child.aliases.isEmpty ? "" : ", " + child.aliases.joined(separator: ", ")
        let origin = child.plugin.map { " (plugin \($0))" } ?? ""
        entry(child.name + (isFull ? aliases : ""), child.summary + origin)
      }
    }
    if isFull, chainIsRoot(command), !root.topics.isEmpty {
      heading("Topics")
      for topic in root.topics { entry(topic.name, topic.summary) }
    }
  }

  private mutating func writeOptions(_ chain: [CommandSpec]) {
    let own = Set((chain.last?.options ?? []).map(\.name))
    let all = OptionTable(chain: chain).specs.filter {
      request.includesHidden || (!$0.isHidden && $0.deprecated == nil)
    }
    let mine = all.filter { own.contains($0.name) }
    let inherited = all.filter { !own.contains($0.name) }
    for group in Self.ordered(mine.map(\.group)) {
      heading(group.map { $0 + " options" } ?? "Options")
      for option in mine where option.group == group { write(option) }
    }
    guard !inherited.isEmpty else { return }
    heading(chain.count > 1 ? "Inherited options" : "General options")
    for option in inherited { write(option) }
  }

  private mutating func write(_ option: OptionSpec) {
    entry(HelpLabels.label(option), HelpLabels.text(option, detail: request.detail))
  }

  private mutating func writeBackground(_ command: CommandSpec, _ chain: [CommandSpec]) {
    if !command.exitStatuses.isEmpty {
      heading("Exit statuses")
      for status in command.exitStatuses { entry(String(status.status), status.meaning) }
    }
    if !command.environment.isEmpty {
      heading("Environment")
      for variable in command.environment { entry(variable.name, variable.help) }
    }
    if !command.requires.isEmpty || !command.access.isEmpty {
      heading("Access")
      let needs =
        command.requires.isEmpty ? "" : "Needs " + command.requires.joined(separator: ", ")
      for sentence in [command.access, needs] where !sentence.isEmpty {
        text += Wrapping(width: width, indent: Self.indent).text(Self.closed(sentence)) + "\n"
      }
    }
    if !command.seeAlso.isEmpty {
      heading("See also")
      for name in command.seeAlso {
        text +=
          String(repeating: " ", count: Self.indent) + style.label(root.name + " " + name) + "\n"
      }
    }
  }

  /// With a full stop at the end, and not with two.
  static func closed(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? sentence : sentence + "."
  }

  private mutating func writeFooter(_ command: CommandSpec, _ chain: [CommandSpec]) {
    let name = chain.map(\.name).joined(separator: " ")
    var line = ""
    if command.isGroup {
      line = "'\(name) <command> --help' explains a command."
    } else if !isFull {
      line = "'\(name) --help' says more."
    }
    if !isFull, chain.count == 1, !root.topics.isEmpty {
      let topics = root.topics.map(\.name).joined(separator: ", ")
      line += "\n'\(name) help <topic>' explains \(topics)."
    }
    guard !line.isEmpty else { return }
    text += "\n"
    paragraph(line)
  }

  // MARK: Lines

  private func chainIsRoot(_ command: CommandSpec) -> Bool { command == root }

  private mutating func heading(_ title: String) {
    text += "\n" + style.heading(title + ":") + "\n"
  }

  private mutating func paragraph(_ paragraph: String) {
    text += HelpText.lines(of: paragraph, width: width).joined(separator: "\n") + "\n"
  }

  private mutating func entry(_ label: String, _ body: String) {
    text += HelpText.entry(
      label, body, width: width, indent: Self.indent, column: Self.column, style: style.label)
  }

  /// Returns the groups in order of appearance, the common one first.
  private static func ordered(_ groups: [String?]) -> [String?] {
    var seen: [String?] = []
    if groups.contains(nil) { seen.append(nil) }
    for group in groups where !seen.contains(group) { seen.append(group) }
    return seen
  }
}

extension CommandSpec {
  /// Returns the answer to a request for help: text, or the document `frun.commands/1`.
  public func help(_ request: HelpRequest, style: HelpStyle = HelpStyle()) -> String {
    switch request.format {
    case .text: HelpPage(request, root: self, style: style).page
    case .json:
      (request.includesHidden ? self : withoutHidden()).document(of: request.path)
        .indentedText() + "\n"
    }
  }

  private func document(of path: [String]) -> JSONValue {
    guard let chain = commands(along: path), let command = chain.last else { return document() }
    return [
      "schema": .string(Self.schema), "serializationVersion": 0,
      "command": command.json(superCommands: chain.dropLast().map(\.name)),
    ]
  }

  private func withoutHidden() -> CommandSpec {
    with { command in
      command.options.removeAll(where: \.isHidden)
      command.subcommands = subcommands.filter { !$0.isHidden }.map { $0.withoutHidden() }
    }
  }
}
