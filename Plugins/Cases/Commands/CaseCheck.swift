import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let adult = Option<IdentifierText?>(
    "adult", value: "person", help: "The adult, by the reference that 'case show' prints"
  ).checked(as: .identifier("person"))
  private static let allAdults = Flag(
    "all-adults", help: "Every adult of the household where the client lives or is to live")
  private static let result = Option<String>(
    required: "result", value: "result", help: "What the check found"
  ).checked(as: CaseArguments.choices("checkResult"))
  private static let day = Option<DateText?>(
    "on", value: "date", help: "Day of the check; today without it")
  private static let until = Option<DateText?>(
    "until", value: "date", help: "Last day on which the check counts")
  private static let identity = Option<YesNoText?>(
    "identity", value: "answer", help: "Whether the identity of the adult was verified")
  private static let sources = Option<[String]>(
    "source", value: "text", help: "Who or what was asked"
  ).sensitive()
  private static let details = Option<PathText?>(
    "details", value: "file", help: "Read details from a file, - for standard input")

  static let caseCheck = Command(
    CommandSpec(
      "check", summary: "Record the safeguarding check of adults",
      arguments: [
        adult, allAdults, result, identity, day, until, sources, details, CommonOptions.dryRun,
        CaseArguments.number, OptionRule.exactlyOne(adult, allAdults),
      ]
    ).with {
      $0.discussion = """
        Everybody of the household who is not surely a child is checked before a placement. Who \
        belongs to it follows from the plan, from relationships and from the roles of persons.
        """
      $0.examples = [
        Example(
          "frun case check K7M2-Q4XD --all-adults --result clear --on 2026-11-18",
          "after visiting the household")
      ]
      $0.seeAlso = ["case person", "plan activate"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    let file = try invocation.file(services)
    let acting = try services.acting()
    let adults: [RecordID]
    if let text = invocation[adult]?.text {
      let id = try services.resolve(text, kind: "person")
      guard let person = try services.record(id), person.stream == file.stream else {
        throw Failure(
          .notFound, "person.notFound", "case \(file.number) has no such person",
          hints: ["frun case show \(file.number) prints the references"])
      }
      adults = [id]
    } else {
      adults = try HouseholdOfCase.adults(file, acting, services)
    }
    let on = invocation[day]?.argumentText ?? services.today.description
    var drafts: [RecordDraft] = []
    for adult in adults {
      var draft = try services.draft("safeguardingCheck")
      try draft.set("adult", .reference(adult))
      try draft.set("result", .code(invocation[result]))
      try draft.set("checkedOn", to: on, at: "--on")
      try draft.set("validUntil", to: invocation[until]?.argumentText, at: "--until")
      if let answer = invocation[identity] {
        try draft.set("identityVerified", .code(answer.isYes ? "yes" : "no"))
      }
      try draft.set("checkedBy", .reference(acting.member))
      for source in invocation[sources] { try draft.set("sources", .text(source)) }
      if let name = invocation[details]?.path {
        try draft.set("details", to: JSONInput.text(name, services), at: JSONInput.place(name))
      }
      drafts.append(draft)
    }
    guard
      drafts.first.map({ draft in
        draft.assertions.contains { assertion in
          guard assertion.field == "checkedOn", case .set(.date(let date)) = assertion.change else {
            return false
          }
          return date <= services.today
        }
      }) ?? false
    else {
      throw Failure(.data, "check.future", "a check cannot lie in the future", place: "--on")
    }
    let receipt = try services.commit(drafts, to: file.stream, by: invocation)
    let count = adults.count == 1 ? "the check of 1 adult" : "the checks of \(adults.count) adults"
    return try services.changed(
      "Recorded \(count) in case \(file.number)", by: receipt, schema: "frun.case.check/1",
      [
        ("number", .string(file.number)),
        ("adults", .array(adults.map { .string($0.text) })),
        ("result", .string(invocation[result])),
      ], next: ["frun case show \(file.number)"])
  }
}
