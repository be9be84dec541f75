import FrunText

/// Reads the options and arguments of a command whose names are already known.
struct ArgumentReader {
  /// The values found, by long name.
  private(set) var options: [String: [ArgumentText]] = [:]
  /// The words left for the arguments.
  private(set) var words: [(text: String, index: Int)] = []
  /// The words handed on unread.
  private(set) var rest: [(text: String, index: Int)] = []
  /// What is wrong.
  private(set) var errors: [UsageError] = []
  /// The help asked for.
  private(set) var help: HelpRequest.Detail?
  /// Whether the version is asked for.
  private(set) var wantsVersion = false
  /// Names that were used and should not be.
  private(set) var deprecated: [OptionSpec] = []

  /// The option whose values go on until the next option, when the words end among them.
  private(set) var openOption: OptionSpec?

  let table: OptionTable
  private let chain: [CommandSpec]
  private let tokens: [ArgumentToken]
  private let source: [String]
  /// The places of the words that name commands, which are never values.
  private let names: Set<Int>

  init(
    chain: [CommandSpec], source: [String], tokens: [ArgumentToken], skipping names: Set<Int>,
    from first: Int = 0
  ) {
    self.chain = chain
    self.source = source
    self.names = names
    self.tokens = tokens
    table = OptionTable(chain: chain)
    let command = chain.last
    let restAfter = command?.positionals.firstIndex { $0.count == .rest }
    let lastName = names.max() ?? -1
    var place = first
    while place < tokens.count {
      if names.contains(place) {
        place += 1
        continue
      }
      if let restAfter, words.count >= restAfter, place > lastName {
        takeRest(from: place)
        return
      }
      read(at: &place)
      place += 1
    }
  }

  private mutating func takeRest(from place: Int) {
    let start = tokens[place].form == .terminator ? place + 1 : place
    rest = source[min(start, source.count)...].enumerated().map { ($1, start + $0) }
  }

  private mutating func read(at place: inout Int) {
    let token = tokens[place]
    switch token.form {
    case .terminator: break
    case .word(let text):
      if let meant = wrongDash(text), !tokens[..<place].contains(where: { $0.form == .terminator })
      {
        errors.append(.wrongDash(text, index: token.index, meant: meant))
      } else {
        words.append((text, token.index))
      }
    case .long(let name, let value): readLong(name, value, at: &place)
    case .pack(let letters): readPack(letters, at: &place)
    }
  }

  private mutating func readLong(_ name: String, _ value: String?, at place: inout Int) {
    let origin = ArgumentOrigin.word(index: tokens[place].index)
    let written = "--" + name
    guard let entry = table.entry(long: name) else {
      errors.append(unknown(written, index: tokens[place].index))
      // The word after it is its value, not an argument too many.
      if value == nil, let meant = table.nearest(long: name), meant.shape == .value,
        meant.bareValue == nil, followingValue(after: place) != nil
      {
        place += 1
      }
      return
    }
    let spec = entry.spec
    switch spec.shape {
    case .flag, .counter:
      if value != nil {
        errors.append(.unexpectedValue(spec, written: written))
      } else {
        set(spec, on: !entry.isInverted, origin, isShort: false)
      }
    case .value:
      if let value = value ?? spec.bareValue {
        add(value, to: spec, written: written, origin)
      } else {
        takeFollowing(for: spec, written: written, at: &place)
      }
    }
  }

  private mutating func readPack(_ letters: String, at place: inout Int) {
    for (offset, letter) in letters.enumerated() {
      let written = "-" + String(letter)
      let origin = ArgumentOrigin.word(index: tokens[place].index, letter: offset)
      guard let spec = table.option(short: letter) else {
        errors.append(unknown(written, index: tokens[place].index))
        // What follows may be the value of the unknown option.
        return
      }
      guard spec.shape == .value else {
        set(spec, on: true, origin, isShort: true)
        continue
      }
      var joined = letters.dropFirst(offset + 1)
      if joined.isEmpty {
        if let bare = spec.bareValue {
          add(bare, to: spec, written: written, origin)
        } else {
          takeFollowing(for: spec, written: written, at: &place)
        }
      } else {
        if joined.first == "=" { joined.removeFirst() }
        add(String(joined), to: spec, written: written, origin)
      }
      return
    }
  }

