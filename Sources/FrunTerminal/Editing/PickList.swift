/// A list to choose from: what is typed filters it, a bar moves in what is
/// left, and several can be ticked without losing ticks to the filter.
package struct PickList: Sendable {
  /// What is typed to find something.
  package private(set) var query: TextEditor
  /// Positions of the options that match, in the order they are shown.
  package private(set) var matches: [Int]
  /// Place of the bar in `matches`. Nil until a key moves it or something is
  /// typed: Enter on an untouched list must not choose the first option.
  package private(set) var bar: Int?
  /// Positions of the ticked options.
  package private(set) var ticked: Set<Int>

  /// The number of options.
  package let count: Int
  private let exclusive: Set<Int>
  private let find: @Sendable (String) -> [Int]

  /// - Parameters:
  ///   - find: positions of the options that match a text, the best first; is
  ///     called once for each change of the text.
  ///   - exclusive: positions that go with no other.
  package init(
    count: Int, ticked: Set<Int> = [], exclusive: Set<Int> = [], at place: Int? = nil,
    find: @escaping @Sendable (String) -> [Int]
  ) {
    self.count = count
    self.exclusive = exclusive
    self.ticked = ticked
    self.find = find
    query = TextEditor(limit: 200)
    matches = Array(0..<count)
    bar = place.flatMap { (0..<count).contains($0) ? $0 : nil }
  }

  /// The option under the bar.
  package var current: Int? {
    bar.flatMap { matches.indices.contains($0) ? matches[$0] : nil }
  }

  /// Moves the bar; it stops at the ends.
  package mutating func move(by step: Int) {
    guard !matches.isEmpty else { return }
    guard let bar else {
      self.bar = step < 0 ? matches.count - 1 : 0
      return
    }
    self.bar = min(max(0, bar + step), matches.count - 1)
  }

  /// Moves the bar to the first or last match.
  package mutating func move(toEnd: Bool) {
    bar = matches.isEmpty ? nil : toEnd ? matches.count - 1 : 0
  }

  /// Moves the bar to an option, when it is shown.
  package mutating func move(to position: Int) { bar = matches.firstIndex(of: position) ?? bar }

  /// Gives an editing key to the text that filters; false when it means nothing.
  package mutating func type(_ key: Key) -> Bool {
    let before = query.characters
    guard query.take(key) else { return false }
    if query.characters != before { filter() }
    return true
  }

  /// Starts over with nothing typed; the bar stays on its option.
  package mutating func clearQuery() {
    let kept = current
    query = TextEditor(limit: 200)
    matches = Array(0..<count)
    bar = kept
  }

  /// Ticks an option or takes its tick away. An exclusive option takes all other
  /// ticks away, and any other takes those of exclusive ones.
  ///
  /// - Returns: the positions that lost their tick to it.
  @discardableResult
  package mutating func toggle(_ position: Int) -> [Int] {
    if ticked.remove(position) != nil { return [] }
    let lost =
      exclusive.contains(position) ? ticked : ticked.intersection(exclusive)
    ticked.subtract(lost)
    ticked.insert(position)
    return lost.sorted()
  }

  /// Takes all ticks away.
  package mutating func untickAll() { ticked = [] }

  /// The places in `matches` that a window of `rows` rows shows.
  package func window(rows: Int) -> Range<Int> {
    let rows = max(1, rows)
    guard matches.count > rows else { return 0..<matches.count }
    let first = min(max(0, (bar ?? 0) - rows / 2), matches.count - rows)
    return first..<(first + rows)
  }

  private mutating func filter() {
    let text = query.text
    let isBlank = text.allSatisfy { $0 == " " }
    matches = isBlank ? Array(0..<count) : find(text)
    bar = isBlank || matches.isEmpty ? nil : 0
  }
}
