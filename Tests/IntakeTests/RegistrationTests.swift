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
    let run = try office.fill(
      "registration-uasc", Fixtures.text("registration-batch.json"))
    #expect(run.outcome.status == 0, "\(run.text)")
    let rows = run.result.array ?? []
    #expect(rows.count == 20)
    for (row, family) in zip(rows, try Fixtures.families()) {
      try check(office, office.stream(row), family, row["record"]?.integer ?? 0)
    }
  }

  private func check(
    _ office: IntakeOffice, _ stream: StreamID, _ family: JSONObject, _ number: Int
  ) throws {
    let file = try #require(try office.record("case", in: stream))
    let persons = try office.records("person", in: stream)
    let names = try office.records("name", in: stream)
    let relations = try office.records("relationship", in: stream)
    let client = try #require(file.reference("client"))
    #expect(file.code("status") == "open")
    #expect(file.code("riskLevel") == family["risk_level"]?.string)
    #expect(persons.filter { $0.code("role") == "client" }.map(\.id) == [client])
    let own = names.filter { $0.reference("person") == client && $0.code("kind") == "full" }
    #expect(own.map { $0.text("text") } == [family["full_name"]?.string])
    // Everybody who was named is a person related to the client.
    let relatives = family["family"]?.array ?? []
    for relative in relatives {
      let name = names.first { $0.text("text") == relative["member_name"]?.string }
      let person = try #require(name?.reference("person"), "family \(number)")
      let relation = relations.first { $0.reference("relative") == person }
      #expect(relation?.reference("person") == client)
      #expect(relation?.code("relation") == relative["relation"]?.string, "family \(number)")
    }
    for purpose in ["services", "tracing", "sharing"] {
      let consents = try office.records("consent", in: stream)
        .filter { $0.code("purpose") == purpose }
      #expect(consents.map { $0.code("decision") } == [family["consent_\(purpose)"]?.string])
    }
    let adults = Gates.householdAdults(
      in: CaseSnapshot(
        stream: stream, records: persons + relations + [file], today: office.services.today,
        actor: office.services.amina, actorRole: .caseworker, package: nil))
    print("FAMILY", number, family["care_arrangement"]?.string ?? "", family["caregiver_name"]?.string ?? "-", adults.count, family["risk_level"]?.string ?? "")
  }
}
