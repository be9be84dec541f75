/// Completes the values of options from the environment, the configuration and the defaults.
struct ValueLayering {
  private(set) var options: [String: [ArgumentText]]
  private(set) var errors: [UsageError] = []
  /// The names of options that are on or off.
  private let flags: Set<String>

  init(
    _ options: [String: [ArgumentText]], table: OptionTable, rules: [OptionRule],
    sources: ArgumentSources
  ) {
    self.options = options
    flags = Set(table.specs.filter { $0.shape == .flag }.map(\.name))
    for spec in table.specs where self.options[spec.name] == nil {
      if let name = spec.environment, let text = sources.environment(name), !text.isEmpty {
        add(text, spec, .environment(name))
      } else if let key = spec.configuration, let value = sources.configuration(key) {
        add(value.text, spec, .configuration(key: key, place: value.place))
      }
    }
    for rule in rules { apply(rule) }
    for spec in table.specs where self.options[spec.name] == nil {
      if let text = spec.defaultText {
        self.options[spec.name] = [ArgumentText(text, .standard)]
      } else if spec.isRequired {
        errors.append(.missingOption(spec))
      }
    }
  }

  /// Values that can be repeated are separated by commas outside the command line.
  private mutating func add(_ text: String, _ spec: OptionSpec, _ origin: ArgumentOrigin) {
    let texts: [String]
    switch spec.shape {
    case .flag:
      guard let flag = try? Bool(argument: text) else {
        return refuse(text, spec, origin, ValueProblem("not 'yes' or 'no'"))
      }
      texts = [flag.argumentText]
    case .counter:
      guard let count = try? Int(argument: text), count >= 0 else {
        return refuse(text, spec, origin, ValueProblem("not a whole number"))
      }
      texts = [String(count)]
    case .value:
      texts = spec.repetition == .once ? [text] : OptionSpec.separated(text)
      for text in texts {
        do { try spec.value?.kind.check(text) } catch { return refuse(text, spec, origin, error) }
      }
    }
    options[spec.name] = texts.map { ArgumentText($0, origin) }
  }

  private mutating func refuse(
    _ text: String, _ spec: OptionSpec, _ origin: ArgumentOrigin, _ problem: ValueProblem
  ) {
    errors.append(.invalidValue(text, spec, written: "--" + spec.name, origin, problem))
    // The value counts as given, so that no second error says it is missing.
    options[spec.name] = [ArgumentText(text, origin)]
  }

  private mutating func apply(_ rule: OptionRule) {
    if rule.kind == .exclusive || rule.kind == .exactlyOne { preferWords(rule) }
    let given = rule.options.filter { isGiven($0) }
    let broken: Bool =
      switch rule.kind {
      case .exclusive: given.count > 1
      case .together: !given.isEmpty && given.count < rule.options.count
      case .atLeastOne: given.isEmpty
      case .exactlyOne: given.count != 1
      case .needs: given.first == rule.options.first && given.count < rule.options.count
      }
    if broken, !rule.options.isEmpty { errors.append(.rule(rule, given: given)) }
  }

  /// What is typed now is meant instead of what excludes it in the environment or configuration.
  private mutating func preferWords(_ rule: OptionRule) {
    let typed = rule.options.filter { name in
      isGiven(name) && isTyped(name)
    }
    guard !typed.isEmpty else { return }
    for name in rule.options where !isTyped(name) { options[name] = nil }
  }

  private func isTyped(_ name: String) -> Bool {
    options[name]?.contains { if case .word = $0.origin { true } else { false } } ?? false
  }

  /// A flag that was turned off does not count as given.
  private func isGiven(_ name: String) -> Bool {
    guard let values = options[name] else { return false }
    return !(flags.contains(name) && values.last?.text == "no")
  }
}

extension OptionSpec {
  /// The values that one word gives.
  func values(in text: String) -> [String] {
    repetition == .commaSeparated ? Self.separated(text) : [text]
  }

  /// The parts between commas, without the spaces around them and without empty parts.
  static func separated(_ text: String) -> [String] {
    text.split(separator: ",").map { part in
      var part = part.drop { $0 == " " }
      while part.last == " " { part.removeLast() }
      return String(part)
    }.filter { !$0.isEmpty }
  }
}