  private mutating func takeFollowing(
    for spec: OptionSpec, written: String, at place: inout Int
  ) {
    var count = 0
    while let text = followingValue(after: place),
      count == 0 || spec.repetition == .upToNextOption
    {
      place += 1
      count += 1
      add(text, to: spec, written: written, .word(index: tokens[place].index))
    }
    if spec.repetition == .upToNextOption, place + 1 == tokens.count { openOption = spec }
    guard count == 0 else { return }
    let isBeforeDash =
      switch place + 1 < tokens.count ? tokens[place + 1].form : .terminator {
      case .long, .pack: true
      case .word, .terminator: false
      }
    errors.append(.missingValue(spec, written: written, isBeforeDash: isBeforeDash))
  }

  /// The word after a place, when it can be a value.
  private func followingValue(after place: Int) -> String? {
    guard place + 1 < tokens.count, !names.contains(place + 1) else { return nil }
    return tokens[place + 1].value
  }

  private mutating func set(
    _ spec: OptionSpec, on: Bool, _ origin: ArgumentOrigin, isShort: Bool
  ) {
    if spec.name == BuiltIn.help.name {
      help = help == .full || !isShort ? .full : .short
      return
    }
    if spec.name == BuiltIn.version.name, spec == BuiltIn.version {
      wantsVersion = true
      return
    }
    note(spec)
    if spec.shape == .counter {
      let count = options[spec.name]?.last.flatMap { Int($0.text) } ?? 0
      options[spec.name] = [ArgumentText(String(count + 1), origin)]
      return
    }
    let text = on ? "yes" : "no"
    if let earlier = options[spec.name]?.last, earlier.text != text {
      if !errors.contains(.contradiction(spec)) { errors.append(.contradiction(spec)) }
    } else {
      options[spec.name] = [ArgumentText(text, origin)]
    }
  }

  private mutating func add(
    _ text: String, to spec: OptionSpec, written: String, _ origin: ArgumentOrigin
  ) {
    note(spec)
    if spec.repetition == .once, options[spec.name] != nil {
      if !errors.contains(.repeatedOption(spec)) { errors.append(.repeatedOption(spec)) }
      return
    }
    for text in spec.values(in: text) {
      if let kind = spec.value?.kind {
        do { try kind.check(text) } catch {
          errors.append(.invalidValue(text, spec, written: written, origin, error))
        }
      }
      options[spec.name, default: []].append(ArgumentText(text, origin))
    }
  }

  private mutating func note(_ spec: OptionSpec) {
    if spec.deprecated != nil, !deprecated.contains(spec) { deprecated.append(spec) }
  }

  // MARK: Messages

  private func unknown(_ written: String, index: Int) -> UsageError {
    let isLong = written.hasPrefix("--")
    let near = isLong ? Suggestions.nearest(to: written, among: table.suggestible, count: 2) : []
    var commands: [[String]] = []
    chain.first?.forEach { command, path in
      let has = command.options.contains { option in
        isLong ? "--" + option.name == written : option.short == written.last
      }
      if has, !command.isHidden, !path.isEmpty { commands.append(path) }
    }
    return .unknownOption(
      written, index: index, suggestions: near,
      commands: isLong && near.isEmpty && commands.count <= 3 ? commands : [])
  }

  /// Returns the option meant by a word that begins with a dash of a word processor.
  private func wrongDash(_ word: String) -> String? {
    let dashes: Set<Character> = ["–", "—", "−", "‐", "‑", "―"]
    let body = word.drop { dashes.contains($0) || $0 == "-" }
    guard let first = word.first, dashes.contains(first), !body.isEmpty else { return nil }
    let name = String(body.prefix { $0 != "=" })
    if table.entry(long: name) != nil { return "--" + name }
    if name.count == 1, let letter = name.first, table.option(short: letter) != nil {
      return "-" + name
    }
    return nil
  }
}
