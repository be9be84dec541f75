import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// One thing that happens to an award: the same question, check and record for all of them.
struct AwardStep {
  static let award = Positional<IdentifierText>(
    "award", help: "Identifier of the award, or the number of its certificate"
  ).checked(as: .identifier("award"))
  static let reason = Option<String>(required: "reason", value: "text", help: "Why").sensitive()
  static let on = Option<DateText?>("on", value: "date", help: "From which day (today)")

  /// The verb on the command line.
  let verb: String
  /// A code of `awardEventType`.
  let type: String
  /// What is said when it is done: `Revoked`.
  let past: String
  let summary: String
  let discussion: String

  var command: Command {
    Command(
      CommandSpec(
        verb, summary: summary,
        arguments: [Self.award, Self.reason, Self.on, CommonOptions.dryRun]
      ).with {
        $0.discussion = discussion
        $0.seeAlso = ["train history", "train list", "train revocations"]
        $0.requires = ["vault.write"]
        $0.access = "A trainer, not about an award of their own."
      }, run: run)
  }

  private func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let book = AwardBook(services: services)
    let award = try book.award(invocation[Self.award].argumentText)
    if type != "surrendered" { try book.refuseOwn(award, verb + "s") }
    let day = try invocation[Self.on].map(TrainSchedule.day) ?? services.today
    guard day <= services.today else {
      throw Failure.usage("the day is to come", hints: ["leave --on out for today"])
    }
    let history = try book.history(of: award)
    if let objection = history.objection(to: type, on: day) {
      throw Failure(
        .denied, "award.status", objection,
        hints: [
          "frun train history \(award.id.text)",
          "a new award comes from a new session: frun train schedule CODE",
        ])
    }
    // Every suspension that lasts is lifted: two laptops may each have written one.
    let lifted: [RecordID?] =
      type == "reinstated" ? history.suspensions(on: day).map(\.id) : [nil]
    let acting = try services.acting().member
    let drafts = try lifted.map { suspension in
      var draft = try services.draft(AwardEvent.kind)
      try draft.set("award", .reference(award.id))
      try draft.set("type", .code(type))
      try draft.set("effectiveOn", .date(day))
      try draft.set("lifts", suspension.map { .reference($0) })
      try draft.set("reason", to: invocation[Self.reason], at: "--reason")
      try draft.set("decidedBy", .reference(acting))
      return draft
    }
    let receipt = try services.commit(
      drafts, to: try book.stream(of: award), by: invocation, reason: invocation[Self.reason])
    if try !book.certificates(of: award).isEmpty {
      try services.warn(
        "A certificate of it is in somebody's hands: hand out a new revocation list.")
    }
    return try services.changed(
      "\(past) the award", by: receipt, schema: "frun.train.\(verb)/1",
      [("award", .string(award.id.text)), ("on", .string(day.description))],
      next: ["frun train history \(award.id.text)", "frun train revocations -o FILE"])
  }
}
