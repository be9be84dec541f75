import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let code = Option<String>(
    required: "reason", value: "code", help: "Why the case is closed"
  ).checked(as: CaseArguments.choices("closureReason"))
  private static let notes = Option<PathText?>(
    "notes", value: "file",
    help: "Read from a file what was reached and what remains, - for standard input")

  static let caseClose = Command(
    CommandSpec(
      "close", summary: "Close a case",
      arguments: [code, notes, CommonOptions.dryRun, CaseArguments.number]
    ).with {
      $0.discussion = """
        Closing as a success (goals_met, adult_or_independent, permanent_care) needs everything \
        that keeps a child safe afterwards; what is missing is listed with the command that mends \
        it. Visits that are still planned are cancelled, in calendars too. The case keeps its whole \
        history and can be reopened.
        """
      $0.examples = [
        Example("frun case close K7M2-Q4XD --reason goals_met", "closes it as a success"),
        Example("frun case close K7M2-Q4XD --reason goals_met --dry-run", "says what is missing"),
      ]
      $0.exitStatuses = [ExitStatusSpec(77, "conditions are missing; they are listed")]
      $0.seeAlso = ["case reopen"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    let file = try invocation.file(services)
    guard file.record.code("status") != "closed" else {
      throw Failure(
        .data, "case.closed", "case \(file.number) is closed already",
        hints: ["frun case reopen \(file.number) --reason CODE"])
    }
    let acting = try services.acting()
    let code = invocation[code]
    var draft = try services.draft(changing: file.record)
    try draft.set("status", .code("closed"))
    try draft.set("closureReason", .code(code))
    try draft.set("closedOn", .date(services.today))
    if let name = invocation[notes]?.path {
      try draft.set("closureNotes", to: JSONInput.text(name, services), at: JSONInput.place(name))
    }
    if acting.role == .supervisor {
      try draft.set("closureApprovedBy", .reference(acting.member))
    }
    let said = CaseEnd.closing(
      records: try services.records(ofCase: file),
      closure: try RecordID(random: { services.random($0) }), reason: code, by: acting.member,
      approvedBy: acting.role == .supervisor ? acting.member : nil, on: services.today)
    let receipt = try services.commit(
      ChangeSet(
        stream: file.stream, command: invocation.commandName,
        assertions: draft.assertions + said))
    let cancelled = said.count { $0.field == "cancelledVisits" }
    if cancelled > 0 {
      try services.say(
        "\(cancelled) planned \(cancelled == 1 ? "visit is" : "visits are") cancelled.")
    }
    return try services.changed(
      "Closed case \(file.number)", by: receipt, schema: "frun.case.close/1",
      [("number", .string(file.number)), ("reason", .string(code))],
      next: ["frun case log \(file.number)"])
  }
}
