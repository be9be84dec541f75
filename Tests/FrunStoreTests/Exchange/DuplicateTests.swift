import FrunDomain
import FrunStore
import Testing

/// Two records of one person are told at an import, with the rule; never more than told.
@Suite("Persons of whom there may be two records") struct DuplicateTests {
  private struct Told {
    var name = "Amina Yusuf"
    var birth: String?
    var number: String?
    var numberKind = "unhcr_individual"
  }

  @discardableResult
  private func add(
    _ told: Told, to stream: StreamID, in office: Office, with device: Office? = nil
  ) throws -> RecordID {
    let writer = device ?? office
    let person = try writer.newRecord()
    let name = try writer.newRecord()
    let number = try writer.newRecord()
    var assertions: [Assertion] = [
      .set(person, "person", "role", .code("client")),
      .set(name, "name", "person", .reference(person)),
      .set(name, "name", "kind", .code("full")), .set(name, "name", "text", .text(told.name)),
    ]
    if let birth = told.birth {
      assertions.append(
        .set(person, "person", "birthDate", .partialDate(try PartialDate(parsing: birth))))
    }
    if let text = told.number {
      assertions += [
        .set(number, "identifier", "person", .reference(person)),
        .set(number, "identifier", "kind", .code(told.numberKind)),
        .set(number, "identifier", "text", .text(text)),
      ]
    }
    try writer.store.commit(ChangeSet(stream: stream, command: "test", assertions: assertions))
    return person
  }

  private func newCase(_ office: Office) throws -> StreamID {
    let stream = StreamID(kind: .case, id: try office.newRecord())
    try office.store.commit(
      ChangeSet(
        stream: stream, command: "case new",
        assertions: [
          .set(stream.id, "case", "status", .code("open")),
          .set(stream.id, "case", "openedOn", .date(try CivilDate(parsing: "2026-11-01"))),
        ]))
    return stream
  }

  /// What the second office is told when it gets a case with one person and has another already.
  private func reasons(_ incoming: Told, _ existing: Told) throws -> [[String]] {
    let team = try Team(seed: 51, roles: [.dataProtectionOfficer, .dataProtectionOfficer])
    let (one, two) = (team.offices[0], team.offices[1])
    let (theirs, ours) = (try newCase(one), try newCase(two))
    let came = try add(incoming, to: theirs, in: one)
    let had = try add(existing, to: ours, in: two)
    let dry = try two.store.ingest(
      one.store.bundles(stream: theirs), heads: one.store.heads(of: theirs),
      options: IngestOptions(isDryRun: true))
    let report = try two.store.ingestAll(from: one.store, theirs)
    #expect(report.suspicions == dry.suspicions)
    for found in report.suspicions {
      #expect(found.incoming == came && found.existing == had)
      #expect(found.incomingStream == theirs && found.existingStream == ours)
    }
    #expect(try two.store.ingestAll(from: one.store, theirs).suspicions == report.suspicions)
    #expect(try two.store.record(came) != nil && two.store.record(had) != nil, "nothing is merged")
    return report.suspicions.map { $0.reasons.map(\.rawValue) }
  }

  @Test("are found by number") func number() throws {
    let came = Told(name: "Amina", number: "UNH-123 456")
    #expect(try reasons(came, Told(name: "Other", number: "unh123456")) == [["number"]])
    #expect(try reasons(came, Told(name: "Other", number: "unh123457")) == [])
    let family = Told(name: "Other", number: "UNH123456", numberKind: "family_number")
    #expect(try reasons(came, family) == [] && reasons(family, family) == [], "siblings share it")
    let short = Told(name: "Amina", number: "12")
    #expect(try reasons(short, Told(name: "Other", number: "12")) == [], "says nothing")
  }

  @Test("are found by name and birth") func nameAndBirth() throws {
    let came = Told(name: "Amína YUSUF", birth: "2014-05-01")
    #expect(try reasons(came, Told(birth: "2014-05-01")) == [["nameAndBirth"]])
    #expect(try reasons(came, Told(birth: "2014-05-02")) == [])
    #expect(try reasons(came, Told()) == [], "a name alone, in two cases")
    #expect(try reasons(came, Told(name: "Halima", birth: "2014-05-01")) == [])
  }

  @Test("are found in one case, where two teams both entered the mother") func oneCase() throws {
    let team = try Team(seed: 52, roles: [.dataProtectionOfficer, .dataProtectionOfficer])
    let (one, two) = (team.offices[0], team.offices[1])
    let stream = try newCase(one)
    try two.store.ingestAll(from: one.store, stream)
    try add(Told(name: "Fatima"), to: stream, in: one)
    try add(Told(name: "Fatima", birth: "1985"), to: stream, in: two)
    let report = try two.store.ingestAll(from: one.store, stream)
    #expect(report.suspicions.map(\.reasons) == [[.nameInCase]])
    // Two dates of birth are two persons.
    try add(Told(name: "Fatima", birth: "2015"), to: stream, in: one)
    let more = try two.store.ingestAll(from: one.store, stream)
    #expect(more.suspicions.count == 2 && !more.suspicions.contains { $0.reasons.isEmpty })
  }
}
