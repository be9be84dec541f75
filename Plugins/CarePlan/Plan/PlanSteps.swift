import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// A step of the plan from one state to another. Which steps there are and what each needs is
/// data of the domain; the store refuses a step that lacks something and lists all of it.
enum PlanStep {
  static func take(
    _ status: String, _ text: String, _ invocation: Invocation, _ services: any Services,
    reason: String? = nil, with change: (inout RecordDraft) throws -> Void = { _ in },
    next: (OpenedCase) -> [String]
  ) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    // Held and completed is the plan in force; activated and revoked the newest one.
    let plan =
      ["on_hold", "completed"].contains(status)
      ? try PlanOnHand.inForce(in: file, services) : try PlanOnHand.required(in: file, services)
    guard plan.plan.status != status else {
      throw Failure(
        .denied, "plan.already", "the plan on hand is in this state already",
        hints: ["frun plan show \(file.number)"])
    }
    guard LifeCycle.plan.step(from: plan.plan.status, to: status) != nil else {
      let state = Schema.standard.label(plan.plan.status, of: "status", in: "plan").lowercased()
      throw Failure(
        .denied, "plan.step",
        "the plan is in the state \(state), from which this step is not taken",
        hints: ["frun plan show \(file.number) says what comes next"])
    }
    var draft = try RecordDraft("plan", id: plan.plan.id)
    try draft.set("status", .code(status))
    try draft.set("reason", to: reason, at: "--reason")
    try change(&draft)
    var drafts = [draft]
    if status == "active" { drafts += try replacing(plan, services) }
    let receipt = try services.commit(drafts, to: file.stream, by: invocation, reason: reason)
    return try services.changed(
      "\(text) version \(plan.plan.version ?? 1) of the plan of case \(file.number)", by: receipt,
      schema: "frun.plan.\(invocation.path.last ?? "step")/1", [("case", .string(file.number))],
      next: next(file))
  }

  /// The version before is superseded, unless it has ended meanwhile; its goals go over.
  private static func replacing(
    _ plan: PlanOnHand, _ services: any Services
  ) throws -> [RecordDraft] {
    guard plan.plan.status == "draft", let old = plan.plan.replaces else { return [] }
    var drafts = try plan.carried.map { goal in
      var draft = try RecordDraft("goal", id: goal.id)
      try draft.set("plan", .reference(plan.plan.id))
      return draft
    }
    if ["active", "on_hold"].contains(try services.record(old)?.code("status")) {
      var replaced = try RecordDraft("plan", id: old)
      try replaced.set("status", .code("superseded"))
      drafts.append(replaced)
    }
    return drafts
  }
}

/// Puts an approved plan into force.
enum PlanActivate {
  static let command = Command(
    CommandSpec(
      "activate", summary: "Put an approved plan into force",
      arguments: [Shared.file, CommonOptions.dryRun]
    ).with {
      $0.discussion = """
        Refused while anything is missing that protects the child: consent and assent, a valid \
        assessment, the check of every adult of the household, a goal with an action that has a \
        person and a day, the child's view, a fall-back goal, the approval of a supervisor who is \
        not the author. The refusal lists all of it with the command that mends each.
        """
      $0.seeAlso = ["plan approve", "plan place"]
      $0.requires = ["vault.write"]
    },
    run: { invocation, services in
      let today = services.today
      return try PlanStep.take(
        "active", "Activated", invocation, services,
        with: { try $0.set("startsOn", .date(today)) },
        next: { ["frun plan place \($0.number) --type parents --on DATE"] })
    })
}

/// Holds a plan, with a reason and a day of review.
enum PlanHold {
  static let reviewDue = Option<DateText>(
    required: "review-due", value: "date", help: "Day on which it is looked at again")

  static let command = Command(
    CommandSpec(
      "hold", summary: "Hold a plan until a day of review",
      arguments: [Shared.file, reviewDue, Shared.reason, CommonOptions.dryRun]
    ).with {
      $0.seeAlso = ["plan activate"]
      $0.requires = ["vault.write"]
    },
    run: { invocation, services in
      let day = try Shared.day(invocation[reviewDue])
      return try PlanStep.take(
        "on_hold", "Held", invocation, services, reason: invocation[Shared.reason],
        with: { try $0.set("reviewDueOn", .date(day)) },
        next: { ["frun plan activate \($0.number)"] })
    })
}

/// Ends a plan: completed, or revoked with a reason.
enum PlanClose {
  static let revoke = Flag("revoke", help: "End it without success; needs --reason")

  static let command = Command(
    CommandSpec(
      "close", summary: "Complete or revoke a plan",
      arguments: [Shared.file, revoke, Shared.reason, CommonOptions.dryRun]
    ).with {
      $0.seeAlso = ["case close", "plan new"]
      $0.requires = ["vault.write"]
    },
    run: { invocation, services in
      try PlanStep.take(
        invocation[revoke] ? "revoked" : "completed",
        invocation[revoke] ? "Revoked" : "Completed", invocation, services,
        reason: invocation[Shared.reason],
        next: { ["frun case show \($0.number)"] })
    })
}

/// Takes a plan up again: one on hold goes on, one that ended is followed by a new version.
enum PlanReopen {
  static let command = Command(
    CommandSpec(
      "reopen", summary: "Take a plan up again that was held or has ended",
      arguments: [Shared.file, Shared.reason, CommonOptions.dryRun]
    ).with {
      $0.discussion = """
        A plan on hold goes on as it was, if nothing that protects the child is missing by now. A \
        plan that ended stays ended: a draft of the next version begins, with the same goal and the \
        goals that were not finished, and a supervisor approves it like any other.
        """
      $0.seeAlso = ["plan hold", "plan new", "case reopen"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    let plan = try PlanOnHand.required(in: file, services)
    switch plan.plan.status {
    case "on_hold": return try PlanActivate.command.body(invocation, services)
    case "completed", "revoked", "superseded": break
    default:
      throw Failure(
        .denied, "plan.lasts", "the plan has not ended and is not on hold",
        hints: ["frun plan show \(file.number) says what comes next"])
    }
    var draft = try services.draft("plan")
    let versions = try services.records("plan", in: file).compactMap { $0.integer("version") }
    let version = (versions.max() ?? 0) + 1
    let member = try services.acting().member
    try draft.set("version", .integer(Int64(version)))
    try draft.set("status", .code("draft"))
    try draft.set("replaces", .reference(plan.plan.id))
    try draft.set("goal", plan.plan.goal.map { .code($0) })
    try draft.set("concurrentGoal", plan.plan.concurrentGoal.map { .code($0) })
    try draft.set("author", .reference(member))
    try draft.set("leadWorker", .reference(member))
    let receipt = try services.commit(
      [draft], to: file.stream, by: invocation, reason: invocation[Shared.reason])
    return try services.changed(
      "Began version \(version) of the plan of case \(file.number)", by: receipt,
      schema: "frun.plan.reopen/1",
      [("case", .string(file.number)), ("plan", .string(draft.id.text))],
      next: ["frun plan show \(file.number)", "frun plan edit \(file.number) --view -"])
  }
}
