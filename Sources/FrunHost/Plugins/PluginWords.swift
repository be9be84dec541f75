import FrunWire

/// Which plugins must be known before a command line can be read.
///
/// Most lines name a built-in command and need none, so no manifest is read for them, however many
/// plugins are installed. A line that names a plugin needs that one; help, completion and
/// misspelled words need all.
struct PluginWords {
  /// What must be read.
  enum Need: Equatable {
    case none
    case one(String)
    case all
  }

  /// What must be read.
  let need: Need
  /// The words to parse: without `plugin run` when they name a plugin to run.
  let words: [String]
  /// Whether nothing but the plugin may be reached.
  let isPluginAlone: Bool

  init(
    _ words: [String], isBuiltIn: (String) -> Bool, exists: (String) -> Bool
  ) {
    var words = words
    let places = words.indices.prefix { words[$0] != "--" }.filter { !words[$0].hasPrefix("-") }
    if let first = places.first, words[first] == "plugin", places.count > 2,
      words[places[1]] == "run", exists(words[places[2]])
    {
      need = .one(words[places[2]])
      isPluginAlone = true
      words.remove(at: places[1])
      words.remove(at: first)
      self.words = words
      return
    }
    isPluginAlone = false
    self.words = words
    let named = places.map { words[$0] }
    guard let first = named.first(where: { isBuiltIn($0) || exists($0) }) else {
      need = .all
      return
    }
    if ["help", "__complete", "manual-pages"].contains(first) {
      need = .all
    } else {
      need = isBuiltIn(first) ? .none : .one(first)
    }
  }
}
