import FrunText

/// The text that tells a person what is wrong with the words they typed.
///
/// For every error: the message, the line of help of the option it is about, and a hint. At the
/// end one line of usage and where to read more; never the whole help.
public struct UsageReport {
  /// The report, each line with a line break.
  public let text: String

  /// Creates the report of a failure of the parser of `root`.
  public init(_ failure: UsageFailure, root: CommandSpec, style: HelpStyle = HelpStyle()) {
    let width = min(style.columns, 100)
    var text = ""
    for error in failure.errors {
      text += Self.wrapped(
        "\(root.name): error: ", error.message(program: root.name), width: width)
      if let option = error.option {
        text += HelpText.entry(
          HelpLabels.label(option), HelpLabels.text(option, detail: .short), width: width,
          indent: 2, column: 26, style: style.label)
      } else if let argument = error.argument {
        text += HelpText.entry(
          HelpLabels.label(argument), HelpLabels.text(argument, detail: .short), width: width,
          indent: 2, column: 26, style: style.label)
      }
      for hint in error.hints(program: root.name) {
        text += Self.wrapped("hint: ", hint, width: width)
      }
    }
    let chain = root.commands(along: failure.path) ?? [root]
    let name = chain.map(\.name).joined(separator: " ")
    for line in UsageSynopsis(chain: chain).lines(width: width, lead: "usage: ") {
      text += line + "\n"
    }
    text += "'\(name) --help' says more.\n"
    self.text = text
  }

  private static func wrapped(_ label: String, _ body: String, width: Int) -> String {
    Wrapping(width: width, indent: 0, hanging: 2).text(label + body) + "\n"
  }
}
