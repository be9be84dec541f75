import FrunText

/// What help says about one option or argument: its label and its text.
enum HelpLabels {
  /// `-n, --limit <count>`, with the same indent for options without a letter.
  static func label(_ option: OptionSpec) -> String {
    let short = option.short.map { "-\($0), " } ?? "    "
    let name = option.isInvertible ? "--[no-]\(option.name)" : "--\(option.name)"
    guard let value = option.value else {
      return short + name + (option.shape == .counter ? "..." : "")
    }
    let dots =
      switch option.repetition {
      case .upToNextOption: "..."
      case .commaSeparated: ",..."
      case .once, .each: ""
      }
    return option.bareValue == nil
      ? "\(short)\(name) <\(value.name)>\(dots)" : "\(short)\(name)[=<\(value.name)>]"
  }

  /// The help text with everything that follows from the declaration.
  static func text(_ option: OptionSpec, detail: HelpRequest.Detail) -> String {
    var notes: [String] = []
    if let text = option.defaultText, option.shape == .value || text == "yes" {
      notes.append("default: \(text.isEmpty ? "empty" : text)")
    }
    if let range = range(option.value?.kind) { notes.append(range) }
    if option.isRequired { notes.append("required") }
    if option.repetition == .each || option.shape == .counter { notes.append("can be repeated") }
    var text = option.help
    if let deprecated = option.deprecated {
      text += " (deprecated, use \(deprecated.replacement))"
    }
    if !notes.isEmpty { text += " (" + notes.joined(separator: "; ") + ")" }
    text += values(option.value, detail: detail)
    if detail == .full {
      if option.shape == .value, let bare = option.bareValue {
        text += "\nWithout a value: \(bare)"
      }
      let sources =
        [option.environment.map { "$" + $0 }].compactMap { $0 }
        + [option.configuration.map { "configuration key " + $0 }].compactMap { $0 }
      if !sources.isEmpty { text += "\nAlso from: " + sources.joined(separator: ", ") }
    }
    return text
  }

  static func label(_ argument: PositionalSpec) -> String {
    "<\(argument.name)>" + (argument.isRepeating ? "..." : "")
  }

  static func text(_ argument: PositionalSpec, detail: HelpRequest.Detail) -> String {
    var notes: [String] = []
    if let value = argument.defaultText {
      notes.append("default: \(value.isEmpty ? "empty" : value)")
    }
    if let range = range(argument.value.kind) { notes.append(range) }
    let text = argument.help + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
    return text + values(argument.value, detail: detail)
  }

  /// Lists the choices in line when they are few and say nothing more, else one per line.
  private static func values(_ value: ValueSpec?, detail: HelpRequest.Detail) -> String {
    guard case .choice(let choices) = value?.kind, !choices.isEmpty else { return "" }
    let plain = choices.allSatisfy { $0.help.isEmpty }
    if detail == .short || (plain && choices.count < 6) {
      return "\nOne of: " + choices.map(\.name).joined(separator: ", ")
    }
    let width = choices.map { DisplayWidth.of($0.name) }.max() ?? 0
    return choices.map { choice in
      choice.help.isEmpty
        ? "\n- " + choice.name
        : "\n- " + Fitting.pad(choice.name, to: width) + "  " + choice.help
    }.joined()
  }

  private static func range(_ kind: ValueKind?) -> String? {
    switch kind {
    case .integer(let low?, let high?): "\(low) to \(high)"
    case .integer(let low?, nil): "\(low) or more"
    case .integer(nil, let high?): "\(high) or less"
    case .decimal(let low?, let high?): "\(low.argumentText) to \(high.argumentText)"
    case .decimal(let low?, nil): "\(low.argumentText) or more"
    case .decimal(nil, let high?): "\(high.argumentText) or less"
    default: nil
    }
  }
}
