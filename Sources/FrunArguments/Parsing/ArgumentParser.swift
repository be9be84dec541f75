import FrunText

/// Reads the words of a command line by a tree of command specs.
///
/// A pure function of the words and the sources. Help wins over the version, the version over
/// errors; all errors are found in one run.
public struct ArgumentParser: Sendable {
  /// The program.
  public let root: CommandSpec

  /// Creates a parser for a program.
  public init(_ root: CommandSpec) { self.root = root }

  /// Returns what the words ask for.
  ///
  /// `words` come without the program's name. `validate` is the command's own check, called only
  /// when nothing else is wrong.
  public func parse(
    _ words: [String], sources: ArgumentSources = ArgumentSources(),
    validate: (ParsedArguments) -> [ValidationProblem] = { _ in [] }
  ) -> ParseOutcome {
    let tokens = WordSplitter.split(words)
    let finder = CommandFinder(root: root, tokens: tokens)
    if let place = finder.helpToken {
      return answerHelp(finder, words, tokens, after: place)
    }
    let reader = ArgumentReader(
      chain: finder.chain, source: words, tokens: tokens, skipping: finder.nameTokens)
    if let detail = reader.help {
      return .help(HelpRequest(path: finder.path, detail: detail))
    }
    if reader.wantsVersion { return .version }
    if let failure = finder.failure {
      return .failure(UsageFailure(path: finder.path, errors: [failure]))
    }
    guard let command = finder.chain.last, !command.isGroup else {
      if !reader.errors.isEmpty {
        return .failure(UsageFailure(path: finder.path, errors: reader.errors))
      }
      var request = HelpRequest(path: finder.path, detail: .short)
      request.isAnswerToMissingCommand = !words.isEmpty
      return .help(request)
    }
    return finish(finder, reader, command, sources, validate)
  }

  private func finish(
    _ finder: CommandFinder, _ reader: ArgumentReader, _ command: CommandSpec,
    _ sources: ArgumentSources, _ validate: (ParsedArguments) -> [ValidationProblem]
  ) -> ParseOutcome {
    let layers = ValueLayering(
      reader.options, table: reader.table, rules: finder.chain.flatMap(\.rules), sources: sources)
    let places = PositionalAssignment(command, words: reader.words, rest: reader.rest)
    var errors = reader.errors + places.errors
    // A value that was refused is not also missing.
    let named = Set(errors.compactMap(\.option?.name))
    errors += layers.errors.filter { error in error.option.map { !named.contains($0.name) } ?? true
    }
    let notices =
      finder.chain.compactMap { spec in
        spec.deprecated.map { Self.notice("the command '\(spec.name)'", $0) }
      }
      + reader.deprecated.compactMap { spec in
        spec.deprecated.map { Self.notice("the option '--\(spec.name)'", $0) }
      }
    let result = ParsedArguments(
      command: finder.path, options: layers.options, positionals: places.values, notices: notices)
    if errors.isEmpty { errors = validate(result).map { .validation($0) } }
    guard errors.isEmpty else {
      return .failure(UsageFailure(path: finder.path, errors: errors))
    }
    return .run(result)
  }

  private static func notice(_ what: String, _ deprecation: Deprecation) -> String {
    let note = deprecation.note.isEmpty ? "" : " (\(deprecation.note))"
    return "\(what) is deprecated\(note); use '\(deprecation.replacement)'"
  }

  // MARK: help

  private func answerHelp(
    _ finder: CommandFinder, _ words: [String], _ tokens: [ArgumentToken], after place: Int
  ) -> ParseOutcome {
    let reader = ArgumentReader(
      chain: [root, BuiltIn.helpCommand], source: words, tokens: tokens,
      skipping: finder.nameTokens.union([place]))
    let typed = finder.path + reader.words.map(\.text)
    let all = reader.options[BuiltIn.helpAll.spec.name] != nil
    var request = HelpRequest(path: [])
    request.includesHidden = all
    let format = reader.options[BuiltIn.helpFormat.spec.name]?.last?.text
    request.format = format.flatMap(HelpRequest.Format.init) ?? .text
    if typed.isEmpty, reader.help == nil { request.detail = .short }
    if request.format == .json || all { request.detail = .full }
    if typed.count == 1, let topic = root.topics.first(where: { $0.name == typed[0] }),
      root.subcommand(typed[0]) == nil
    {
      request.topic = topic.name
    } else if let chain = root.commands(along: typed) {
      request.path = chain.dropFirst().map(\.name)
    } else {
      return .failure(UsageFailure(path: [], errors: reader.errors + [unknownTopic(typed)]))
    }
    if reader.help == nil, !reader.errors.isEmpty {
      return .failure(UsageFailure(path: [BuiltIn.helpCommand.name], errors: reader.errors))
    }
    return .help(request)
  }

  private func unknownTopic(_ typed: [String]) -> UsageError {
    var known = 0
    var current = root
    while known < typed.count, let next = current.subcommand(typed[known]) {
      current = next
      known += 1
    }
    let word = known < typed.count ? typed[known] : typed.joined(separator: " ")
    var names = current.subcommands.filter { !$0.isHidden }.map(\.name)
    if known == 0 { names += root.topics.map(\.name) }
    return .unknownTopic(word, suggestions: Suggestions.nearest(to: word, among: names))
  }
}
