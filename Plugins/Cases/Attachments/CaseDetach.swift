import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let attachment = Positional<IdentifierText>(
    "attachment", help: "Reference that 'case attachments' prints")
  private static let erase = Flag("erase", help: "Erase the file for ever, here and at partners")

  static let caseDetach = Command(
    CommandSpec(
      "detach", summary: "Take an attached file out of a case",
      arguments: [
        erase, CaseArguments.reason, CommonOptions.dryRun, CommonOptions.yes,
        CaseArguments.number, attachment,
      ]
    ).with {
      $0.discussion = """
        Without --erase the file is no longer listed and no longer leaves with archives; the history \
        keeps it, so that 'case undo' brings it back. With --erase all that was said about it and \
        its bytes are erased, unless another record needs the same bytes; partners who have a copy \
        are told with the next archive. That is for data protection officers.
        """
      $0.examples = [
        Example("frun case detach K7M2-Q4XD 3fa85f64 --reason 'wrong case'", "takes it out"),
        Example(
          "frun case detach K7M2-Q4XD 3fa85f64 --erase --reason 'asked by the family'",
          "erases it for ever"),
      ]
      $0.exitStatuses = [ExitStatusSpec(77, "only a data protection officer may erase")]
      $0.seeAlso = ["case attachments", "case undo"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    let file = try invocation.file(services)
    // Nobody confirms what their role forbids.
    if invocation[erase], let role = invocation.context.role,
      Permissions.standard.check(role, .erase, in: .case, kind: nil) != nil
    {
      throw Failure(.denied, "role.denied", "only a data protection officer may erase")
    }
    let record = try services.attachment(invocation[attachment].text, of: file)
    let reason =
      try invocation[CaseArguments.reason]
      ?? services.askLine("Why is it taken out?", option: "--reason")
    let short = String(record.id.text.prefix(8))
    let receipt: CommitReceipt
    if invocation[erase] {
      if !invocation.context.dryRun {
        try services.confirm("Erase attachment \(short) for ever?")
      }
      receipt = try services.erase(
        record.id, command: invocation.commandName, reason: reason)
    } else {
      let assertions = Command.retraction(of: record)
      guard !assertions.isEmpty else {
        throw Failure(.data, "attachment.detached", "attachment \(short) is taken out already")
      }
      receipt = try services.commit(
        ChangeSet(
          stream: file.stream, command: invocation.commandName, reason: reason,
          assertions: assertions))
    }
    return try services.changed(
      "\(invocation[erase] ? "Erased" : "Took out") attachment \(short) of case \(file.number)",
      by: receipt, schema: "frun.case.detach/1",
      [
        ("number", .string(file.number)), ("attachment", .string(record.id.text)),
        ("erased", .bool(invocation[erase])),
      ], next: ["frun case attachments \(file.number)"])
  }

  /// Takes back every answer of a record that can be taken back.
  private static func retraction(of record: Record) -> [Assertion] {
    record.fields.sorted { $0.key < $1.key }.flatMap { name, field -> [Assertion] in
      let changes: [Change] =
        field.values.isEmpty
        ? (field.value == nil ? [] : [.retract]) : field.values.map(Change.remove)
      return changes.map {
        Assertion(record: record.id, kind: record.kind, field: name, change: $0)
      }
    }
  }
}
