import FrunArguments
public import FrunKit

/// The care plan and the follow-up schedule: what was agreed for a child, who does it by when,
/// and who must be seen today.
public struct CarePlanModule: FrunModule {
  private let groups = [
    CommandGroup(
      "plan", summary: "Agree on a care plan, approve it, place the child",
      commands: [
        PlanNew.command, PlanShow.command, PlanEdit.command, PlanGoal.command,
        PlanAction.command, PlanApprove.command, PlanActivate.command, PlanHold.command,
        PlanClose.command, PlanReopen.command, PlanPlace.command, PlanOverride.command,
        PlanHistory.command, PlanDiff.command, PlanPrint.command,
      ] + PlanRecords.all.map(\.command)),
    CommandGroup(
      "visit", summary: "Derive, record and look up follow-up visits",
      commands: [
        VisitPlan.command, VisitList.command, VisitShow.command, VisitRecord.command,
        VisitAttempted.command, VisitReschedule.command, VisitMiss.command, VisitCalendar.command,
        VisitRules.command,
      ]),
  ]

  /// The module.
  public init() {}

  /// Name, summary and commands.
  public var manifest: ModuleManifest {
    ModuleManifest(
      name: "care-plan", summary: "Care plans and follow-up visits", version: "1.0.0",
      commands: groups.map(\CommandGroup.spec) + [DueList.command.spec, Caseload.command.spec],
      settings: [
        Setting(
          "office.weekend", "Days without work, 1 (Monday) to 7 (Sunday), as in 5,6",
          defaultText: "6,7"),
        Setting(
          "office.holidays", "Holidays, as in 2026-12-25 or 2026-03-20/2026-03-22, with commas"),
      ])
  }

  /// Runs a command.
  public func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    if invocation.path == ["due"] { return try DueList.command.body(invocation, services) }
    if invocation.path == ["caseload"] { return try Caseload.command.body(invocation, services) }
    for group in groups {
      if let outcome = try group.run(invocation, services) { return outcome }
    }
    throw Failure(.bug, "command.unknown", "the module does not know its own command")
  }
}
