import FrunDomain

extension Replanning {
  /// The next calendar sequence of every visit that falls away: a calendar that has the entry
  /// takes the cancellation only from a higher one (RFC 5546, 2.1.4).
  func sequences(of visits: [Visit]) -> [Assertion] {
    let gone = Set(superseded + cancelled)
    return visits.filter { gone.contains($0.id) }.map { visit in
      Assertion(
        record: visit.id, kind: Visit.kind, field: "calendarSequence",
        change: .set(.integer(Int64((visit.calendarSequence ?? 0) + 1))))
    }
  }
}
