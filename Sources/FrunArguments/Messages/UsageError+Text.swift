import FrunText

/// The words for every usage error, in one place.
///
/// Values are shown shortened and with controls made visible, and never for sensitive options.
extension UsageError {
  /// What is wrong: lower case, one line, without full stop.
  public func message(program: String) -> String {
    switch self {
    case .unknownCommand(let word, let path, _):
      let place = path.isEmpty ? "" : " for '\(([program] + path).joined(separator: " "))'"
      return "unknown command \(Self.quoted(word))\(place)"
    case .unknownTopic(let word, _): return "no command and no help topic \(Self.quoted(word))"
    case .unknownOption(let word, _, _, _): return "unknown option \(Self.quoted(word))"
    case .wrongDash(let word, _, _):
      return "\(Self.quoted(word)) begins with a dash that is not the hyphen of the keyboard"
    case .missingValue(let option, let written, _):
      return "missing value for '\(Self.label(option, written))'"
    case .unexpectedValue(_, let written): return "the option '\(written)' takes no value"
    case .invalidValue(let text, let option, let written, let origin, let problem):
      return "\(Self.invalid(text, option.isSensitive)) for "
        + "'\(Self.label(option, written))'\(Self.source(origin)): \(problem.message)"
    case .invalidArgument(let text, let argument, _, let problem):
      return "\(Self.invalid(text, argument.isSensitive)) for '<\(argument.name)>': "
        + problem.message
    case .repeatedOption(let option):
      return "the option '--\(option.name)' was given more than once"
    case .contradiction(let option):
      return "'--\(option.name)' and '--no-\(option.name)' exclude each other"
    case .missingOption(let option):
      return "missing option '\(Self.label(option, "--" + option.name))'"
    case .missingArgument(let argument): return "missing argument '<\(argument.name)>'"
    case .unexpectedArgument(let text, let index, let more):
      let which = text.map(Self.quoted) ?? "in place \(index + 1)"
      return "unexpected argument \(which)" + (more > 0 ? " and \(more) more" : "")
    case .rule(let rule, let given): return Self.message(rule, given)
    case .validation(let problem): return problem.message
    }
  }

  /// What to do about it, each a line without full stop.
  public func hints(program: String) -> [String] {
    switch self {
    case .unknownCommand(_, let path, let suggestions):
      if suggestions.isEmpty {
        return ["'\(([program] + path).joined(separator: " ")) --help' lists the commands"]
      }
      return [Self.didYouMean(suggestions)]
    case .unknownTopic(_, let suggestions):
      return suggestions.isEmpty
        ? ["'\(program) help' lists the commands and topics"] : [Self.didYouMean(suggestions)]
    case .unknownOption(_, _, let suggestions, let commands):
      if !suggestions.isEmpty { return [Self.didYouMean(suggestions)] }
      guard !commands.isEmpty else { return [] }
      let names = commands.map { "'\(([program] + $0).joined(separator: " "))'" }
      return ["it belongs to \(Phrases.list(names, "and"))"]
    case .wrongDash(_, _, let meant): return [Self.didYouMean([meant])]
    case .missingValue(let option, let written, let isBeforeDash):
      guard isBeforeDash else { return [] }
      let name = option.value?.name ?? "value"
      return [
        "a value that begins with a dash is written '\(written)\(written.hasPrefix("--") ? "=" : "")<\(name)>'"
      ]
    case .unexpectedValue(let option, _):
      return option.isInvertible ? ["'--no-\(option.name)' turns it off"] : []
    case .invalidValue(_, _, _, _, let problem), .invalidArgument(_, _, _, let problem):
      return problem.suggestions.isEmpty ? [] : [Self.didYouMean(problem.suggestions)]
    case .unexpectedArgument: return ["put text that holds spaces between quotation marks"]
    case .validation(let problem): return problem.hints
    case .repeatedOption, .contradiction, .missingOption, .missingArgument, .rule: return []
    }
  }

  /// The option whose line of help belongs under the message.
  public var option: OptionSpec? {
    switch self {
    case .missingValue(let option, _, _), .unexpectedValue(let option, _),
      .invalidValue(_, let option, _, _, _), .repeatedOption(let option),
      .contradiction(let option), .missingOption(let option):
      option
    default: nil
    }
  }

  /// The argument whose line of help belongs under the message.
  public var argument: PositionalSpec? {
    switch self {
    case .invalidArgument(_, let argument, _, _), .missingArgument(let argument): argument
    default: nil
    }
  }

  private static func message(_ rule: OptionRule, _ given: [String]) -> String {
    let names = rule.options.map { "'--\($0)'" }
    let used = given.map { "'--\($0)'" }
    let missing = names.filter { !used.contains($0) }
    switch rule.kind {
    case .exclusive: return "\(Phrases.list(used, "and")) exclude each other"
    case .together:
      return "\(Phrases.list(used, "and")) \(used.count == 1 ? "needs" : "need") "
        + Phrases.list(missing, "and")
    case .needs:
      return "\(names.first ?? "") needs \(Phrases.list(missing, "and"))"
    case .atLeastOne: return "one of \(Phrases.list(names, "or")) is needed"
    case .exactlyOne:
      return used.isEmpty
        ? "one of \(Phrases.list(names, "or")) is needed"
        : "\(Phrases.list(used, "and")) exclude each other"
    }
  }

  private static func invalid(_ text: String, _ sensitive: Bool) -> String {
    sensitive ? "invalid value" : "invalid value \(quoted(text))"
  }

  private static func quoted(_ text: String) -> String {
    "'\(Sanitizer().line(text, columns: 40))'"
  }

  private static func label(_ option: OptionSpec, _ written: String) -> String {
    option.value.map { "\(written) <\($0.name)>" } ?? written
  }

  private static func source(_ origin: ArgumentOrigin) -> String {
    switch origin {
    case .word, .standard: ""
    case .environment(let name): " from the variable \(name)"
    case .configuration(let key, let place): " from \(key) in \(place)"
    }
  }

  private static func didYouMean(_ words: [String]) -> String {
    "did you mean \(Phrases.list(words.map { "'\($0)'" }, "or"))?"
  }
}
