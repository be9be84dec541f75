/// The newest score of every domain, and the one before the placement.
struct LatestScores {
  /// Domain to newest score.
  let newest: [String: Int]
  /// Domain to the newest score on or before the day of the placement.
  let atPlacement: [String: Int]
  /// Domains whose newest score comes with a reason.
  let explained: Set<String>

  init(_ snapshot: CaseSnapshot) {
    let days = Dictionary(
      snapshot.all(Assessment.self).map { ($0.id, $0.assessedOn) },
      uniquingKeysWith: { first, _ in first })
    let placed = snapshot.placement?.startsOn ?? .last
    var newest: [String: Int] = [:]
    var atPlacement: [String: Int] = [:]
    var explained: Set<String> = []
    let scores = snapshot.all(DomainScore.self)
      .map { ($0, $0.assessment.flatMap { days[$0] ?? nil } ?? .first) }
      .sorted { ($0.1, $0.0.id) < ($1.1, $1.0.id) }
    for (score, day) in scores {
      guard let domain = score.domain, let value = score.score else { continue }
      newest[domain] = value
      if score.reason.isEmpty { explained.remove(domain) } else { explained.insert(domain) }
      if day <= placed { atPlacement[domain] = value }
    }
    self.newest = newest
    self.atPlacement = atPlacement
    self.explained = explained
  }

  /// Domains whose newest score is 1.
  var worst: [String] { newest.filter { $0.value <= 1 }.keys.sorted() }

  /// Domains that are worse than at the placement, without a reason.
  var worsened: [String] {
    newest.filter { domain, score in
      atPlacement[domain].map { score < $0 } ?? false && !explained.contains(domain)
    }.keys.sorted()
  }
}
