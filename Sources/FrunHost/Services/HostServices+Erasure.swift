import FrunDomain
import FrunKit
import FrunStore

/// Erasing cases and persons.
extension HostServices {
  func eraseCase(_ request: ErasureRequest) throws -> ErasureReport {
    try session.checkInterruption()
    let store = try store(to: .erase, in: .case)
    let extent = ErasureExtent(person: request.person)
    let plan = try store.erasurePlan(of: request.stream, extent)
    var report = ErasureReport(
      lines: plan.lines.map { line in
        ErasureReport.Line(
          kind: line.kind, label: store.schema.kind(line.kind)?.label ?? line.kind,
          records: line.records, answers: line.answers)
      }, foreign: plan.foreign.count, drafts: plan.drafts, waiting: plan.waiting)
    guard plan.answers > 0 else {
      throw Failure(.notFound, "record.erased", "nothing is left to erase")
    }
    guard !request.dryRun else { return report }
    guard let reason = request.reason, !reason.isEmpty else {
      throw Failure.usage("an erasure has a reason", hints: ["give --reason"])
    }
    try log("erase", request.stream)
    try flushLog()
    let erase = {
      try store.erase(
        plan, in: request.stream, extent: extent, command: request.command, reason: reason)
    }
    report.commits = try failing {
      try session.invocation.context.dryRun ? store.dryRun(erase) : erase()
    }
    if !session.invocation.context.dryRun { noteChange() }
    return report
  }
}
