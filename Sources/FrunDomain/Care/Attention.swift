/// From which day on a case has to be looked at: what a list of who must be seen begins with.
///
/// The day does not depend on today, so it can be kept and searched by: a list for any day is
/// every case whose day is not later. It is a reason to look, never a judgement: state, gap and
/// escalation are computed on the day itself.
public enum Attention {
  /// The kinds of record on which the day depends.
  public static let kinds: Set<String> = [
    CaseFile.kind, Person.kind, Placement.kind, Visit.kind,
  ]

  /// The earliest of: a planned visit's window opens; a placement without any visit began; the
  /// child will have gone unseen for longer than allowed. Nil for a case that is not worked on and
  /// for one that waits for nothing.
  ///
  /// - Parameters:
  ///   - records: those of one case, of ``kinds`` at least.
  ///   - package: the rules in force; nil when none can be read.
  public static func day(of records: [Record], package: FollowUpPackage?) -> CivilDate? {
    let records = records.filter { !$0.isErased }
    guard let file = CaseFile.all(in: records).first, ["open", "on_hold"].contains(file.status)
    else { return nil }
    let visits = Visit.all(in: records)
    let windows = visits.filter { $0.status == "planned" }.compactMap { $0.windowFrom ?? $0.dueOn }
    let placement = Placement.all(in: records).filter { $0.endsOn == nil }
      .max { ($0.startsOn ?? .first, $0.id) < ($1.startsOn ?? .first, $1.id) }
    var days = [windows.min()]
    if let placement, let began = placement.startsOn {
      let gone: Set<String> = ["superseded", "cancelled"]
      let isFollowed = visits.contains {
        $0.placement == placement.id && !gone.contains($0.status ?? "")
      }
      days.append(isFollowed ? nil : began)
      let client = Person.all(in: records).first { $0.id == file.client }
      days.append(gapDay(placement, began, file, client, visits, package))
    }
    return days.compactMap(\.self).min()
  }

  /// The first day on which the child was not seen for longer than the rules allow.
  private static func gapDay(
    _ placement: Placement, _ began: CivilDate, _ file: CaseFile, _ client: Person?,
    _ visits: [Visit], _ package: FollowUpPackage?
  ) -> CivilDate? {
    guard let package, let risk = file.riskLevel else { return nil }
    let facts = PlacementFacts(
      placedOn: began, risk: risk, arrangement: placement.arrangement ?? "other",
      isOtherCountry: placement.country == "other", birthDate: client?.birthDate,
      hasSpecialNeeds: client?.disability == "yes",
      assessmentComplete: placement.assessmentComplete ?? false)
    // Limits count from the placement: weekends move visits, never limits.
    guard
      let schedule = try? FollowUpSchedule(
        package: package, facts: facts, calendar: OfficeCalendar(weekend: [6, 7], holidays: []))
    else { return nil }
    let seen = max(Visit.lastFaceToFace(visits, upTo: .last) ?? began, began)
    var day = seen.adding(days: 1)
    // Each step goes to the first day beyond the limit of the day before; limits are few.
    for _ in 0..<32 {
      guard let limit = schedule.gapLimit(on: day) else { return nil }
      if seen.days(to: day) > limit { return day }
      day = seen.adding(days: limit + 1)
    }
    return day
  }
}

extension RecordQuery {
  /// The name by which cases are found by the day from which they have to be looked at
  /// (``Attention``). It is no field: nobody answers it, it is not shown and never leaves.
  public static let attention = "attention"

  /// The cases that have to be looked at up to a day, the longest waiting first.
  public static func needingAttention(upTo day: CivilDate, limit: Int? = nil) -> RecordQuery {
    RecordQuery(
      kind: CaseFile.kind, conditions: [Condition(attention, .between(.date(.first), .date(day)))],
      limit: limit)
  }
}
