/// What to do when nobody could be met: date rule 7. The visit stays open
/// throughout; an attempt is not a visit.
public enum UnreachableStep: String, Hashable, Sendable, Codable {
  /// Try again on another day and at another time.
  case tryAgain = "try_again"
  /// Ask a third party: school, neighbour, community worker.
  case thirdParty = "third_party"
  /// Tell the supervisor.
  case escalate

  /// The next step after the attempts made so far; nil before the first.
  ///
  /// Two attempts count only when made on different days and at least two
  /// hours apart by the clock of the day.
  public init?(after attempts: [VisitAttempt]) {
    guard !attempts.isEmpty else { return nil }
    let own = attempts.filter { $0.mode != "third_party" }.compactMap(\.attemptedAt)
    let isTwice = own.enumerated().contains { index, first in
      own.dropFirst(index + 1).contains { Self.areApart(first, $0) }
    }
    guard isTwice else {
      self = .tryAgain
      return
    }
    let asked = attempts.contains { $0.mode == "third_party" && $0.attemptedAt != nil }
    self = asked ? .escalate : .thirdParty
  }

  private static func areApart(_ left: Moment, _ right: Moment) -> Bool {
    let minutes = abs(left.localMinuteOfDay - right.localMinuteOfDay)
    return left.localDay != right.localDay && min(minutes, 1440 - minutes) >= 120
  }
}
