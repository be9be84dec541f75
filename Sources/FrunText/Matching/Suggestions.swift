/// Finds what a mistyped word may have meant.
public enum Suggestions {
  /// Returns at most `count` of `candidates`, the nearest first.
  ///
  /// A candidate is near when its edit distance, letters in lower case, is at most `limit`, but
  /// never more than half of the word, or when one of the two begins with the other (at least
  /// two letters). Ties keep the order of the candidates.
  public static func nearest(
    to word: String, among candidates: [String], limit: Int = 2, count: Int = 3
  ) -> [String] {
    let typed = word.lowercased()
    guard !typed.isEmpty else { return [] }
    let allowed = min(limit, max(1, typed.count / 2))
    var found: [(rank: Int, place: Int, text: String)] = []
    for (place, candidate) in candidates.enumerated() {
      let known = candidate.lowercased()
      if let distance = EditDistance.between(typed, known, limit: allowed), known.count > distance {
        found.append((distance, place, candidate))
      } else if typed.count >= 2, known.count >= 2,
        known.hasPrefix(typed) || typed.hasPrefix(known)
      {
        found.append((limit + 1, place, candidate))
      }
    }
    found.sort { ($0.rank, $0.place) < ($1.rank, $1.place) }
    var seen: Set<String> = []
    return Array(found.map(\.text).filter { seen.insert($0).inserted }.prefix(count))
  }
}
