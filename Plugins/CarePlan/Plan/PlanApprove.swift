import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// A supervisor who is not the author approves the draft, or rejects it with a reason.
enum PlanApprove {
  static let reject = Flag("reject", help: "Reject the plan instead; needs --reason")

  static let command = Command(
    CommandSpec(
      "approve", summary: "Approve or reject a plan as its supervisor",
      arguments: [Shared.file, reject, Shared.reason, CommonOptions.dryRun]
    ).with {
      $0.examples = [Example("frun plan approve K7M2-Q4XD --as joseph", "joseph is a supervisor")]
      $0.seeAlso = ["plan activate", "plan show"]
      $0.requires = ["vault.write"]
      $0.access = "A supervisor who did not write the plan."
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let file = try Shared.open(invocation, services)
    let plan = try PlanOnHand.required(in: file, services)
    let acting = try services.acting()
    if invocation[reject], invocation[Shared.reason] == nil {
      throw Failure.usage("rejecting a plan needs --reason")
    }
    guard acting.role == .supervisor else {
      throw Failure(
        .denied, "plan.approver", "only a supervisor approves a plan",
        hints: ["frun plan approve \(file.number) --as SUPERVISOR"])
    }
    guard plan.plan.author != acting.member else {
      throw Failure(
        .denied, "plan.author", "the author of a plan cannot approve it",
        hints: ["another supervisor: frun plan approve \(file.number) --as SUPERVISOR"])
    }
    guard plan.plan.status == "draft" else {
      throw Failure(
        .denied, "plan.notDraft", "the plan on hand is no draft; only a draft is approved",
        hints: ["frun plan show \(file.number)"])
    }
    var draft = try RecordDraft("plan", id: plan.plan.id)
    try draft.set("approval", .code(invocation[reject] ? "rejected" : "approved"))
    try draft.set("approvedBy", .reference(acting.member))
    try draft.set("approvedOn", .date(services.today))
    let receipt = try services.commit(
      [draft], to: file.stream, by: invocation, reason: invocation[Shared.reason])
    return try services.changed(
      "\(invocation[reject] ? "Rejected" : "Approved") the plan of case \(file.number)",
      by: receipt, schema: "frun.plan.approve/1", [("case", .string(file.number))],
      next: [
        invocation[reject]
          ? "frun plan close \(file.number) --revoke --reason TEXT"
          : "frun plan activate \(file.number)"
      ])
  }
}
