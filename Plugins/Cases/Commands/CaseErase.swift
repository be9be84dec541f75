import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let of = Option<IdentifierText?>(
    "of", value: "person",
    help: "Only this person of the case, by the reference that 'case show' prints"
  ).checked(as: .identifier("person"))

  static let caseErase = Command(
    CommandSpec(
      "erase", summary: "Erase a case, or a person in it, for ever",
      arguments: [
        of, CaseArguments.reason, CommonOptions.dryRun, CommonOptions.confirm,
        CaseArguments.number,
      ]
    ).with {
      $0.synonyms = ["delete", "forget", "remove"]
      $0.discussion = """
        Every answer ever given goes, former ones too, with attached files, the words in the search \
        index, unfinished forms and the reasons of changes: here at once, and wherever the case was \
        given to as soon as the next archive arrives there. An older archive brings nothing back.

        What stays: that there was a case, its status and dates, who worked on it, to whom it was \
        passed on, and which consents were given or taken back, so that a no goes on to bind. The \
        history keeps when something was said and by whom, and still proves itself.

        Of one person (--of), all records about them go, and in other records what names them by \
        reference. Free text in notes of other records is not searched: look for the name first \
        ('frun case find'). The client of a case is erased with the case.

        What members of a partner team wrote goes here; at theirs, when their data protection \
        officer agrees. Erasing cannot be undone.
        """
      $0.examples = [
        Example("frun case erase K7M2-Q4XD --dry-run", "says what would go"),
        Example(
          "frun case erase K7M2-Q4XD --of 3fa85f64 --reason 'asked by the person'",
          "erases one relative"),
      ]
      $0.access = "Data protection officers."
      $0.exitStatuses = [
        ExitStatusSpec(66, "nothing is left to erase"),
        ExitStatusSpec(77, "only a data protection officer may erase"),
      ]
      $0.seeAlso = ["archive notices", "case detach", "case close"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    let file = try invocation.file(services)
    let person = try invocation[of].map { try services.resolve($0.text, kind: "person") }
    if let person {
      guard try services.record(person)?.stream == file.stream else {
        throw Failure(
          .notFound, "person.notFound", "case \(file.number) has no such person",
          hints: ["frun case show \(file.number) prints the references"])
      }
      guard person != file.client else {
        throw Failure.usage(
          "this is the person whom the case is about",
          hints: ["'frun case erase \(file.number)' erases the whole case"])
      }
    }
    var request = ErasureRequest(
      stream: file.stream, person: person, command: invocation.commandName)
    let plan = try services.eraseCase(request)
    try services.emit(.table(table(of: plan)))
    for sentence in sentences(plan, file, isWhole: person == nil) { try services.say(sentence) }
    guard !invocation[CommonOptions.dryRun], !invocation.context.dryRun else {
      return .success(schema: "frun.case.erase/1", result(plan, file, person))
    }
    let name = person.map { "person \($0.text.prefix(8)) of case \(file.number)" }
    request.reason =
      try invocation[CaseArguments.reason]
      ?? services.askLine("Why is it erased?", option: "--reason")
    try services.confirm(
      "Erase \(name ?? "case \(file.number)") for ever", typing: file.number)
    request.dryRun = false
    let report = try services.eraseCase(request)
    try services.done("Erased \(count(report.answers, "answer")) of case \(file.number)")
    try services.remindOfNotices(about: file)
    return .success(
      schema: "frun.case.erase/1", result(report, file, person),
      next: ["frun archive notices \(file.number)"])
  }

  private static func table(of plan: ErasureReport) -> TableEvent {
    TableEvent(
      title: nil,
      columns: [
        .init("kind", "These go"), .init("records", "Records"), .init("answers", "Answers"),
      ],
      rows: plan.lines.map { [Cell($0.label), Cell("\($0.records)"), Cell("\($0.answers)")] })
  }

  private static func sentences(
    _ plan: ErasureReport, _ file: OpenedCase, isWhole: Bool
  ) -> [String] {
    var text: [String] = []
    if plan.drafts > 0 {
      text.append(
        "\(count(plan.drafts, "unfinished form")) of this case on this laptop \(go(plan.drafts)) too."
      )
    }
    if plan.waiting > 0 {
      text.append("\(count(plan.waiting, "change")) that wait aside lose their contents.")
    }
    if plan.foreign > 0 {
      text.append(
        "\(count(plan.foreign, "answer")) of them \(plan.foreign == 1 ? "was" : "were") written by a "
          + "partner team: there it goes when their data protection officer agrees.")
    }
    if isWhole, file.record.code("status") == "open" {
      text.append(
        "The case is still open. Close it first if the work has ended: afterwards the conditions "
          + "for closing cannot be met.")
    }
    text.append(
      isWhole
        ? "These stay: status and dates, assignments, to whom it was passed on, consents given and "
          + "taken back."
        : "Free text of other records is not searched: 'frun case find' looks for the name.")
    text.append(
      "Copies outside the vault (exports, prints, back-ups) stay until somebody destroys them.")
    return text
  }

  private static func result(
    _ report: ErasureReport, _ file: OpenedCase, _ person: RecordID?
  ) -> JSONValue {
    [
      "number": .string(file.number), "person": person.map { .string($0.text) } ?? .null,
      "answers": .integer(Int64(report.answers)), "foreign": .integer(Int64(report.foreign)),
      "drafts": .integer(Int64(report.drafts)), "waiting": .integer(Int64(report.waiting)),
      "kinds": .array(
        report.lines.map {
          [
            "kind": .string($0.kind), "records": .integer(Int64($0.records)),
            "answers": .integer(Int64($0.answers)),
          ]
        }),
      "erased": .bool(!report.commits.isEmpty),
    ]
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func go(_ count: Int) -> String { count == 1 ? "goes" : "go" }
}
