/// A start and a calendar for which a schedule leaves a child unseen for longer than it allows.
public struct RuleCounterexample: Hashable, Sendable, Codable {
  /// The row, with its override.
  public let row: String
  /// The day of the placement.
  public let placedOn: CivilDate
  /// The weekend of the office, ISO numbers.
  public let weekend: [Int]
  /// The holiday, consecutive days; nil for none.
  public let holiday: Holiday?
  /// Key of the visit before the gap; `placement` for the placement itself.
  public let after: String
  /// Key of the visit behind it.
  public let before: String
  /// Days between the two as planned.
  public let days: Int
  /// Days allowed.
  public let limit: Int

  init(_ pair: WorstPair, limit: Int, row: String) {
    self.row = row
    placedOn = pair.start
    weekend = pair.weekend.sorted()
    holiday = pair.holiday
    after = pair.from?.key ?? "placement"
    before = pair.to.key
    days = pair.days
    self.limit = limit
  }

  /// The calendar in which it happens.
  public var calendar: OfficeCalendar {
    OfficeCalendar(weekend: Set(weekend), holidays: holiday.map { [$0] } ?? [])
  }
}

/// What a check of a rule package found.
public struct RuleCheckReport: Hashable, Sendable, Codable {
  /// What is known about one row, alone or with one override.
  public struct Row: Hashable, Sendable, Codable {
    /// The row's name, with the override's key.
    public let row: String
    /// The risk level asked for.
    public let risk: String
    /// The override's key; nil for the row alone.
    public let override: String?
    /// The limits that hold along the schedule, each with the worst gap under it.
    public let spans: [Span]
    /// The case that breaks the tightest limit broken; nil when none is.
    public let counterexample: RuleCounterexample?
  }

  /// A limit and the longest gap that any calendar of the space yields under it.
  public struct Span: Hashable, Sendable, Codable {
    /// Days allowed between two visits.
    public let limit: Int
    /// Days of the worst planned gap.
    public let worst: Int
  }

  /// Every row, alone and with each override.
  public let rows: [Row]
  /// Starts looked at: every day of the years.
  public let starts: Int
  /// Calendars per pair of visits: weekends, each with no holiday and with every position and
  /// length of one that meets the pair.
  public let calendars: Int
  /// Pairs of visits that looked different and were computed.
  public let computed: Int

  /// Whether no schedule can exceed its limit.
  public var isProven: Bool { rows.allSatisfy { $0.counterexample == nil } }
}
