/// The longest time a child may go unseen, up to a distance from the placement.
public struct GapLimit: Hashable, Sendable, Codable {
  /// Up to this distance, included.
  public let until: Period
  /// Days between two visits.
  public let days: Int

  /// A limit.
  public init(until: Period, days: Int) {
    self.until = until
    self.days = days
  }
}

/// The schedule of one risk level for one group of arrangements.
public struct FollowUpRow: Hashable, Sendable, Codable {
  /// The row's name, e.g. `HIGH/parents-kinship`.
  public let name: String
  /// The risk level it serves; empty in rows that only an override uses.
  public let risk: String
  /// Its visits, in order.
  public let rules: [FollowUpRule]
  /// Its gap limits, the nearest first.
  public let gaps: [GapLimit]
  /// The earliest a case may be closed after the placement.
  public let earliestClosure: Period?

  /// A row.
  public init(
    name: String, risk: String, rules: [FollowUpRule], gaps: [GapLimit], earliestClosure: Period?
  ) {
    self.name = name
    self.risk = risk
    self.rules = rules
    self.gaps = gaps
    self.earliestClosure = earliestClosure
  }

  /// The gap limit on a day; nil after the last limit and before the placement.
  public func gapLimit(on day: CivilDate, anchor: CivilDate) -> Int? {
    Self.limit(gaps, on: day, anchor: anchor)
  }

  static func limit(_ gaps: [GapLimit], on day: CivilDate, anchor: CivilDate) -> Int? {
    guard day >= anchor else { return nil }
    return gaps.first { day <= $0.until.after(anchor) }?.days
  }
}
