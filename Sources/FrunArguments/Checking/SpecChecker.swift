import FrunText

/// Checks the declarations of a command tree.
struct SpecChecker {
  private(set) var problems: [SpecProblem] = []
  private var command = ""

  mutating func check(_ chain: [CommandSpec]) {
    guard let spec = chain.last else { return }
    command = chain.map(\.name).joined(separator: " ")
    guard chain.count <= 8 else { return add("nested more than 8 deep") }
    checkTexts(spec)
    checkControls(spec)
    checkNames(spec)
    checkPositionals(spec)
    for option in spec.options { check(option) }
    checkOptionNames(chain)
    checkRules(chain)
    if spec.isGroup {
      if !spec.positionals.isEmpty { add("a command with subcommands takes no arguments") }
      if spec.options.contains(where: { !$0.isInherited }) {
        add("an option of a command with subcommands must be inherited")
      }
    }
    for child in spec.subcommands { check(chain + [child]) }
  }

  private mutating func add(_ message: String) {
    problems.append(SpecProblem(command: command, message: message))
  }

  // MARK: Texts

  private mutating func checkTexts(_ spec: CommandSpec) {
    check(summary: spec.summary, of: "the summary")
    for option in spec.options { check(help: option.help, of: "--\(option.name)") }
    for argument in spec.positionals { check(help: argument.help, of: "<\(argument.name)>") }
    for topic in spec.topics { check(summary: topic.summary, of: "the topic \(topic.name)") }
    if let deprecated = spec.deprecated, deprecated.replacement.isEmpty {
      add("deprecated without a replacement")
    }
    for option in spec.options where option.deprecated?.replacement.isEmpty == true {
      add("--\(option.name) is deprecated without a replacement")
    }
    for status in spec.exitStatuses where !(0...255).contains(status.status) {
      add("the exit status \(status.status) is not between 0 and 255")
    }
    for example in spec.examples where example.command.contains("\n") {
      add("an example has more than one line")
    }
  }

  /// Text from a manifest is printed as it is, so it may not hold anything that acts on a terminal.
  private mutating func checkControls(_ spec: CommandSpec) {
    var texts = [spec.discussion, spec.access, spec.group ?? "", spec.plugin ?? ""]
    texts += [spec.version ?? "", spec.deprecated?.replacement ?? "", spec.deprecated?.note ?? ""]
    texts += spec.requires + spec.seeAlso + spec.synonyms
    texts += spec.examples.flatMap { [$0.command, $0.explanation] }
    texts += spec.exitStatuses.map(\.meaning) + spec.environment.flatMap { [$0.name, $0.help] }
    texts += spec.topics.flatMap { [$0.name, $0.text] }
    for option in spec.options {
      texts += [option.group, option.defaultText, option.bareValue, option.environment]
        .compactMap { $0 }
      texts += [option.configuration, option.deprecated?.replacement, option.deprecated?.note]
        .compactMap { $0 }
      texts += Self.texts(option.value)
    }
    for argument in spec.positionals {
      texts += [argument.name, argument.defaultText ?? ""] + Self.texts(argument.value)
    }
    let sanitizer = Sanitizer(isolatesRightToLeft: false)
    if texts.contains(where: { $0 != sanitizer.block($0) }) {
      add("a text holds control characters")
    }
  }

  private static func texts(_ value: ValueSpec?) -> [String] {
    guard let value else { return [] }
    guard case .choice(let choices) = value.kind else { return [value.name] }
    return [value.name] + choices.flatMap { [$0.name, $0.help] }
  }

  private mutating func check(summary: String, of what: String) {
    if summary.isEmpty { add("\(what) is empty") }
    if DisplayWidth.of(summary) > 60 { add("\(what) is wider than 60 columns") }
    check(help: summary, of: what)
  }

  private mutating func check(help: String, of what: String) {
    if help.isEmpty { return add("\(what) has no text") }
    if help.hasSuffix(".") { add("\(what) ends with a full stop") }
    if help.contains("\n") { add("\(what) has more than one line") }
    if help != Sanitizer(isolatesRightToLeft: false).line(help) {
      add("\(what) holds control characters")
    }
  }

  // MARK: Names

  private mutating func checkNames(_ spec: CommandSpec) {
    if !Self.isName(spec.name), spec.name != BuiltIn.completeCommand.name {
      add("the name must be lower case letters, digits and hyphens")
    }
    for alias in spec.aliases {
      if alias == spec.name { add("the alias '\(alias)' is the name") }
      if !Self.isName(alias) { add("the alias '\(alias)' must be lower case letters and hyphens") }
    }
    var taken: [String: String] = [:]
    for child in spec.subcommands {
      for name in [child.name] + child.aliases {
        if let other = taken[name] {
          add("'\(name)' names both '\(other)' and '\(child.name)'")
        }
        taken[name] = child.name
      }
      if child.name != BuiltIn.helpCommand.name || child != BuiltIn.helpCommand,
        ([child.name] + child.aliases).contains(BuiltIn.helpCommand.name)
      {
        add("'help' is taken by the built-in command")
      }
    }
    for child in spec.subcommands {
      for synonym in child.synonyms where taken[synonym] != nil {
        add("the synonym '\(synonym)' of '\(child.name)' is the name of a command")
      }
    }
  }

