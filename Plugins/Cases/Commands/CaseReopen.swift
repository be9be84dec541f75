import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let code = Option<String>(
    required: "reason", value: "code", help: "Why the case is opened again"
  ).checked(as: CaseArguments.choices("reopenReason"))

  static let caseReopen = Command(
    CommandSpec(
      "reopen", summary: "Open a closed case again",
      arguments: [code, CommonOptions.dryRun, CaseArguments.number]
    ).with {
      $0.discussion = """
        The day and reason of every reopening stay with the case; why and when it was closed \
        before stays in its history.
        """
      $0.examples = [
        Example(
          "frun case reopen K7M2-Q4XD --reason placement_breakdown", "after a placement failed")
      ]
      $0.seeAlso = ["case close", "case log"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    let file = try invocation.file(services)
    guard let status = file.record.code("status"), status != "open", status != "on_hold" else {
      throw Failure(.data, "case.open", "case \(file.number) is open")
    }
    let code = invocation[code]
    var draft = try services.draft(changing: file.record)
    try draft.set("status", .code("open"))
    try draft.set("reopenReason", .code(code))
    try draft.set("reopenedOn", .date(services.today))
    for field in ["closureReason", "closedOn", "closureApprovedBy"]
    where file.record[field] != nil {
      try draft.retract(field)
    }
    let said = CaseEnd.reopening(
      records: try services.records(ofCase: file),
      reopening: try RecordID(random: { services.random($0) }), reason: code,
      by: try services.acting().member, on: services.today)
    let receipt = try services.commit(
      ChangeSet(
        stream: file.stream, command: invocation.commandName,
        assertions: draft.assertions + said))
    return try services.changed(
      "Reopened case \(file.number)", by: receipt, schema: "frun.case.reopen/1",
      [("number", .string(file.number)), ("reason", .string(code))],
      next: ["frun case show \(file.number)", "frun visit plan \(file.number)"])
  }
}
