/// What an earlier award says to a renewal.
public struct PreviousAward: Hashable, Sendable, Codable {
  /// Its last day.
  public let validTo: CivilDate
  /// The day of the month that its anniversary aims for, 1...31.
  public let anchorDay: Int

  /// An earlier award.
  public init(validTo: CivilDate, anchorDay: Int) {
    self.validTo = validTo
    self.anchorDay = anchorDay
  }

  /// The newest earlier award of a course that still counts for renewals: not one that was revoked,
  /// given back or suspended, nor a waiver.
  public init?(_ awards: [Award], events: [AwardEvent] = []) {
    let valid = awards.filter { award in
      let standing = AwardHistory(award, events: events).standing(on: .last)
      return award.kind != "waiver" && (standing == .valid || standing == .expired)
    }
    guard
      let newest = valid.max(by: { ($0.validTo ?? .first, $0.id) < ($1.validTo ?? .first, $1.id) }),
      let validTo = newest.validTo
    else { return nil }
    self.init(validTo: validTo, anchorDay: newest.anchorDay ?? validTo.day)
  }
}

/// The last day an award counts, and why.
public struct AwardExpiry: Hashable, Sendable, Codable {
  /// Which rule set the day.
  public enum Reason: String, Hashable, Sendable, Codable {
    case fromCompletion = "from-completion"
    case renewedInWindow = "renewed-in-window"
    case earlyRenewal = "early-renewal-resets-anniversary"
    case lapsed = "lapsed-then-recertified"
    case fixedDate = "fixed-date"
    case noExpiry = "no-expiry"
  }

  /// The last day that counts; nil for ever.
  public let validTo: CivilDate?
  /// Which rule set it.
  public let reason: Reason
  /// The day of the month later renewals aim for.
  public let anchorDay: Int?

  /// Whether the full course is needed, because a refresher does not mend a
  /// lapse.
  public var needsFullCourse: Bool { reason == .lapsed }

  /// The expiry of a course completed on a day.
  public init(_ rule: ExpiryRule, completedOn day: CivilDate, previous: PreviousAward? = nil) {
    switch rule {
    case .never:
      self.init(nil, .noExpiry, nil)
    case .completion(let months):
      self.init(day.adding(months: months), .fromCompletion, day.day)
    case .anniversary(let months, let window):
      guard let previous else {
        self.init(day.adding(months: months), .fromCompletion, day.day)
        return
      }
      if day > previous.validTo {
        self.init(day.adding(months: months), .lapsed, day.day)
      } else if day < previous.validTo.adding(days: -window) {
        self.init(day.adding(months: months), .earlyRenewal, day.day)
      } else {
        let anchor = previous.anchorDay
        self.init(
          previous.validTo.adding(months: months, anchorDay: anchor), .renewedInWindow, anchor)
      }
    case .fixed(let month, let dayOfMonth, let minimum):
      let earliest = day.adding(days: minimum)
      var year = earliest.year
      var date = Self.date(year, month, dayOfMonth)
      while date < earliest, year < 9999 {
        year += 1
        date = Self.date(year, month, dayOfMonth)
      }
      self.init(date, .fixedDate, nil)
    }
  }

  private init(_ validTo: CivilDate?, _ reason: Reason, _ anchorDay: Int?) {
    self.validTo = validTo
    self.reason = reason
    self.anchorDay = anchorDay
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    let last = CivilDate.days(inMonth: month, of: year)
    return CivilDate(year: year, month: month, day: min(day, last)) ?? .last
  }
}