  /// Lower case ASCII letters, digits and single hyphens, beginning with a letter.
  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (97...122).contains(first), name.utf8.count <= 40 else {
      return false
    }
    guard !name.hasSuffix("-"), !name.contains("--") else { return false }
    return name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }

  private mutating func checkOptionNames(_ chain: [CommandSpec]) {
    var long: [String: String] = [BuiltIn.help.name: BuiltIn.help.name]
    var short: [Character: String] = ["h": BuiltIn.help.name]
    if chain.first?.version != nil { long[BuiltIn.version.name] = BuiltIn.version.name }
    let own = chain.last?.options ?? []
    let inherited = chain.dropLast().flatMap { $0.options.filter(\.isInherited) }
    for option in inherited + own {
      var names = [option.name] + option.aliases
      if option.isInvertible { names += names.map { "no-" + $0 } }
      for name in names {
        if long[name] != nil { add("the option --\(name) is declared twice") }
        long[name] = option.name
      }
      if let letter = option.short {
        if let other = short[letter] {
          add("-\(letter) names both --\(other) and --\(option.name)")
        }
        short[letter] = option.name
      }
    }
  }

  // MARK: Options and arguments

  private mutating func check(_ option: OptionSpec) {
    let name = "--" + option.name
    for text in [option.name] + option.aliases where !Self.isName(text) {
      add("--\(text) must be lower case letters, digits and hyphens")
    }
    if option.aliases.contains(option.name) { add("an alias of \(name) is its name") }
    if let letter = option.short, !letter.isASCII || !letter.isLetter {
      add("the short name of \(name) must be a letter")
    }
    if option.isInvertible, option.name.hasPrefix("no-") {
      add("\(name) cannot be inverted, it begins with no-")
    }
    if option.shape == .value {
      check(value: option.value, of: name)
      if option.bareValue != nil, option.repetition == .upToNextOption {
        add("\(name) cannot be bare and take all following words")
      }
    } else {
      if option.value != nil { add("\(name) is a flag and has a value") }
      if option.bareValue != nil { add("\(name) is a flag and has a value without a value") }
      if option.isRequired { add("\(name) is a flag and required") }
      if option.repetition != .once { add("\(name) is a flag and repeated; use a counter") }
    }
    if option.shape != .flag, option.isInvertible { add("only a flag can be inverted") }
    if option.shape == .flag, option.defaultText == "yes", !option.isInvertible {
      add("\(name) is on by default and cannot be turned off")
    }
    if option.isRequired, option.defaultText != nil { add("\(name) is required and has a default") }
    if option.isRequired, option.isHidden || option.deprecated != nil {
      add("\(name) is required and hidden or deprecated")
    }
    if option.isSensitive, option.environment != nil || option.configuration != nil {
      add("\(name) is sensitive and must not come from the environment or configuration")
    }
    for text in [option.defaultText, option.bareValue].compactMap({ $0 }) {
      if (try? option.check(text)) == nil {
        add("the default of \(name) is not one of its values")
      }
    }
    if let variable = option.environment, variable.isEmpty || variable.contains("=") {
      add("the environment variable of \(name) has no usable name")
    }
  }

  private mutating func check(value: ValueSpec?, of what: String) {
    guard let value else { return add("\(what) has no value") }
    if value.name.isEmpty { add("the value of \(what) has no name") }
    guard case .choice(let choices) = value.kind else { return }
    if choices.isEmpty { add("\(what) has no choices") }
    if Set(choices.map(\.name)).count < choices.count { add("\(what) has the same choice twice") }
  }

  private mutating func checkPositionals(_ spec: CommandSpec) {
    var seen: Set<String> = []
    var optional: String?
    for (place, argument) in spec.positionals.enumerated() {
      let name = "<\(argument.name)>"
      if !seen.insert(argument.name).inserted { add("\(name) is declared twice") }
      check(value: argument.value, of: name)
      if argument.isRequired, let optional { add("\(name) is required after optional \(optional)") }
      if !argument.isRequired { optional = name }
      if argument.isRepeating, place < spec.positionals.count - 1 {
        add("\(name) takes all words and must be last")
      }
      if argument.defaultText != nil, argument.isRequired {
        add("\(name) is required and has a default")
      }
      if let text = argument.defaultText, (try? argument.value.kind.check(text)) == nil {
        add("the default of \(name) is not one of its values")
      }
    }
  }

  private mutating func checkRules(_ chain: [CommandSpec]) {
    let known = Set(OptionTable(chain: chain).specs.map(\.name))
    for rule in chain.last?.rules ?? [] {
      if rule.options.count < 2 { add("a rule needs two options") }
      if Set(rule.options).count < rule.options.count { add("a rule names an option twice") }
      for name in rule.options where !known.contains(name) {
        add("a rule names the unknown option --\(name)")
      }
      for option in chain.last?.options ?? []
      where option.isRequired && rule.kind != .needs && rule.options.contains(option.name) {
        add("--\(option.name) is required and ruled by others")
      }
    }
  }
}
