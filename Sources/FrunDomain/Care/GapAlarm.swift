/// The child has not been seen for longer than the rules allow, even if no
/// single visit is overdue: date rule 4.
public struct GapAlarm: Hashable, Sendable, Codable {
  /// The last face-to-face visit, or the day of the placement.
  public let lastSeen: CivilDate
  /// Days since.
  public let days: Int
  /// Days allowed.
  public let limit: Int

  /// An alarm.
  public init(lastSeen: CivilDate, days: Int, limit: Int) {
    self.lastSeen = lastSeen
    self.days = days
    self.limit = limit
  }

  /// The alarm on a day, nil when there is none.
  public static func check(
    schedule: FollowUpSchedule, placedOn: CivilDate, visits: [Visit], on today: CivilDate
  ) -> GapAlarm? {
    guard today >= placedOn, let limit = schedule.gapLimit(on: today) else { return nil }
    let seen = Visit.lastFaceToFace(visits, upTo: today).map { max($0, placedOn) } ?? placedOn
    let days = seen.days(to: today)
    return days > limit ? GapAlarm(lastSeen: seen, days: days, limit: limit) : nil
  }
}
