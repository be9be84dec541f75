/// Counts by two things, with totals, of which the small ones are hidden, and as many others as it
/// takes that nobody gets them back by taking sums apart.
///
/// A reader is assumed to know everything that is shown, the rule, and that a hidden count is never
/// zero. For every small count at least ``threshold`` different numbers must then still be possible.
///
/// *Source: cell suppression, Willenborg and de Waal, Elements of Statistical Disclosure Control
/// (2001), chapter 6; the counts that are hidden besides lie
/// on a cheapest way round, after Gusfield (1988).*
public struct SafeTable: Hashable, Sendable {
  /// One count.
  public enum Count: Hashable, Sendable {
    /// The number.
    case shown(Int)
    /// Not shown: small, or it would give a small one away.
    case hidden

    /// The number where it is shown.
    public var number: Int? {
      if case .shown(let number) = self { number } else { nil }
    }
  }

  /// The smallest count that is shown, apart from zero.
  public let threshold: Int
  /// Names of the rows in order.
  public let rows: [String]
  /// Names of the columns in order.
  public let columns: [String]
  /// By row, then column; the last of each row is its total, the last row holds the totals of the
  /// columns and of everything.
  public let counts: [[Count]]

  /// A table of counts by row and column; what is missing is zero.
  ///
  /// - Parameters:
  ///   - hidden: counts that are hidden whatever they are, by row and column, with the totals as
  ///     the last row and column, because another table about the same people hides them.
  ///   - threshold: at least 2.
  public init(
    rows: [String], columns: [String], counts: [[Int]], hiding hidden: Set<[Int]> = [],
    threshold: Int = 5
  ) {
    self.rows = rows
    self.columns = columns
    let threshold = max(2, threshold)
    self.threshold = threshold
    let full = Self.withTotals(counts, rows: rows.count, columns: columns.count)
    var network = Self.network(full)
    let width = columns.count + 1
    for (place, arc) in network.arcs.enumerated()
    where (1..<threshold).contains(arc.count) || hidden.contains([place / width, place % width]) {
      network.hide(place)
    }
    // Hiding more only widens what is possible elsewhere: one pass is enough.
    for place in network.arcs.indices.filter({ network.arcs[$0].isHidden }) {
      if network.range(of: place, most: threshold).count < threshold {
        network.widen(place, by: threshold - 1)
      }
    }
    self.counts = full.indices.map { row in
      full[row].indices.map { column in
        let arc = network.arcs[row * width + column]
        return arc.isHidden ? .hidden : .shown(arc.count)
      }
    }
  }

  /// The places that are hidden, by row and column, with totals last.
  public var hiddenPlaces: Set<[Int]> {
    var places: Set<[Int]> = []
    for (row, line) in counts.enumerated() {
      for (column, count) in line.enumerated() where count == .hidden {
        places.insert([row, column])
      }
    }
    return places
  }

  /// The count of everything; nil where it is hidden.
  public var total: Int? { counts.last?.last?.number }

  private static func withTotals(_ counts: [[Int]], rows: Int, columns: Int) -> [[Int]] {
    var full = (0..<rows).map { row in
      (0..<columns).map { column in
        counts.indices.contains(row) && counts[row].indices.contains(column)
          ? max(0, min(counts[row][column], 1 << 40)) : 0
      }
    }
    full.append((0..<columns).map { column in full.reduce(0) { $0 + $1[column] } })
    return full.map { $0 + [$0.reduce(0, +)] }
  }

  /// Rows are the points 0..<r, columns the points after them; the totals of the columns make one
  /// more row, the totals of the rows one more column. Totals run backwards, so that sums close.
  private static func network(_ full: [[Int]]) -> CountNetwork {
    let lastRow = full.count - 1
    let lastColumn = (full.first?.count ?? 1) - 1
    var arcs: [CountNetwork.Arc] = []
    for (row, line) in full.enumerated() {
      for (column, count) in line.enumerated() {
        let atRow = row
        let atColumn = full.count + column
        let totals = (row == lastRow ? 1 : 0) + (column == lastColumn ? 1 : 0)
        // A total is worth more to a reader than any count within.
        let cost = [0, 1 << 42, 1 << 52][totals] + count
        arcs.append(
          totals == 1
            ? .init(from: atColumn, to: atRow, count: count, cost: cost)
            : .init(from: atRow, to: atColumn, count: count, cost: cost))
      }
    }
    return CountNetwork(points: full.count + lastColumn + 1, arcs: arcs)
  }
}
