/// Gives the words that are no options to the command's arguments.
struct PositionalAssignment {
  private(set) var values: [String: [ArgumentText]] = [:]
  private(set) var errors: [UsageError] = []

  init(
    _ command: CommandSpec, words: [(text: String, index: Int)],
    rest: [(text: String, index: Int)]
  ) {
    var left = words[...]
    for spec in command.positionals {
      switch spec.count {
      case .one, .optional:
        if let word = left.popFirst() { add(word, spec) }
      case .any, .several:
        for word in left { add(word, spec) }
        left = []
      case .rest:
        for word in rest { add(word, spec) }
      }
      if values[spec.name] == nil {
        if spec.isRequired {
          errors.append(.missingArgument(spec))
        } else if let text = spec.defaultText {
          values[spec.name] = [ArgumentText(text, .standard)]
        }
      }
    }
    if let first = left.first {
      let mayNamePerson =
        command.positionals.contains(where: \.isSensitive)
        || command.options.contains(where: \.isSensitive)
      errors.append(
        .unexpectedArgument(
          mayNamePerson ? nil : first.text, index: first.index, more: left.count - 1))
    }
  }

  private mutating func add(_ word: (text: String, index: Int), _ spec: PositionalSpec) {
    if spec.count != .rest {
      do { try spec.value.kind.check(word.text) } catch {
        errors.append(.invalidArgument(word.text, spec, index: word.index, error))
      }
    }
    values[spec.name, default: []].append(ArgumentText(word.text, .word(index: word.index)))
  }
}
