import FrunDomain
import FrunKit

/// A placement ends the one before and plans the visits that follow it: without the first of them,
/// assigned to somebody, no child is reunified.
struct PlacementStep {
  let file: OpenedCase
  let acting: Acting
  let services: any Services

  /// What has to be said beside the placement itself.
  func added(to placement: inout RecordDraft) throws -> CaseSteps.Added {
    var added = CaseSteps.Added()
    guard case .date(let day) = placement.value("startsOn") else { return added }
    try placement.answer("zone", .text(services.now.zone))
    // The words about how a child came there without us are the reason of the change.
    if placement.value("event") == .code("spontaneous"),
      case .text(let words) = placement.value("handover")
    {
      added.reason = words
    }
    let visits = Visit.all(in: try services.records("visit", in: file))
    for old in Placement.all(in: try services.records("placement", in: file))
    where old.endsOn == nil {
      guard old.startsOn.map({ $0 < day }) ?? true else {
        throw Failure(
          .data, "placement.order", "the day does not lie after the present placement began",
          place: "placement", hints: ["frun plan show \(file.number)"])
      }
      var draft = try RecordDraft("placement", id: old.id)
      try draft.set("endsOn", .date(day))
      try draft.set("endReason", .code("planned_move"))
      added.add(draft)
    }
    for visit in visits where visit.status == "planned" {
      var draft = try RecordDraft("visit", id: visit.id)
      try draft.set("status", .code("cancelled"))
      try draft.set("calendarSequence", .integer(Int64((visit.calendarSequence ?? 0) + 1)))
      added.add(draft)
    }
    added.assertions += try planned(placement, on: day, besides: visits)
    return added
  }

  /// The visits that the rules ask for; none without a risk level, which the gates ask for.
  private func planned(
    _ placement: RecordDraft, on day: CivilDate, besides visits: [Visit]
  ) throws -> [Assertion] {
    guard let risk = file.record.code("riskLevel") else { return [] }
    let client = try file.client.flatMap { try services.record($0) }.flatMap { Person($0) }
    func code(_ field: String) -> String? { placement.value(field)?.canonicalText }
    let facts = PlacementFacts(
      placedOn: day, risk: risk, arrangement: code("arrangement") ?? "other",
      isOtherCountry: code("country") == "other", birthDate: client?.birthDate,
      hasSpecialNeeds: client?.disability == "yes",
      assessmentComplete: placement.value("assessmentComplete") == .yesNo(true))
    let schedule: FollowUpSchedule
    do {
      schedule = try FollowUpSchedule(
        package: try services.followUpPackage(), facts: facts,
        calendar: try services.officeCalendar())
    } catch let error as DomainError {
      throw Failure(.data, "placement.schedule", "\(error)", place: "placement")
    }
    let worker = try assigned() ?? acting.member
    let taken = Set(visits.compactMap(\.key))
    return try schedule.visits.flatMap { visit in
      var visit = visit
      let base = visit.key
      var generation = 2
      while taken.contains(visit.key) {
        visit.key = "\(base).\(generation)"
        generation += 1
      }
      return visit.assertions(
        record: try RecordID(random: { services.random($0) }), placement: placement.id,
        worker: worker)
    }
  }

  /// The caseworker to whom the case is assigned today.
  private func assigned() throws -> RecordID? {
    let today = services.today
    return Assignment.all(in: try services.records("assignment", in: file)).filter {
      $0.role == "caseworker" && ($0.until.map { $0 >= today } ?? true)
        && ($0.from.map { $0 <= today } ?? true)
    }.max { ($0.from ?? .first, $0.id) < ($1.from ?? .first, $1.id) }?.member
  }
}
