import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// An exception from a gate: one person asks with a reason, a supervisor who is somebody else
/// agrees; then the conditions named yield for a week.
enum PlanOverride {
  static let gate = Option<String?>("gate", value: "gate", help: "Which gate to ask about")
    .checked(as: Shared.codes("gate"))
  static let condition = Option<[String]>(
    "condition", value: "name", help: "Condition that is to yield; may be given several times")
  static let agree = Option<String?>(
    "agree", value: "id", help: "Agree to what another person asked for")
  static let refuse = Option<String?>(
    "refuse", value: "id", help: "Refuse what another person asked for")

  static let command = Command(
    CommandSpec(
      "override", summary: "Ask for an exception from a gate, or answer one",
      arguments: [
        Shared.file, gate, condition, agree, refuse, OptionRule.exclusive(agree, refuse, gate),
        Shared.reason, CommonOptions.dryRun,
      ]
    ).with {
      $0.discussion = """
        Two people and a reason: whoever acts asks, a supervisor who is somebody else agrees. An \
        exception holds for the conditions named and for a week, and stays in the case for ever. \
        Consent, assent, checks of adults, open concerns and the approval of a supervisor never \
        yield. Without options the exceptions of the case are listed.
        """
      $0.examples = [
        Example(
          "frun plan override K7M2-Q4XD --gate reunification_day --condition travel.permission --reason 'Crossing closes tomorrow'",
          "one asks"),
        Example("frun plan override K7M2-Q4XD --agree 0B3K7Q2M --as joseph", "another agrees"),
      ]
      $0.seeAlso = ["plan activate", "plan place", "case close"]
      $0.requires = ["vault.write"]
      $0.access = "Asking: whoever works on the case. Agreeing: a supervisor who did not ask."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    if let text = invocation[agree] { return try answer(text, true, file, invocation, services) }
    if let text = invocation[refuse] { return try answer(text, false, file, invocation, services) }
    guard let code = invocation[gate] else { return try list(file, invocation, services) }
    return try ask(code, file, invocation, services)
  }

  private static func ask(
    _ code: String, _ file: OpenedCase, _ invocation: Invocation, _ services: any Services
  ) throws -> Outcome {
    guard let gate = Gate.allCases.first(where: { $0.code == code }) else {
      throw Failure.usage("no exception is made from this gate")
    }
    guard !invocation[condition].isEmpty else {
      throw Failure.usage(
        "an exception names its conditions with --condition",
        hints: [
          "conditions that may yield: "
            + gate.conditionsThatYield.sorted().joined(separator: ", ")
        ])
    }
    let yielding = gate.conditionsThatYield
    guard Set(invocation[condition]).isSubset(of: yielding) else {
      throw Failure(
        .denied, "override.condition", "this condition does not yield for anybody",
        place: "--condition",
        hints: [
          yielding.isEmpty
            ? "no condition of this gate yields"
            : "conditions that may: " + yielding.sorted().joined(separator: ", ")
        ])
    }
    let reason =
      try invocation[Shared.reason]
      ?? services.askLine("Why is the exception needed?", option: "--reason")
    let id = try RecordID(random: { services.random($0) })
    let receipt = try services.commit(
      ChangeSet(
        stream: file.stream, command: invocation.commandName, reason: reason,
        assertions: Exceptions.asking(
          record: id, gate: gate, conditions: invocation[condition], reason: reason,
          by: services.acting().member, on: services.today)))
    let short = String(id.text.prefix(8))
    return try services.changed(
      "Asked for exception \(short) in case \(file.number)", by: receipt,
      schema: "frun.plan.override/1",
      [("case", .string(file.number)), ("exception", .string(id.text))],
      next: ["frun plan override \(file.number) --agree \(short) --as SUPERVISOR"])
  }

  private static func answer(
    _ text: String, _ agrees: Bool, _ file: OpenedCase, _ invocation: Invocation,
    _ services: any Services
  ) throws -> Outcome {
    let context = RecordContext(file: file, plan: nil, services: services)
    let id = try context.own(
      text, kind: GateException.kind, at: agrees ? "--agree" : "--refuse")
    let receipt = try services.commit(
      ChangeSet(
        stream: file.stream, command: invocation.commandName, reason: invocation[Shared.reason],
        assertions: Exceptions.answering(
          id, agrees: agrees, by: services.acting().member, on: services.today)))
    return try services.changed(
      "\(agrees ? "Agreed to" : "Refused") exception \(String(id.text.prefix(8))) in case \(file.number)",
      by: receipt, schema: "frun.plan.override/1",
      [("case", .string(file.number)), ("exception", .string(id.text))],
      next: ["frun plan show \(file.number)"])
  }

  private static func list(
    _ file: OpenedCase, _ invocation: Invocation, _ services: any Services
  ) throws -> Outcome {
    let words = Words(language: invocation.context.language)
    let all = GateException.all(in: try services.records(GateException.kind, in: file))
      .sorted { ($0.askedOn ?? .first, $0.id) < ($1.askedOn ?? .first, $1.id) }
    var handles: [RecordID: String] = [:]
    for member in Set(all.flatMap { [$0.askedBy, $0.agreedBy].compactMap(\.self) }) {
      handles[member] = try services.handle(of: member)
    }
    let today = services.today
    let listing = Listing<GateException>(
      "frun.plan.override.list/1", whenEmpty: "no exception was asked for",
      [
        .init("exception", "Exception", isWhole: true) {
          Cell(String($0.id.text.prefix(8)), .name)
        },
        .init("gate", "Gate") { Cell(words.code($0.gate, "gate", GateException.kind)) },
        .init("conditions", "Conditions") { Cell($0.conditions.joined(separator: ", ")) },
        .init("askedBy", "Asked by") { Cell($0.askedBy.flatMap { handles[$0] } ?? "") },
        .init("agreedBy", "Answered by") { Cell($0.agreedBy.flatMap { handles[$0] } ?? "") },
        .init("status", "Status") {
          Cell(words.code($0.status, "status", GateException.kind))
        },
        .init("inForce", "In force", json: { .bool(Exceptions.isInForce($0, on: today)) }) {
          Cell(Exceptions.isInForce($0, on: today) ? "yes" : "no")
        },
      ])
    return try services.list(all, as: listing, title: "Exceptions in case \(file.number)")
  }
}
