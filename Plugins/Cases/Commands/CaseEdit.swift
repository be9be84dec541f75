import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let set = Option<[String]>(
    "set", short: "s", value: "field=value", help: "Answer a field"
  ).sensitive()

  static let caseEdit = Command(
    CommandSpec(
      "edit", summary: "Change answers of a case",
      arguments: [
        set, CaseArguments.from, CaseArguments.reason, CommonOptions.dryRun, CaseArguments.number,
        OptionRule.atLeastOne(set, CaseArguments.from),
      ]
    ).with {
      $0.synonyms = ["set", "change", "update"]
      $0.discussion = """
        A bare name is a field of the case, person.sex one of the client, plan.reviewDueOn one of \
        the only plan, concern/RECORD.status one of several records. 'field=' takes an answer \
        back; in lists 'field=a,b' adds and 'field=-a' takes away. A JSON file holds the same \
        names. Nothing is lost: the old answers stay in the history.
        """
      $0.examples = [
        Example("frun case edit K7M2-Q4XD --set riskLevel=high", "raises the risk level"),
        Example("frun case edit K7M2-Q4XD --from -", "reads answers that name a person"),
      ]
      $0.seeAlso = ["case decide", "case undo", "help data"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    let file = try invocation.file(services)
    let words = CaseWords(services, invocation)
    var wishes: [(field: String, value: String)] = []
    if let from = invocation[CaseArguments.from]?.path {
      for member in try JSONInput.object(from, services).members {
        let texts = try RecordDraft.texts(of: member.value, at: member.key)
        wishes += (texts.isEmpty ? [""] : texts).map { (member.key, $0) }
      }
    }
    for pair in invocation[set] {
      guard let sign = pair.firstIndex(of: "="), sign > pair.startIndex else {
        throw Failure.usage("--set takes field=value")
      }
      wishes.append((String(pair[..<sign]), String(pair[pair.index(after: sign)...])))
    }
    let edits = try wishes.compactMap { wish in
      try FieldEdit(
        FieldTarget(wish.field, in: file, services), to: wish.value, in: file, words)
    }
    guard !edits.isEmpty else {
      try services.say("Nothing to change in case \(file.number)")
      return .success(
        schema: "frun.case.edit/1", ["number": .string(file.number), "changes": []])
    }
    if edits.contains(where: { edit in
      edit.target.record.kind == "case" && edit.target.field.name == "status"
        && edit.changes.contains(.set(.code("closed")))
    }) {
      throw Failure.usage(
        "a case is closed with its reason",
        hints: ["frun case close \(file.number) --reason CODE"])
    }
    let receipt = try services.commit(
      ChangeSet(
        stream: file.stream, command: invocation.commandName,
        reason: invocation[CaseArguments.reason], assertions: edits.flatMap(\.assertions)))
    try services.emit(.table(FieldEdit.table(edits)))
    return try services.changed(
      "Changed case \(file.number)", by: receipt, schema: "frun.case.edit/1",
      [
        ("number", .string(file.number)),
        ("changes", .array(edits.map { $0.result(in: file) })),
      ], next: ["frun case show \(file.number)"])
  }
}
