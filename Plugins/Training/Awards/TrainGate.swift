import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Shows which actions need training, and declares or lifts it.
enum TrainGate {
  static let action = Positional<String?>("action", help: "Action to declare or lift")
    .checked(
      as: .choice(GatedAction.allCases.map { Choice($0.rawValue, "Training to \($0.words)") }))
  static let course = Option<[String]>(
    "course", value: "code", help: "Course that opens it (those whose files say so)")
  static let since = Option<DateText?>("since", value: "date", help: "From which day (today)")
  static let lift = Flag("lift", help: "Lift the requirement from today on instead")

  static let command = Command(
    CommandSpec(
      "gate", summary: "Say which actions need training",
      arguments: [action, course, since, lift, CommonOptions.reason, CommonOptions.dryRun]
    ).with {
      $0.discussion = """
        Whoever was trained for an action and lapsed is always refused. Whoever never was trained is \
        refused only from the day on which the office declares, here, that the action needs \
        training: an office without a register is locked out of nothing. What is known of the \
        training of who acts is kept with the action, so that a later lapse takes nothing back. Two \
        people may make an exception for a week: 'frun plan override CASE --gate competence'.
        """
      $0.examples = [
        Example("frun train gate", "which actions need training, and since when"),
        Example(
          "frun train gate plan.approve --course CM-202 --since 2026-12-01 --reason 'Decision of 3 November'",
          "from December on, supervisors need CM-202"),
      ]
      $0.seeAlso = ["train list", "plan override"]
      $0.requires = ["vault.write"]
      $0.access = "Reading: everybody. Declaring: a trainer."
    }, run: run)

  private struct Row {
    let action: GatedAction
    let courses: [String]
    let since: CivilDate?
  }

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    guard let code = invocation[action], let action = GatedAction(rawValue: code) else {
      return try list(services)
    }
    return invocation[lift]
      ? try lift(action, invocation, services) : try declare(action, invocation, services)
  }

  private static func list(_ services: any Services) throws -> Outcome {
    let records =
      try services.records(RecordQuery(kind: GateRequirement.kind))
      + services.records(RecordQuery(kind: Course.kind))
    let register = TrainingRegister(records: records)
    let rows = GatedAction.allCases.map { action in
      Row(
        action: action, courses: register.courses(opening: action.rawValue, on: services.today),
        since: GateRequirement.all(in: records).filter {
          $0.action == action.rawValue && ($0.until.map { services.today <= $0 } ?? true)
        }.compactMap(\.since).min())
    }
    return try services.list(
      rows,
      as: Listing(
        "frun.train.gate/1",
        [
          .init("action", "Action", isWhole: true) { Cell($0.action.rawValue) },
          .init("courses", "Opened by", json: { .array($0.courses.map { .string($0) }) }) {
            Cell($0.courses.joined(separator: ", "))
          },
          .init("since", "Required since", isWhole: true) { row in
            Cell(row.since?.description ?? "")
          },
          .init("effect", "Who is refused", dropPriority: 1) { row in
            Cell(
              row.since.map { $0 <= services.today } ?? false
                ? "whoever is not trained" : "whoever lapsed")
          },
        ]), title: "Actions that need training")
  }

  private static func declare(
    _ action: GatedAction, _ invocation: Invocation, _ services: any Services
  ) throws -> Outcome {
    let register = Register(services: services)
    for code in invocation[course] where try register.courseFile(code) == nil {
      throw Failure.notFound("course", hints: try register.suggestions(for: code))
    }
    let opened = try register.curriculum().filter { $0.gates.contains(action.rawValue) }.map(\.code)
    guard !invocation[course].isEmpty || !opened.isEmpty else {
      throw Failure.usage(
        "no course of the curriculum opens this action; name one with --course",
        hints: ["frun train course"])
    }
    let reason =
      try invocation[CommonOptions.reason]
      ?? services.askLine("Why does it need training?", option: "--reason")
    var draft = try services.draft(GateRequirement.kind)
    try draft.set("action", .text(action.rawValue))
    for code in invocation[course].isEmpty ? opened : invocation[course] {
      try draft.set("courses", .text(code))
    }
    try draft.set(
      "since", .date(try invocation[since].map(TrainSchedule.day) ?? services.today))
    try draft.set("reason", to: reason, at: "--reason")
    try draft.set("decidedBy", .reference(try services.acting().member))
    let receipt = try services.commit(
      [draft], to: try register.stream(), by: invocation, reason: reason)
    return try services.changed(
      "Declared that training is needed to \(action.words)", by: receipt,
      schema: "frun.train.gate/1", [("action", .string(action.rawValue))],
      next: ["frun train gate"])
  }

  private static func lift(
    _ action: GatedAction, _ invocation: Invocation, _ services: any Services
  ) throws -> Outcome {
    let open = GateRequirement.all(
      in: try services.records(
        RecordQuery(
          kind: GateRequirement.kind,
          conditions: [Condition("action", .equals(.text(action.rawValue)))]))
    ).filter { $0.until == nil }
    guard !open.isEmpty else {
      throw Failure(
        .denied, "gate.none", "training is not required for this action",
        hints: ["frun train gate"])
    }
    let reason =
      try invocation[CommonOptions.reason]
      ?? services.askLine("Why is it lifted?", option: "--reason")
    let drafts = try open.map { requirement in
      var draft = try RecordDraft(GateRequirement.kind, id: requirement.id)
      try draft.set("until", .date(services.today.adding(days: -1)))
      try draft.set("reason", to: reason, at: "--reason")
      return draft
    }
    guard let stream = try open.first.flatMap({ try services.record($0.id) })?.stream else {
      throw Failure.notFound("requirement", hints: ["frun train gate"])
    }
    let receipt = try services.commit(drafts, to: stream, by: invocation, reason: reason)
    return try services.changed(
      "Training is not required any more to \(action.words)", by: receipt,
      schema: "frun.train.gate/1", [("action", .string(action.rawValue))],
      next: ["frun train gate"])
  }
}
