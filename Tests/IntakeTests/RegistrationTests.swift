import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// Twenty families of the registration form become twenty cases.
@Suite struct RegistrationTests {
  @Test func everyFamilyBecomesACase() throws {
    let office = try IntakeOffice()
    let run = try office.fill("registration-uasc", Fixtures.text("registration-batch.json"))
    #expect(run.outcome.status == 0, "\(run.text)")
    let rows = run.result.array ?? []
    let families = try Fixtures.families()
    #expect(rows.count == 20 && families.count == 20)
    #expect(Set(rows.compactMap { $0["case"]?.string }).count == 20)
    for (row, family) in zip(rows, families) {
      try check(RegisteredFamily(office, office.stream(row)), family, row)
    }
  }

  private func check(
    _ registered: RegisteredFamily, _ family: JSONObject, _ row: JSONValue
  ) throws {
    let number = row["record"]?.integer ?? 0
    let file = try #require(registered.file, "family \(number)")
    #expect(file.code("status") == "open")
    #expect(file.code("riskLevel") == family["risk_level"]?.string)
    #expect(file.code("protectionStatus") == family["protection_status"]?.string)
    #expect(file.date("openedOn")?.description == family["registered_on"]?.string)
    #expect(file.code("careArrangement") == family["care_arrangement"]?.string)
    checkNames(registered, family, number)
    checkRelatives(registered, family, number)
    checkConsents(registered, family, number)
    checkAdults(registered, family, number)
    let submission = try #require(registered.records("formSubmission").first)
    #expect(submission.text("form") == "registration-uasc")
    #expect(submission.id.text == row["submission"]?.string)
    #expect(submission.reference("interviewer") == registered.office.services.amina)
    #expect(KeptAnswers(submission).isUnchanged == true)
    #expect(
      registered.records("assignment").map { $0.reference("member") } == [
        registered.office.services.amina
      ])
  }

  private func checkNames(_ registered: RegisteredFamily, _ family: JSONObject, _ number: Int) {
    let client = registered.file?.reference("client")
    #expect(registered.persons.filter { $0.code("role") == "client" }.map(\.id) == [client])
    let own = registered.names.filter { $0.reference("person") == client }
    let full = own.filter { $0.code("kind") == "full" }
    #expect(full.map { $0.text("text") } == [family["full_name"]?.string], "family \(number)")
    #expect(full.first?.text("latin") == family["latin_name"]?.string, "family \(number)")
    let nicknames = own.filter { $0.code("kind") == "nickname" }.map { $0.text("text") }
    #expect(nicknames == [family["nickname"]?.string].compactMap(\.self), "family \(number)")
  }

  /// Everybody who was named is a person related to the client, once.
  private func checkRelatives(_ registered: RegisteredFamily, _ family: JSONObject, _ number: Int) {
    let client = registered.file?.reference("client")
    for relative in family["family"]?.array ?? [] {
      let named = registered.names.filter { $0.text("text") == relative["member_name"]?.string }
      #expect(named.count == 1, "family \(number)")
      let relations = registered.relationships.filter {
        $0.reference("relative") == named.first?.reference("person")
      }
      #expect(relations.map { $0.code("relation") } == [relative["relation"]?.string])
      #expect(relations.map { $0.reference("person") } == [client])
      let together = relations.first?.yesNo("livesInHousehold")
      #expect(together == relative["lives_with"]?.string.map { $0 == "yes" }, "family \(number)")
    }
    // The caregiver may be one of the relatives.
    let named = Set(family["family"]?.array?.compactMap { $0["member_name"]?.string } ?? [])
    let everybody = named.union([family["caregiver_name"]?.string].compactMap(\.self))
    #expect(registered.relationships.count == everybody.count, "family \(number)")
    #expect(registered.persons.count == everybody.count + 1, "family \(number)")
  }

  private func checkConsents(_ registered: RegisteredFamily, _ family: JSONObject, _ number: Int) {
    for purpose in ["services", "tracing", "sharing"] {
      let consents = registered.records("consent").filter { $0.code("purpose") == purpose }
      #expect(consents.map { $0.code("decision") } == [family["consent_\(purpose)"]?.string])
      #expect(consents.first?.code("givenBy") == family["consent_from"]?.string)
      let isAssent = family["consent_from"]?.string == "individual"
      #expect(consents.first?.code("kind") == (isAssent ? "assent" : "consent"))
    }
  }

  /// The safeguarding check has somebody to check, except where a child lives without adults.
  private func checkAdults(_ registered: RegisteredFamily, _ family: JSONObject, _ number: Int) {
    let adults = Gates.householdAdults(
      in: CaseSnapshot(
        stream: registered.stream,
        records: registered.persons + registered.relationships
          + [registered.file].compactMap(\.self),
        today: registered.office.services.today, actor: registered.office.services.amina,
        actorRole: .caseworker, package: nil))
    let isWithoutAdults = ["none", "child_headed_household"].contains(
      family["care_arrangement"]?.string ?? "")
    #expect(adults.isEmpty == isWithoutAdults, "family \(number)")
    if let caregiver = family["caregiver_name"]?.string {
      let person = registered.names.first { $0.text("text") == caregiver }?.reference("person")
      #expect(person.map(adults.contains) == true, "family \(number)")
      let relation = registered.relationships.first { $0.reference("relative") == person }
      #expect(relation?.yesNo("isCaregiver") == true, "family \(number)")
    }
  }
}

/// The records of one case.
struct RegisteredFamily {
  let office: IntakeOffice
  let stream: StreamID
  private let byKind: [String: [Record]]

  init(_ office: IntakeOffice, _ stream: StreamID) throws {
    self.office = office
    self.stream = stream
    var byKind: [String: [Record]] = [:]
    for kind in [
      "case", "person", "name", "relationship", "consent", "formSubmission", "assignment",
    ] {
      byKind[kind] = try office.records(kind, in: stream)
    }
    self.byKind = byKind
  }

  func records(_ kind: String) -> [Record] { byKind[kind] ?? [] }
  var file: Record? { records("case").first }
  var persons: [Record] { records("person") }
  var names: [Record] { records("name") }
  var relationships: [Record] { records("relationship") }
}
