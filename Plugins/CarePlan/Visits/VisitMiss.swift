import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Gives a visit up by decision of a supervisor, saying what was done instead. It is never shown as
/// done.
enum VisitMiss {
  static let command = Command(
    CommandSpec(
      "miss", summary: "Give a visit up, with what was done instead",
      arguments: [Shared.file, Shared.key, Shared.reason, CommonOptions.dryRun]
    ).with {
      $0.seeAlso = ["visit attempt", "visit reschedule"]
      $0.requires = ["vault.write"]
      $0.access = "A supervisor."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    let visit = try FollowUp(of: file, services).openVisit(
      invocation[Shared.key], on: services.today)
    guard try services.acting().role == .supervisor else {
      throw Failure(
        .denied, "visit.supervisor", "a supervisor decides that a visit is given up",
        hints: [
          "frun visit miss \(file.number) \(invocation[Shared.key]) --reason TEXT --as SUPERVISOR",
          "frun visit attempt \(file.number) \(invocation[Shared.key]) --why REASON",
        ])
    }
    let reason =
      try invocation[Shared.reason]
      ?? services.askLine("Why, and what was done instead?", option: "--reason")
    var draft = try RecordDraft("visit", id: visit.id)
    try draft.set("status", .code("missed"))
    try draft.set("missedReason", to: reason, at: "--reason")
    try draft.set("decidedBy", .reference(services.acting().member))
    try draft.set("calendarSequence", .integer(Int64((visit.calendarSequence ?? 0) + 1)))
    let receipt = try services.commit([draft], to: file.stream, by: invocation, reason: reason)
    return try services.changed(
      "Gave up visit \(invocation[Shared.key]) of case \(file.number)", by: receipt,
      schema: "frun.visit.miss/1",
      [("case", .string(file.number)), ("visit", .string(visit.id.text))],
      next: ["frun visit list \(file.number)"])
  }
}
