import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let category = Option<String?>(
    "category", value: "status", help: "Protection status of the client"
  ).checked(as: CaseArguments.choices("protectionStatus"))
  private static let risk = Option<String?>(
    "risk", value: "level", help: "Risk level"
  ).checked(as: CaseArguments.choices("riskLevel"))

  static let caseNew = Command(
    CommandSpec(
      "new", summary: "Register a case",
      arguments: [CaseArguments.from, category, risk, CommonOptions.dryRun]
    ).with {
      $0.synonyms = ["add", "create", "open", "register"]
      $0.discussion = """
        Asks for the most important answers, or reads them from JSON: fields of the case and of \
        the client side by side, name, latinName, otherName, consent as in {"tracing": "given"}, and \
        relatives, a list of persons with relation. 'frun help data' lists the fields. Names are \
        not taken from the command line, where the shell would remember them. 'frun intake fill' \
        asks the whole registration form.
        """
      $0.examples = [
        Example("frun case new", "asks for the answers"),
        Example("frun case new --from child.json", "reads them from a file"),
      ]
      $0.seeAlso = ["intake fill", "case show", "case consent"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    var entities: [CaseEntity]
    if let from = invocation[CaseArguments.from]?.path {
      entities = try CaseEntity.entities(
        from: JSONInput.object(from, services), at: JSONInput.place(from))
    } else {
      entities = try CaseQuestions.ask(
        services,
        knows: Set(invocation[category].map { _ in "protectionStatus" }.map { [$0] } ?? []))
    }
    for (field, value) in [
      ("protectionStatus", invocation[category]), ("riskLevel", invocation[risk]),
    ] {
      guard let value, !entities.isEmpty else { continue }
      entities[0].fields.removeAll { $0.property == field }
      entities[0].fields.append(.init(field, value, at: "--\(field)"))
    }
    let owner = try services.acting()
    let intake = try CaseIntake(
      entities, owner: owner.role == .caseworker ? owner.member : nil, services: services)
    try intake.requireReadable()
    guard
      entities.contains(where: { $0.kind == "person" && $0.value("name") != nil })
        || entities.contains(where: { $0.kind == "person" && $0.value("latinName") != nil })
    else {
      throw Failure(
        .data, "case.nameMissing", "a case needs a name by which the client is called",
        place: "name", hints: ["a name that was invented for the record is enough"])
    }
    try Namesakes.warn(about: entities, services)
    let receipt = try services.commit(intake.drafts, to: intake.stream, by: invocation)
    let number = intake.number
    return try services.changed(
      "Opened case \(number)", by: receipt, schema: "frun.case.new/1",
      [
        ("number", .string(number)), ("case", .string(intake.stream.id.text)),
        ("client", .string(intake.client.text)),
      ],
      next: [
        "frun case show \(number)",
        "frun case consent \(number) --services yes|no --tracing yes|no --sharing yes|no --from WHO",
      ])
  }
}
