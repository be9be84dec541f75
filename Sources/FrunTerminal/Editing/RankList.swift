/// Options being put into an order.
package struct RankList: Hashable, Sendable {
  /// Positions of the options in the order so far.
  package private(set) var order: [Int]
  /// Place of the bar in `order`.
  package private(set) var bar = 0

  /// A list in the given order; positions that are missing stand behind it.
  package init(count: Int, order: [Int]) {
    var seen: Set<Int> = []
    let known = order.filter { (0..<count).contains($0) && seen.insert($0).inserted }
    self.order = known + (0..<count).filter { !seen.contains($0) }
  }

  /// Moves the bar; it stops at the ends.
  package mutating func move(by step: Int) {
    bar = min(max(0, bar + step), max(0, order.count - 1))
  }

  /// Moves the option under the bar, and the bar with it.
  package mutating func carry(by step: Int) {
    let target = bar + step
    guard order.indices.contains(bar), order.indices.contains(target) else { return }
    order.swapAt(bar, target)
    bar = target
  }

  /// Takes an order typed as numbers of the lines as they stand now, "3 1 2";
  /// lines that are not named follow in their order.
  ///
  /// - Returns: false when a number is not a line or comes twice.
  package mutating func take(_ numbers: [Int]) -> Bool {
    guard !numbers.isEmpty, numbers.allSatisfy({ order.indices.contains($0 - 1) }),
      Set(numbers).count == numbers.count
    else { return false }
    let named = numbers.map { order[$0 - 1] }
    order = named + order.filter { !named.contains($0) }
    bar = 0
    return true
  }
}
