import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Moves the day somebody goes. The day it was due never changes.
enum VisitReschedule {
  static let to = Option<DateText>(required: "to", value: "date", help: "The new day")

  static let command = Command(
    CommandSpec(
      "reschedule", summary: "Move a visit to another day",
      arguments: [Shared.file, Shared.key, to, Shared.reason, CommonOptions.dryRun]
    ).with {
      $0.discussion = """
        Inside its window a worker moves a visit. Outside it a supervisor decides, at most one \
        window length away, and never past the longest time the child may go unseen.
        """
      $0.seeAlso = ["visit miss", "visit list"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    let follow = try FollowUp(of: file, services)
    let visit = try follow.openVisit(invocation[Shared.key], on: services.today)
    let day = try Shared.day(invocation[to])
    let isOutside = try judge(visit, day, follow, invocation, services)
    var draft = try RecordDraft("visit", id: visit.id)
    try draft.set("plannedOn", .date(day))
    try draft.set("moveReason", to: invocation[Shared.reason], at: "--reason")
    try draft.set("calendarSequence", .integer(Int64((visit.calendarSequence ?? 0) + 1)))
    if isOutside { try draft.set("decidedBy", .reference(services.acting().member)) }
    let receipt = try services.commit(
      [draft], to: file.stream, by: invocation, reason: invocation[Shared.reason])
    if !follow.calendar.isWorkingDay(day) {
      try services.warn("\(day) is not a working day of the office.")
    }
    return try services.changed(
      "Moved visit \(invocation[Shared.key]) of case \(file.number) to \(day); it was due on \(visit.dueOn?.description ?? "an unknown day")",
      by: receipt, schema: "frun.visit.reschedule/1",
      [("case", .string(file.number)), ("plannedOn", .string(day.description))],
      next: ["frun visit calendar \(file.number) -o visits.ics"])
  }

  /// Refuses a day that may not be chosen; whether it is one that a supervisor decided.
  private static func judge(
    _ visit: Visit, _ day: CivilDate, _ follow: FollowUp, _ invocation: Invocation,
    _ services: any Services
  ) throws -> Bool {
    let today = services.today
    let number = follow.file.number
    let key = visit.key ?? "KEY"
    guard day >= today else {
      throw Failure(
        .denied, "visit.past", "the new day has passed", place: "--to",
        hints: ["a visit that was made: frun visit record \(number) \(key) --on \(day)"])
    }
    guard day != visit.plannedOn else {
      throw Failure(
        .denied, "visit.same", "the visit is planned for this day already", place: "--to",
        hints: ["frun visit show \(number) \(key)"])
    }
    let placed = follow.placement?.startsOn ?? visit.dueOn ?? today
    let seen = max(Visit.lastFaceToFace(follow.visits, upTo: today) ?? placed, placed)
    let limit = try follow.schedule(services).gapLimit(on: day)
    let window = "\(visit.windowFrom?.description ?? "?") to \(visit.windowTo?.description ?? "?")"
    switch VisitMove.judge(visit, to: day, lastSeen: seen, gapLimit: limit, on: today) {
    case .worker: return false
    case .supervisor:
      guard try services.acting().role == .supervisor else {
        throw Failure(
          .denied, "visit.window",
          "the day lies outside the window, \(window); a supervisor decides", place: "--to",
          hints: [
            "frun visit reschedule \(number) \(key) --to \(day) --reason TEXT --as SUPERVISOR"
          ])
      }
      guard invocation[Shared.reason] != nil else {
        throw Failure.usage("a day outside the window, \(window), needs --reason")
      }
      return true
    case .tooFar:
      throw Failure(
        .denied, "visit.tooFar", "the day is too far from the window, \(window)", place: "--to",
        hints: [
          "choose a day nearer to the window",
          "frun visit miss \(number) \(key) --reason TEXT --as SUPERVISOR",
        ])
    case .pastGapLimit:
      throw Failure(
        .denied, "visit.gap",
        "the child would go unseen for longer than the \(limit ?? 0) days allowed", place: "--to",
        hints: ["choose a day up to \(seen.adding(days: limit ?? 0))"])
    case .notOpen:
      throw Failure(
        .denied, "visit.closed", "the visit is \(visit.state(on: today).label) already",
        hints: ["frun visit list \(number)"])
    }
  }
}
