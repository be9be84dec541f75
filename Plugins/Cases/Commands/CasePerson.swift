import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  static let casePerson = Command(
    CommandSpec(
      "person", summary: "Add a relative or another person to a case",
      arguments: [CaseArguments.from, CommonOptions.dryRun, CaseArguments.number]
    ).with {
      $0.synonyms = ["relative", "family"]
      $0.discussion = """
        Asks, or reads a JSON object: name, latinName, otherName, fields of the person, and of \
        the relationship with the client (relation, isCaregiver, livesInHousehold, separatedFrom). \
        Who lives in the household has to be checked before a child is placed there.
        """
      $0.examples = [
        Example("frun case person K7M2-Q4XD", "asks for the answers"),
        Example("frun case person K7M2-Q4XD --from aunt.json", "reads them from a file"),
      ]
      $0.seeAlso = ["case check", "case show"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    let file = try invocation.file(services)
    let entity: CaseEntity
    if let from = invocation[CaseArguments.from]?.path {
      entity = try CaseEntity.person(
        from: JSONInput.object(from, services), row: 1, at: JSONInput.place(from))
    } else {
      entity = try CaseQuestions.askPerson(services)
    }
    let intake = try CaseIntake(adding: [entity], to: file, services: services)
    try intake.requireReadable()
    guard let person = intake.records[entity.key], !intake.drafts.isEmpty else {
      throw Failure(.data, "person.empty", "nothing is said about the person")
    }
    let receipt = try services.commit(intake.drafts, to: file.stream, by: invocation)
    let short = String(person.text.prefix(8))
    return try services.changed(
      "Added person \(short) to case \(file.number)", by: receipt, schema: "frun.case.person/1",
      [("number", .string(file.number)), ("person", .string(person.text))],
      next: [
        "frun case check \(file.number) --adult \(short) --result CODE",
        "frun case show \(file.number)",
      ])
  }
}
