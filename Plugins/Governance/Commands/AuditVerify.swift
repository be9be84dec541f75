import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let file = Positional<IdentifierText?>(
    "case", help: "Only this case; without it, everything"
  ).checked(as: .identifier("case"))

  static let auditVerify = Command(
    CommandSpec(
      "verify", summary: "Verify that the history is complete and unchanged",
      arguments: [file]
    ).with {
      $0.synonyms = ["check"]
      $0.discussion = """
        Recomputes every link of every chain, every digest, and one signature for each run of \
        changes by one author. For the whole vault also the journal of what arrived when, the \
        access log, and that what is shown is what the history makes of it. Changes nothing.
        """
      $0.exitStatuses = [ExitStatusSpec(1, "problems were found")]
      $0.access = "Supervisors and the data protection officer."
      $0.seeAlso = ["vault verify", "audit log"]
      $0.requires = ["vault.read"]
    }
  ) { invocation, services in
    let stream = try invocation[file].map {
      StreamID(kind: .case, id: try services.resolve($0.text, kind: "case"))
    }
    let report = try services.audit(AuditRequest(stream: stream))
    let result: JSONValue = [
      "commits": .integer(Int64(report.checkedCommits)),
      "segments": .integer(Int64(report.segments)),
      "problems": .array(report.problems.map(Command.result)),
    ]
    let what = stream.map { "Case \(CaseNumber(of: $0.id))" } ?? "The history"
    guard !report.isClean else {
      try services.done(
        "\(what) is complete and unchanged: \(report.checkedCommits) changes, "
          + "\(report.segments) signed segments.")
      return .success(schema: "frun.audit.verify/1", result)
    }
    try services.emit(
      .table(
        TableEvent(
          title: "Problems",
          columns: [
            .init("code", "Problem"), .init("place", "Where"), .init("text", "What is wrong"),
          ],
          rows: report.problems.map { problem in
            [Cell(problem.code, .bad), Cell(Command.place(problem)), Cell(problem.text)]
          })))
    try services.warn(
      "\(report.problems.count) problems in \(report.checkedCommits) changes. Keep the vault as it "
        + "is and make a copy before anything else.")
    return .negative(
      schema: "frun.audit.verify/1", result, next: ["frun vault backup FILE", "frun vault verify"])
  }

  private static func place(_ problem: AuditProblem) -> String {
    let stream = problem.stream.map {
      $0.kind == .case ? "case \(CaseNumber(of: $0.id))" : $0.kind.rawValue
    }
    return [stream, problem.sequence.map { "change \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
  }

  private static func result(_ problem: AuditProblem) -> JSONValue {
    [
      "code": .string(problem.code), "stream": problem.stream.map { .string($0.text) } ?? .null,
      "device": problem.device.map { .string($0.text) } ?? .null,
      "sequence": problem.sequence.map { .integer(Int64($0)) } ?? .null,
      "text": .string(problem.text),
    ]
  }
}
