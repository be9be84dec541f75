/// Answers what the word under the cursor could become.
///
/// Runs at every press of TAB, so it only reads the tree and asks `resolve` for the lists that
/// the program alone knows.
public struct CompletionEngine {
  /// The program.
  public let root: CommandSpec
  /// Returns the candidates of a named completer, such as `caseID`.
  public let resolve: (String, CompletionContext) -> [CompletionCandidate]

  /// Creates an engine.
  public init(
    _ root: CommandSpec,
    resolve: @escaping (String, CompletionContext) -> [CompletionCandidate] = { _, _ in [] }
  ) {
    self.root = root
    self.resolve = resolve
  }

  /// Returns the candidates for the word at `cursor` (from 0, the program's name not counted).
  ///
  /// Words after the cursor are not looked at; a cursor behind the last word means a new word.
  public func complete(words: [String], cursor: Int) -> CompletionAnswer {
    let cursor = min(max(0, cursor), words.count)
    let before = Array(words[..<cursor])
    let word = cursor < words.count ? words[cursor] : ""
    let tokens = WordSplitter.split(before)
    let finder = CommandFinder(root: root, tokens: tokens)
    if let place = finder.helpToken {
      return subjects(finder.path + before[(place + 1)...].filter { !$0.hasPrefix("-") }, word)
    }
    guard finder.failure == nil, let command = finder.chain.last else {
      return CompletionAnswer([], .noFiles)
    }
    let reader = ArgumentReader(
      chain: finder.chain, source: before, tokens: tokens, skipping: finder.nameTokens)
    let context = CompletionContext(
      command: finder.path, word: word, options: reader.options.mapValues { $0.map(\.text) },
      words: reader.words.map(\.text))
    let isTerminated = tokens.contains { $0.form == .terminator }
    if !isTerminated {
      if case .missingValue(let option, _, _) = reader.errors.last, endsWithOption(tokens) {
        return values(of: option, word: word, prefix: "", context)
      }
      if word.hasPrefix("--"), let sign = word.firstIndex(of: "=") {
        let name = String(word.dropFirst(2).prefix { $0 != "=" })
        guard let option = reader.table.entry(long: name)?.spec, option.shape == .value else {
          return CompletionAnswer([], .noFiles)
        }
        let rest = String(word[word.index(after: sign)...])
        return values(of: option, word: rest, prefix: "--\(name)=", context)
      }
      if word.hasPrefix("-") { return options(reader, command, word) }
      if let option = reader.openOption {
        return values(of: option, word: word, prefix: "", context)
      }
    }
    if command.isGroup, !isTerminated { return commands(command, word) }
    return positional(command, reader, word, context)
  }

  private func endsWithOption(_ tokens: [ArgumentToken]) -> Bool {
    switch tokens.last?.form {
    case .long(_, nil), .pack: true
    default: false
    }
  }

  private func commands(_ command: CommandSpec, _ word: String) -> CompletionAnswer {
    let shown = command.subcommands.filter { !$0.isHidden && $0.deprecated == nil }
    return fixed(shown.map { CompletionCandidate($0.name, $0.summary) }, word, prefix: "")
  }

  private func options(
    _ reader: ArgumentReader, _ command: CommandSpec, _ word: String
  ) -> CompletionAnswer {
    var candidates: [CompletionCandidate] = []
    for option in reader.table.specs where !option.isHidden && option.deprecated == nil {
      let isUsed = reader.options[option.name] != nil
      if isUsed, option.repetition == .once, option.shape != .counter { continue }
      if Self.isExcluded(option, by: reader.options.keys, command.rules) { continue }
      candidates.append(CompletionCandidate("--" + option.name, option.help))
      if option.isInvertible {
        candidates.append(CompletionCandidate("--no-" + option.name, option.help))
      }
    }
    return fixed(candidates, word, prefix: "")
  }

  private static func isExcluded(
    _ option: OptionSpec, by used: Dictionary<String, [ArgumentText]>.Keys, _ rules: [OptionRule]
  ) -> Bool {
    rules.contains { rule in
      (rule.kind == .exclusive || rule.kind == .exactlyOne) && rule.options.contains(option.name)
        && rule.options.contains { $0 != option.name && used.contains($0) }
    }
  }

  private func positional(
    _ command: CommandSpec, _ reader: ArgumentReader, _ word: String, _ context: CompletionContext
  ) -> CompletionAnswer {
    let place = reader.words.count
    let specs = command.positionals
    let spec =
      specs.indices.contains(place)
      ? specs[place] : specs.last.flatMap { $0.isRepeating ? $0 : nil }
    guard let spec else { return CompletionAnswer([], .noFiles) }
    return values(spec.value, word: word, prefix: "", context)
  }

  /// After a comma the next value is completed; those before it are kept.
  private func values(
    of option: OptionSpec, word: String, prefix: String, _ context: CompletionContext
  ) -> CompletionAnswer {
    guard option.repetition == .commaSeparated, let comma = word.lastIndex(of: ",") else {
      return values(option.value, word: word, prefix: prefix, context)
    }
    let next = word.index(after: comma)
    return values(
      option.value, word: String(word[next...]), prefix: prefix + word[..<next], context)
  }

  private func values(
    _ value: ValueSpec?, word: String, prefix: String, _ context: CompletionContext
  ) -> CompletionAnswer {
    switch value?.effectiveCompleter ?? .none {
    case .none: return CompletionAnswer([], .noFiles)
    case .file(let extensions):
      return extensions.isEmpty
        ? CompletionAnswer([], [])
        : CompletionAnswer(extensions.map { CompletionCandidate($0) }, .filterExtensions)
    case .directory: return CompletionAnswer([], .directories)
    case .values(let choices):
      return fixed(choices.map { CompletionCandidate($0.name, $0.help) }, word, prefix: prefix)
    case .named(let name):
      var context = context
      context.word = word
      return fixed(resolve(name, context), word, prefix: prefix)
    }
  }

  private func subjects(_ path: [String], _ word: String) -> CompletionAnswer {
    guard let command = root.commands(along: path)?.last else {
      return CompletionAnswer([], .noFiles)
    }
    var answer = commands(command, word)
    if path.isEmpty {
      answer.candidates += root.topics.filter { $0.name.hasPrefix(word) }
        .map { CompletionCandidate($0.name, $0.summary) }
    }
    return answer
  }

  private func fixed(
    _ candidates: [CompletionCandidate], _ word: String, prefix: String
  ) -> CompletionAnswer {
    CompletionAnswer(
      candidates.filter { $0.word.hasPrefix(word) }.map {
        CompletionCandidate(prefix + $0.word, $0.help)
      }, .noFiles)
  }
}
