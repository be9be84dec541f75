import FrunDomain
import Testing

/// Works out what a reader can, by trying every table that fits what is shown.
private struct Attacker {
  let table: SafeTable

  /// The least and the most of every hidden place that fit; nothing hidden is zero.
  func ranges(most: Int) -> [[Int]: ClosedRange<Int>] {
    let rows = table.rows.count
    let columns = table.columns.count
    var ranges: [[Int]: ClosedRange<Int>] = [:]
    let unknown = (0..<rows).flatMap { row in (0..<columns).map { [row, $0] } }
      .filter { table.counts[$0[0]][$0[1]] == .hidden }
    var counts = (0..<rows).map { row in
      (0..<columns).map { table.counts[row][$0].number ?? 0 }
    }
    func fits(_ count: SafeTable.Count, _ sum: Int) -> Bool {
      count.number.map { $0 == sum } ?? (sum > 0)
    }
    func check() {
      var full = counts
      full.append((0..<columns).map { column in counts.reduce(0) { $0 + $1[column] } })
      full = full.map { $0 + [$0.reduce(0, +)] }
      for row in full.indices where !fits(table.counts[row][columns], full[row][columns]) { return }
      for column in 0..<columns where !fits(table.counts[rows][column], full[rows][column]) {
        return
      }
      for (row, line) in table.counts.enumerated() {
        for (column, count) in line.enumerated() where count == .hidden {
          let number = full[row][column]
          let known = ranges[[row, column]] ?? number...number
          ranges[[row, column]] = min(known.lowerBound, number)...max(known.upperBound, number)
        }
      }
    }
    func attempt(_ place: Int) {
      guard place < unknown.count else { return check() }
      let row = unknown[place][0]
      // A row whose sum is known ends the search early.
      let isLast = place + 1 == unknown.count || unknown[place + 1][0] != row
      if isLast, let total = table.counts[row][columns].number {
        counts[row][unknown[place][1]] = 0
        let rest = total - counts[row].reduce(0, +)
        guard (1...most).contains(rest) else { return }
        counts[row][unknown[place][1]] = rest
        attempt(place + 1)
      } else {
        for number in 1...most {
          counts[row][unknown[place][1]] = number
          attempt(place + 1)
        }
      }
      counts[row][unknown[place][1]] = 0
    }
    attempt(0)
    return ranges
  }
}

@Suite("Small counts are hidden so that sums do not give them back")
struct SafeTableTests {
  private func table(_ counts: [[Int]], threshold: Int = 5) -> SafeTable {
    SafeTable(
      rows: counts.indices.map { "R\($0)" }, columns: (counts.first ?? []).indices.map { "C\($0)" },
      counts: counts, threshold: threshold)
  }

  @Test("nothing small: everything is shown, with its totals; zero is no small count")
  func open() {
    let safe = table([[10, 0], [7, 5]])
    #expect(
      safe.counts.map { $0.map(\.number) } == [[10, 0, 10], [7, 5, 12], [17, 5, 22]])
    #expect(safe.hiddenPlaces.isEmpty)
    #expect(safe.total == 22)
  }

  @Test("one small count in a list takes a second with it, the smallest; the total stays")
  func list() {
    let safe = table([[20], [3], [9], [40]])
    #expect(
      safe.counts.map { $0[0].number } == [20, nil, nil, 40, 72])
    // With one column the totals of the rows are the same numbers.
    #expect(safe.counts.map { $0[1].number } == [20, nil, nil, 40, 72])
  }

  @Test("a single small count hides its total too")
  func alone() {
    let safe = table([[3]])
    #expect(safe.counts.allSatisfy { $0.allSatisfy { $0 == .hidden } })
    #expect(
      table([[3], [0]]).counts == [
        [.hidden, .hidden], [.shown(0), .shown(0)], [.hidden, .hidden],
      ])
    #expect(table([]).counts == [[.shown(0)]])
  }

  @Test("two hidden counts of a small sum are not enough")
  func smallSum() {
    // 1 + 1 = 2 would give both away: a third has to go.
    let safe = table([[1], [1], [30]])
    #expect(safe.counts[2][0] == .hidden)
  }

  @Test("every table of a seed withstands an attacker who tries everything", arguments: 1...40)
  func attack(_ seed: UInt64) {
    var random = Sequence64(seed)
    let rows = 2 + Int(random.next() % 2)
    let columns = 1 + Int(random.next() % 2)
    let counts = (0..<rows).map { _ in
      (0..<columns).map { _ in [0, 1, 2, 3, 4, 6, 7, 9][Int(random.next() % 8)] }
    }
    let threshold = 3
    let safe = table(counts, threshold: threshold)
    let ranges = Attacker(table: safe).ranges(most: 14)
    for row in 0...rows {
      for column in 0...columns {
        let inner = row < rows && column < columns
        let count =
          inner
          ? counts[row][column]
          : (row < rows ? [row] : Array(0..<rows)).reduce(0) { sum, row in
            sum
              + (column < columns ? [column] : Array(0..<columns)).reduce(0) {
                $0 + counts[row][$1]
              }
          }
        let shown = safe.counts[row][column]
        #expect(shown == .hidden || shown == .shown(count), "seed \(seed)")
        guard (1..<threshold).contains(count) else { continue }
        #expect(shown == .hidden, "seed \(seed): \(row), \(column)")
        let width = ranges[[row, column]]?.count ?? 0
        #expect(width >= threshold, "seed \(seed): \(counts) at \(row), \(column): \(width)")
      }
    }
  }

  @Test("what another table about the same people hides stays hidden, and protected")
  func other() {
    let safe = SafeTable(
      rows: ["A", "B", "C"], columns: ["seats"], counts: [[12], [30], [40]], hiding: [[0, 0]],
      threshold: 5)
    #expect(safe.counts[0][0] == .hidden)
    #expect(safe.counts.filter { $0[0] == .hidden }.count >= 2)
    #expect(safe.total == 82)
  }
}

/// Numbers of a seed (SplitMix64).
private struct Sequence64 {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
