import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite struct RegisteringTests {
  @Test func newCaseHasClientFamilyConsentAndOwner() throws {
    let office = try CaseOffice()
    let number = try office.open()
    #expect(number.count == 9)
    let shown = try office.shown(number)
    #expect(shown["case"]?["riskLevel"]?.string == "medium")
    #expect(shown["case"]?["status"]?.string == "open")
    #expect(shown["client"]?["role"]?.string == "client")
    #expect(shown["names"]?[0]?["latin"]?.string == "Layan Khaled al-Hamwi")
    #expect(shown["assigned"]?.array == ["amina"])
    let family = try #require(shown["family"]?.array)
    #expect(
      Set(family.compactMap { $0["relationship"]?["relation"]?.string })
        == ["mother", "brother", "aunt"])
    #expect(
      family.first { $0["name"]?.string == "منى درويش" }?["person"]?["role"]?.string == "caregiver")
    let consents = try #require(shown["consents"]?.array)
    #expect(
      consents.map { [$0["purpose"]?.string, $0["decision"]?.string] } == [
        ["services", "given"], ["tracing", "given"], ["sharing", "refused"],
      ])
  }

  @Test func resultOfNewIsPinned() throws {
    let office = try CaseOffice()
    office.services.files["child.json"] = Array(CaseOffice.selam.utf8)
    let run = try office.run("new", "--from", "child.json", "--risk", "severe")
    #expect(run.outcome.schema == "frun.case.new/1")
    #expect(
      run.result.memberNames == [
        "number", "case", "client", "stream", "device", "sequence", "commit", "assertions",
        "created", "changed",
      ])
    let number = try #require(run.result["number"]?.string)
    #expect(run.messages(.done) == ["Opened case \(number)"])
    #expect(run.outcome.next.first == "frun case show \(number)")
    #expect(try office.shown(number)["case"]?["riskLevel"]?.string == "severe")
  }

  @Test func promptsAskForTheMostImportantAnswers() throws {
    let office = try CaseOffice()
    office.services.answers = ["Amal", "female", "~2015", "high"]
    let run = try office.run("new", "--category", "separated")
    let shown = try office.shown(try #require(run.result["number"]?.string))
    #expect(shown["case"]?["protectionStatus"]?.string == "separated")
    #expect(shown["client"]?["birthDate"]?.string == "~2015")
    #expect(office.services.answers.isEmpty)
  }

  @Test func withoutTerminalTheOptionIsNamed() throws {
    let office = try CaseOffice()
    let failure = try #require(try office.refusal("new"))
    #expect(failure.kind == .usage)
    #expect(failure.hints == ["give --from"])
  }

  @Test(arguments: [
    (#"{"name": "A", "sex": "neither"}"#, "value.malformed", "child.json.sex"),
    (#"{"name": "A", "shoeSize": 31}"#, "field.unknown", "child.json.shoeSize"),
    (#"{"name": "A", "birthDate": "yesterday"}"#, "value.malformed", "child.json.birthDate"),
    (
      #"{"name": "A", "relatives": [{"name": "B", "relation": "friend"}]}"#, "value.malformed",
      "child.json.relatives.0.relation"
    ),
    (#"{"name": "A", "relatives": {}}"#, "value.malformed", "child.json.relatives"),
    (#"{"sex": "female"}"#, "case.nameMissing", "name"),
    (#"["name"]"#, "json.malformed", "child.json"),
    (#"{"name": "A""#, "json.malformed", "child.json"),
  ])
  func wrongAnswersAreNamedByPlaceAndNeverRepeated(json: String, code: String, place: String)
    throws
  {
    let office = try CaseOffice()
    office.services.files["child.json"] = Array(json.utf8)
    let failure = try #require(try office.refusal("new", "--from", "child.json"))
    #expect(failure.code == code)
    #expect(failure.place == place)
    for wrong in ["neither", "yesterday", "friend"] {
      #expect(!"\(failure)".contains(wrong))
    }
    #expect(try office.services.records(RecordQuery(kind: "case")).isEmpty)
  }

  @Test func everyProblemIsToldAtOnce() throws {
    let office = try CaseOffice()
    office.services.files["child.json"] = Array(
      #"{"name": "A", "sex": "x", "riskLevel": "y", "birthDate": "z"}"#.utf8)
    let failure = try #require(try office.refusal("new", "--from", "child.json"))
    #expect(failure.causes.count == 2)
  }

  @Test func namesakesAreToldAndNotRefused() throws {
    let office = try CaseOffice()
    let first = try office.open()
    office.services.files["child.json"] = Array(CaseOffice.layan.utf8)
    let run = try office.run("new", "--from", "child.json")
    let warning = try #require(run.messages(.warning).first)
    #expect(warning.contains(first))
    #expect(!warning.contains("ليان"))
  }

  @Test func aCaregiverNamedLikeARelativeIsThatRelative() throws {
    let office = try CaseOffice()
    let intake = try CaseIntake(
      [
        CaseEntity("person", key: "p", fields: [.init("name", "ሰላም"), .init("role", "client")]),
        CaseEntity("person_caregiver", key: "c", fields: [.init("fullName", "አልማዝ")]),
        CaseEntity("person_relative", key: "r", fields: [.init("sex", "female")], row: 1),
        CaseEntity(
          "name_relative", key: "n", fields: [.init("text", "አልማዝ"), .init("kind", "full")], row: 1),
        CaseEntity("relationship", key: "s", fields: [.init("relation", "aunt")], row: 1),
      ], services: office.services)
    #expect(intake.problems.isEmpty)
    #expect(intake.records["c"] == intake.records["r"])
    #expect(intake.drafts.count { $0.kind.name == "person" } == 2)
    let relation = try #require(intake.drafts.first { $0.kind.name == "relationship" })
    #expect(relation.assertions.contains { $0.field == "isCaregiver" })
    _ = try office.services.commit(
      ChangeSet(
        stream: intake.stream, command: "intake fill",
        assertions: intake.drafts.flatMap(\.assertions)))
  }

  @Test func aCaregiverOnlyNamedBecomesAPersonOfTheHousehold() throws {
    let office = try CaseOffice()
    let intake = try CaseIntake(
      [
        CaseEntity("person", key: "p", fields: [.init("name", "ሰላም")]),
        CaseEntity("person_caregiver", key: "c", fields: [.init("fullName", "አልማዝ")]),
        CaseEntity(
          "consent_tracing", key: "t", fields: [.init("decision", "given")]),
        CaseEntity("consent_sharing", key: "h", fields: [.init("decision", "")]),
      ], services: office.services)
    #expect(intake.problems.isEmpty)
    let relation = try #require(intake.drafts.first { $0.kind.name == "relationship" })
    #expect(
      relation.assertions.contains {
        $0.field == "relation" && $0.change == .set(.code("caregiver"))
      })
    #expect(intake.drafts.count { $0.kind.name == "consent" } == 1)
  }

  @Test func multipleChoicesAreTakenApart() throws {
    let office = try CaseOffice()
    let intake = try CaseIntake(
      [
        CaseEntity(
          "person", key: "p",
          fields: [.init("name", "A"), .init("language", "ar ku", isSelection: true)])
      ], services: office.services)
    let person = try #require(intake.drafts.first { $0.kind.name == "person" })
    #expect(person.assertions.count { $0.field == "language" } == 2)
  }

  @Test func datasetsThatAreNoKindsAreProblems() throws {
    let office = try CaseOffice()
    let intake = try CaseIntake(
      [
        CaseEntity("member", key: "m", fields: []), CaseEntity("spell", key: "s", fields: []),
        CaseEntity("relationship", key: "r", fields: [.init("relation", "aunt", at: "q7")], row: 3),
      ], services: office.services)
    #expect(intake.problems.map(\.code) == ["kind.unknown", "kind.unknown", "relationship.nobody"])
    #expect(intake.problems.last?.place == "q7")
  }
}
