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
    let file = try services.openCase(invocation[Shared.file].argumentText)
    let follow = try FollowUp(of: file, services)
    let visit = try follow.visit(invocation[Shared.key])
    let day = try Shared.day(invocation[to])
    let acting = try services.acting()
    try judge(visit, day, follow, acting, services)
    var draft = try RecordDraft("visit", id: visit.id)
    try draft.set("plannedOn", .date(day))
    try draft.set("moveReason", to: invocation[Shared.reason], at: "--reason")
    try draft.set("calendarSequence", .integer(Int64((visit.calendarSequence ?? 0) + 1)))
    if acting.role == .supervisor { try draft.set("decidedBy", .reference(acting.member)) }
    let receipt = try services.commit(
      [draft], to: file.stream, by: invocation, reason: invocation[Shared.reason])
    return try services.changed(
      "Moved visit \(invocation[Shared.key]) of case \(file.number) to \(day); it was due on \(visit.dueOn?.description ?? "an unknown day")",
      by: receipt, schema: "frun.visit.reschedule/1",
      [("case", .string(file.number)), ("plannedOn", .string(day.description))],
      next: ["frun visit calendar \(file.number) -o visits.ics"])
  }

  private static func judge(
    _ visit: Visit, _ day: CivilDate, _ follow: FollowUp, _ acting: Acting,
    _ services: any Services
  ) throws {
    let today = services.today
    let placed = follow.placement?.startsOn ?? visit.dueOn ?? today
    let seen = max(Visit.lastFaceToFace(follow.visits, upTo: today) ?? placed, placed)
    let limit = try follow.schedule(services).gapLimit(on: day)
    let window = "\(visit.windowFrom?.description ?? "?") to \(visit.windowTo?.description ?? "?")"
    switch VisitMove.judge(visit, to: day, lastSeen: seen, gapLimit: limit, on: today) {
    case .worker: return
    case .supervisor:
      guard acting.role == .supervisor else {
        throw Failure(
          .denied, "visit.window",
          "the day lies outside the window, \(window); a supervisor decides",
          place: "--to", hints: ["add --as SUPERVISOR and --reason TEXT"])
      }
    case .tooFar:
      throw Failure(
        .denied, "visit.tooFar", "the day is too far from the window, \(window)", place: "--to",
        hints: ["frun visit miss \(follow.file.number) \(visit.key ?? "KEY") --reason TEXT"])
    case .pastGapLimit:
      throw Failure(
        .denied, "visit.gap",
        "the child would go unseen for longer than the \(limit ?? 0) days allowed", place: "--to",
        hints: ["choose an earlier day"])
    case .notOpen:
      throw Failure(
        .denied, "visit.closed", "the visit is \(visit.state(on: today).label) already")
    }
  }
}
