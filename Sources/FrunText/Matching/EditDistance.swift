/// Distances between short words, for "did you mean".
public enum EditDistance {
  /// Returns how many insertions, deletions, substitutions and swaps of neighbours turn `first`
  /// into `second`, or nil when it is more than `limit`.
  ///
  /// The optimal string alignment variant: no part of the text is changed twice. Compares
  /// grapheme clusters as written. Words over 128 clusters are never near.
  public static func between(_ first: String, _ second: String, limit: Int) -> Int? {
    guard limit >= 0 else { return nil }
    let a = Array(first)
    let b = Array(second)
    guard a.count <= 128, b.count <= 128, abs(a.count - b.count) <= limit else { return nil }
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = last
    for i in 1...a.count {
      row[0] = i
      var least = i
      for j in 1...b.count {
        let change = a[i - 1] == b[j - 1] ? 0 : 1
        var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          cost = min(cost, beforeLast[j - 2] + 1)
        }
        row[j] = cost
        least = min(least, cost)
      }
      // A swap looks two rows back, so only two hopeless rows end the search.
      if least > limit, (last.min() ?? 0) > limit { return nil }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
