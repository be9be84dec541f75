import FrunText

/// Finds choices of a select while a person types.
///
/// What is typed is compared without case, accents and vowel points with the
/// label, the labels in the form's other languages, the stored name and the
/// aliases of each choice. Every word typed must begin a word there; only when
/// nothing does, a part inside of a word is enough. Making the index folds
/// every text once; each look-up afterwards is one pass over packed bytes, so
/// that tens of thousands of choices are searched within a key press.
public struct ChoiceIndex: Sendable {
  /// The choices that are searched, in the order of the form.
  public let options: [ChoiceOption]
  private let keys: ChoiceKeys
  /// Positions in `keys` of the options, or nil when they are the same.
  private let places: [Int]?

  /// An index of the given choices.
  public init(_ options: [ChoiceOption]) {
    self.init(options: options, keys: ChoiceKeys(options), places: nil)
  }

  init(options: [ChoiceOption], keys: ChoiceKeys, places: [Int]?) {
    self.options = options
    self.keys = keys
    self.places = places
  }

  /// The same index for some of the choices, given by their positions.
  func part(_ positions: [Int]) -> ChoiceIndex {
    ChoiceIndex(
      options: positions.map { options[$0] }, keys: keys,
      places: positions.map { places?[$0] ?? $0 })
  }

  /// Positions in `options` of the choices that match, the best first.
  ///
  /// First the choice whose name or label is what was typed, then those whose
  /// label begins with it, then those with the words anywhere; within each in
  /// the order of the form. Everything matches an empty text.
  public func matches(_ typed: String) -> [Int] {
    let query = ChoiceKeys.Query(typed)
    if query.isEmpty { return Array(options.indices) }
    var ranked: [[Int]] = [[], [], []]
    for index in options.indices {
      if let rank = keys.rank(places?[index] ?? index, query) { ranked[rank].append(index) }
    }
    let found = ranked[0] + ranked[1] + ranked[2]
    if !found.isEmpty { return found }
    return options.indices.filter { keys.contains(places?[$0] ?? $0, query) }
  }

  /// The one choice that is meant, when exactly one has the text as its stored
  /// name, or else as its label in any language, or as an alias.
  public func exact(_ typed: String) -> Int? {
    if let place = options.firstIndex(where: { $0.name == typed }) { return place }
    let query = ChoiceKeys.Query(typed)
    if query.isEmpty { return nil }
    let found = options.indices.filter { keys.equals(places?[$0] ?? $0, query) }
    return found.count == 1 ? found[0] : nil
  }
}
