import FrunText

/// Finds the command among the words, stepping over options and their values.
///
/// A first pass, so that the second one knows every option that may stand anywhere: options are
/// accepted before and after the names of subcommands.
struct CommandFinder {
  /// The commands found, the root first.
  private(set) var chain: [CommandSpec]
  /// The places of the words that name them.
  private(set) var nameTokens: Set<Int> = []
  /// The place of the word `help`, which ends the search.
  private(set) var helpToken: Int?
  /// The first word that should have been a command.
  private(set) var failure: UsageError?

  init(root: CommandSpec, tokens: [ArgumentToken]) {
    chain = [root]
    var place = 0
    while place < tokens.count, let current = chain.last, current.isGroup {
      switch tokens[place].form {
      case .terminator: return
      case .word(let word):
        if let next = current.subcommand(word), next.name != BuiltIn.helpCommand.name {
          chain.append(next)
          nameTokens.insert(place)
        } else if word == BuiltIn.helpCommand.name {
          helpToken = place
          return
        } else {
          failure = Self.unknown(word, in: chain)
          return
        }
      case .long, .pack:
        place += valueCount(at: place, tokens, in: current)
      }
      place += 1
    }
  }

  /// The names below the root.
  var path: [String] { chain.dropFirst().map(\.name) }

  /// Returns how many of the following words are values of the option in this place.
  private func valueCount(
    at place: Int, _ tokens: [ArgumentToken], in current: CommandSpec
  ) -> Int {
    let table = OptionTable(chain: chain)
    var option: OptionSpec?
    var isKnown = true
    switch tokens[place].form {
    case .long(let name, nil):
      option = table.entry(long: name)?.spec
      if option == nil {
        isKnown = false
        option =
          Self.option(below: current) { $0.name == name || $0.aliases.contains(name) }
          ?? table.nearest(long: name) ?? Self.nearest(long: name, below: current)
      }
    case .pack(let letters):
      for (offset, letter) in letters.enumerated() {
        option = table.option(short: letter)
        isKnown = option != nil
        option = option ?? Self.option(below: current) { $0.short == letter }
        guard option?.shape != .value else {
          if offset + 1 < letters.count { return 0 }
          break
        }
      }
    default: return 0
    }
    guard let option, option.shape == .value, option.bareValue == nil else { return 0 }
    var count = 0
    while place + 1 + count < tokens.count, let word = tokens[place + 1 + count].value {
      // An option of a command further down may be a flag elsewhere: a command's name wins.
      if !isKnown, current.subcommand(word) != nil { break }
      count += 1
      if option.repetition != .upToNextOption { break }
    }
    return count
  }

  private static func option(
    below command: CommandSpec, _ isMeant: (OptionSpec) -> Bool
  ) -> OptionSpec? {
    for child in command.subcommands {
      if let found = child.options.first(where: isMeant) ?? option(below: child, isMeant) {
        return found
      }
    }
    return nil
  }

  /// The option of a command further down that a mistyped name most likely means.
  private static func nearest(long name: String, below command: CommandSpec) -> OptionSpec? {
    var names: [String] = []
    command.forEach { child, _ in names += child.options.map(\.name) }
    guard let near = Suggestions.nearest(to: name, among: names, count: 1).first else { return nil }
    return option(below: command) { $0.name == near }
  }

  private static func unknown(_ word: String, in chain: [CommandSpec]) -> UsageError {
    let group = chain.last
    let path = chain.dropFirst().map(\.name)
    let children = group?.subcommands.filter { !$0.isHidden && $0.deprecated == nil } ?? []
    var near = children.filter { child in
      child.synonyms.contains { $0.lowercased() == word.lowercased() }
    }.map(\.name)
    // An alias that is near leads to the name: one command is suggested once.
    var canonical: [String: String] = [:]
    for child in children {
      for name in [child.name] + child.aliases { canonical[name] = child.name }
    }
    let names = children.flatMap { child in [child.name] + child.aliases }
    near += Suggestions.nearest(to: word, among: names).compactMap { canonical[$0] }
    if near.isEmpty { near = Self.elsewhere(word, root: chain.first, below: path) }
    var seen: Set<String> = []
    return .unknownCommand(
      word, under: path, suggestions: Array(near.filter { seen.insert($0).inserted }.prefix(3)))
  }

  /// Commands of that exact name in other groups: `frun list` for `frun case list`.
  private static func elsewhere(
    _ word: String, root: CommandSpec?, below path: [String]
  ) -> [String] {
    var found: [String] = []
    root?.forEach { command, own in
      if own.count > 1, !command.isHidden,
        command.name == word || command.aliases.contains(word) || command.synonyms.contains(word)
      {
        found.append((root.map { [$0.name] } ?? []).joined() + " " + own.joined(separator: " "))
      }
    }
    return found.count <= 3 ? found : []
  }
}
