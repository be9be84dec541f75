import FrunText

/// The options that a command understands: its own, the inherited ones and the built-in ones.
struct OptionTable {
  /// An option under one of its long names.
  struct Entry {
    var spec: OptionSpec
    /// Whether the name is the `no-` form.
    var isInverted: Bool
  }

  /// In the order of help: own, then inherited from the nearest, then built in.
  private(set) var specs: [OptionSpec] = []
  private var long: [String: Entry] = [:]
  private var short: [Character: OptionSpec] = [:]

  /// Creates the table for the last command of a chain that begins with the root.
  init(chain: [CommandSpec]) {
    for option in chain.last?.options ?? [] { add(option) }
    for command in chain.dropLast().reversed() {
      for option in command.options where option.isInherited { add(option) }
    }
    add(BuiltIn.help)
    if chain.first?.version != nil { add(BuiltIn.version) }
  }

  func entry(long name: String) -> Entry? { long[name] }
  func option(short letter: Character) -> OptionSpec? { short[letter] }

  /// The option that a mistyped long name most likely means.
  func nearest(long name: String) -> OptionSpec? {
    Suggestions.nearest(to: "--" + name, among: suggestible, count: 1).first
      .flatMap { long[String($0.dropFirst(2))]?.spec }
  }

  /// The long names to suggest, with dashes.
  var suggestible: [String] {
    specs.filter { !$0.isHidden && $0.deprecated == nil }.flatMap { spec in
      ["--" + spec.name] + (spec.isInvertible ? ["--no-" + spec.name] : [])
    }
  }

  private mutating func add(_ spec: OptionSpec) {
    // What is nearer hides what is inherited.
    guard long[spec.name] == nil else { return }
    specs.append(spec)
    for name in [spec.name] + spec.aliases {
      long[name] = long[name] ?? Entry(spec: spec, isInverted: false)
      if spec.isInvertible {
        long["no-" + name] = long["no-" + name] ?? Entry(spec: spec, isInverted: true)
      }
    }
    if let letter = spec.short { short[letter] = short[letter] ?? spec }
  }
}
