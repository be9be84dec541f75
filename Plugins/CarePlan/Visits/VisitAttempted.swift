import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Records that somebody went and did not meet the child. An attempt is not a visit; the visit stays
/// open.
enum VisitAttempted {
  static let why = Option<String>(
    required: "why", value: "reason", help: "Why the child was not met"
  ).checked(as: Shared.codes("notSeenReason"))
  static let mode = Option<String?>("mode", value: "mode", help: "How it was attempted")
    .checked(as: Shared.codes("visitMode"))

  static let command = Command(
    CommandSpec(
      "attempt", summary: "Record a visit that failed; it stays open",
      arguments: [Shared.file, Shared.key, why, mode, CommonOptions.dryRun]
    ).with {
      $0.discussion = """
        After two attempts on different days somebody who knows the family is asked, then a \
        supervisor is told.
        """
      $0.seeAlso = ["visit record", "visit miss"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    let visit = try FollowUp(of: file, services).openVisit(
      invocation[Shared.key], on: services.today)
    let before = VisitAttempt.all(
      in: try services.records("visitAttempt", in: file, where: "visit", is: visit.id))
    var draft = try services.draft("visitAttempt")
    try draft.set("visit", .reference(visit.id))
    try draft.set("attemptedAt", .moment(services.now))
    try draft.set("member", .reference(services.acting().member))
    try draft.set("reason", .code(invocation[why]))
    try draft.set("mode", invocation[mode].map { .code($0) })
    let receipt = try services.commit([draft], to: file.stream, by: invocation)
    let days = Set(before.compactMap { $0.attemptedAt?.localDay } + [services.now.localDay]).count
    let count = before.count + 1
    if days >= 2 {
      try services.warn(
        "Attempts on \(days) days failed: ask somebody who knows the family, then tell a supervisor."
      )
    }
    return try services.changed(
      "Recorded attempt \(count) at visit \(invocation[Shared.key]) of case \(file.number)",
      by: receipt, schema: "frun.visit.attempt/1",
      [("case", .string(file.number)), ("attempts", .integer(Int64(count)))],
      next: ["frun visit record \(file.number) \(invocation[Shared.key]) --on DATE"])
  }
}
