import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Derives the follow-up schedule from placement and risk, and records the visits that are not
/// there yet. Done again, it adds nothing; after a change of risk it says what changes and why.
enum VisitPlan {
  static let command = Command(
    CommandSpec(
      "plan", summary: "Derive the follow-up schedule of a case",
      arguments: [Shared.file, CommonOptions.dryRun]
    ).with {
      $0.discussion = """
        Every day is counted from the placement, never from the last visit, and moved off the \
        weekend and holidays of the office inside its window. When the risk rises the denser \
        schedule starts today; when it falls the sparser one is still counted from the placement. \
        Done and missed visits are never touched, and nothing is deleted.
        """
      $0.examples = [
        Example("frun visit plan K7M2-Q4XD --dry-run", "shows the schedule and records nothing")
      ]
      $0.seeAlso = ["visit list", "visit calendar", "due"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    let follow = try FollowUp(of: file, services)
    let schedule = try follow.schedule(services)
    let planned = try planning(follow, schedule, services)
    for line in planned.explanation { try services.say(line) }
    for gap in schedule.excessiveGaps {
      try services.warn(
        "Between \(gap.from) and \(gap.to) lie more than the \(gap.limit) days allowed.")
    }
    let twins = Replanning.twins(among: follow.visits)
    for line in twins.explanation { try services.say(line) }
    let replaced = Set(planned.assertions.map(\.record))
    var assertions =
      planned.assertions
      + (twins.assertions + twins.sequences(of: follow.visits)).filter {
        !replaced.contains($0.record)
      }
    let assigned = try follow.caseworker(services)
    let worker = try assigned ?? services.acting().member
    if let assigned {
      let moved = handover(follow.visits, to: assigned, besides: assertions, services.today)
      if !moved.isEmpty {
        let handle = try services.handle(of: assigned)
        try services.say(
          "\(moved.count) visits go over to \(handle), to whom the case is assigned.")
      }
      assertions += moved
    }
    for visit in planned.created {
      assertions += visit.assertions(
        record: try RecordID(random: { services.random($0) }), placement: follow.placement?.id,
        worker: worker)
    }
    guard !assertions.isEmpty else {
      try show(follow.visits, file, invocation, services)
      try services.say("The schedule is recorded already; nothing to add.")
      return .success(
        schema: "frun.visit.plan/1", result(file, schedule, created: 0, superseded: 0),
        next: ["frun visit list \(file.number)"])
    }
    let receipt = try services.commit(
      ChangeSet(stream: file.stream, command: invocation.commandName, assertions: assertions))
    if !invocation.context.dryRun {
      try show(try FollowUp(of: file, services).visits, file, invocation, services)
    }
    return try services.changed(
      "Planned \(planned.created.count) visits for case \(file.number)", by: receipt,
      schema: "frun.visit.plan/1",
      members(
        file, schedule, created: planned.created.count, superseded: planned.superseded),
      next: [
        "frun visit calendar \(file.number) -o visits.ics", "frun due",
      ])
  }

  /// What has to be recorded, and why.
  private struct Planned {
    var superseded = 0
    var assertions: [Assertion] = []
    var created: [ScheduledVisit]
    var explanation: [String]
  }

  /// A new schedule, the same one again, or another one because the risk changed.
  private static func planning(
    _ follow: FollowUp, _ schedule: FollowUpSchedule, _ services: any Services
  ) throws -> Planned {
    let current = follow.visits.filter { visit in
      visit.placement == follow.placement?.id && visit.status != "superseded"
    }
    let before = follow.visits.filter { $0.placement != follow.placement?.id }
    if let row = recordedRisk(current, follow.package), row != schedule.row.risk {
      let change = try Replanning.riskChanged(
        from: row, package: follow.package, facts: follow.facts(services), visits: follow.visits,
        calendar: follow.calendar, on: services.today)
      return Planned(
        superseded: change.superseded.count,
        assertions: change.assertions + change.sequences(of: follow.visits),
        created: change.created, explanation: change.explanation)
    }
    let overrides =
      schedule.overrides.isEmpty
      ? "" : "; also \(schedule.overrides.joined(separator: ", "))"
    return Planned(
      created: missing(schedule, current, before, services.today),
      explanation: ["Schedule \(schedule.row.name), counted from \(schedule.anchor)\(overrides)."])
  }

  /// The risk of the row that the open visits were derived from. The last visit tells: at the
  /// beginning a vulnerable child has those of the row above.
  private static func recordedRisk(_ visits: [Visit], _ package: FollowUpPackage) -> String? {
    let risks = Dictionary(
      package.rows.map { (package.reference($0), $0.risk) }, uniquingKeysWith: { first, _ in first }
    )
    return visits.filter { $0.status == "planned" && risks[$0.rule ?? ""] != nil }
      .max { ($0.dueOn ?? .first, $0.id) < ($1.dueOn ?? .first, $1.id) }
      .flatMap { risks[$0.rule ?? ""] }
  }

  /// Visits not recorded for this placement. Keys of an earlier placement's visits are kept apart.
  /// Once a schedule is recorded, what is added lies in the days to come: after a change of risk
  /// the days before it belong to the schedule that was in force then.
  static func missing(
    _ schedule: FollowUpSchedule, _ current: [Visit], _ before: [Visit], _ today: CivilDate
  ) -> [ScheduledVisit] {
    // After a change of risk the keys carry a generation; the base key still means the same visit.
    let bases = current.map { visit in
      visit.key.map { String($0.split(separator: ".").first ?? "") } ?? ""
    }
    let known = Set(bases)
    let taken = Set(before.compactMap(\.key))
    return schedule.visits.filter {
      !known.contains($0.key) && (current.isEmpty || $0.dueOn > today)
    }.map { visit in
      var visit = visit
      var generation = 2
      while taken.contains(visit.key) {
        visit.key = "\(visit.key.split(separator: ".").first ?? "").\(generation)"
        generation += 1
      }
      return visit
    }
  }

  /// Visits that wait and are still another member's: nobody would see them in the own list.
  private static func handover(
    _ visits: [Visit], to worker: RecordID, besides falling: [Assertion], _ today: CivilDate
  ) -> [Assertion] {
    let gone = Set(falling.map(\.record))
    return visits.filter { visit in
      visit.state(on: today).isOpen && visit.worker != worker && !gone.contains(visit.id)
    }.map { visit in
      Assertion(
        record: visit.id, kind: Visit.kind, field: "worker", change: .set(.reference(worker)))
    }
  }

  private static func show(
    _ visits: [Visit], _ file: OpenedCase, _ invocation: Invocation, _ services: any Services
  ) throws {
    let listing = VisitRow.listing(Words(language: invocation.context.language))
    let shown = visits.filter { $0.status != "superseded" }
    try services.emit(
      .table(listing.table(try services.rows(shown), title: "Visits of case \(file.number)")))
  }

  private static func members(
    _ file: OpenedCase, _ schedule: FollowUpSchedule, created: Int, superseded: Int
  ) -> [(String, JSONValue)] {
    [
      ("case", .string(file.number)), ("row", .string(schedule.row.name)),
      ("anchor", .string(schedule.anchor.description)),
      ("overrides", .array(schedule.overrides.map { .string($0) })),
      ("planned", .integer(Int64(created))), ("superseded", .integer(Int64(superseded))),
    ]
  }

  private static func result(
    _ file: OpenedCase, _ schedule: FollowUpSchedule, created: Int, superseded: Int
  ) -> JSONValue {
    var object = JSONObject()
    for (key, value) in members(file, schedule, created: created, superseded: superseded) {
      object[key] = value
    }
    return .object(object)
  }
}
