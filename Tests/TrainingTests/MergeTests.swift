import FrunDomain
import FrunKit
import FrunStore
import FrunTestSupport
import FrunText
import Testing

@Suite("Two trainers' registers")
struct MergeTests {
  /// Two laptops of two offices; the second begins with what the first had.
  private func offices() throws -> (TrainingOffice, TrainingOffice) {
    let first = TrainingOffice(try TestServices(seed: 1, day: "2026-11-23", office: "Team A"))
    let second = TrainingOffice(try TestServices(seed: 2, day: "2026-11-23", office: "Team B"))
    for office in [first, second] {
      try office.services.addMember("grace", .trainer)
      try office.services.act(as: "grace")
    }
    return (first, second)
  }

  private func exchange(_ first: TrainingOffice, _ second: TrainingOffice) throws {
    try second.services.receive(.training, from: first.services)
    try first.services.receive(.training, from: second.services)
  }

  private func state(_ office: TrainingOffice) throws -> [Record] {
    try Schema.standard.kinds.filter { $0.stream == .training }.flatMap { kind in
      try office.services.store.records(RecordQuery(kind: kind.name)).sorted { $0.id < $1.id }
    }
  }

  @Test("both enrol and award the same people; after both exchanges both say the same")
  func merge() throws {
    let (first, second) = try offices()
    var register = try RegisterFixture(first.services)
    let course = try register.course("GEN-101", gives: ["C01/1"])
    let assessing = try register.course("BIP-201", gives: ["C09/2"])
    let people = try (0..<6).map {
      try register.person("Person \($0)", roles: [("caseworker", "2026-01-01")])
    }
    try register.commit()
    try exchange(first, second)
    #expect(try state(first) == state(second))

    // Without knowing of each other both award, and answer one question differently.
    func work(_ office: TrainingOffice, _ day: String, country: String) throws {
      var register = try RegisterFixture(office.services)
      for person in people {
        _ = try register.award(person, course, day, "2027-\(day.dropFirst(5))")
      }
      try register.set(people[0], "trainee", ["country": .code(country)])
      try register.commit()
    }
    try work(first, "2026-03-01", country: "JO")
    try work(second, "2026-04-01", country: "EG")
    var only = try RegisterFixture(second.services)
    let award = try only.award(people[1], assessing, "2026-05-01", nil)
    try only.commit()
    try exchange(first, second)
    // Once more: what is there already changes nothing.
    let before = try state(first)
    try exchange(first, second)
    #expect(try state(first) == before)
    #expect(try state(first) == state(second))
    #expect(try first.services.store.record(award) != nil)
    #expect(try state(first).filter { $0.kind == "award" }.count == 13)

    for office in [first, second] {
      let open = try office.services.disagreements(in: register.stream)
      #expect(open.contains { $0.field == "country" && $0.record == people[0] })
      let report = try office.services.store.verify(AuditRequest())
      #expect(report.problems.isEmpty, "\(report.problems)")
    }
    let left = try first.run("gap --limit 500").result
    let right = try second.run("gap --limit 500").result
    #expect(left == right)
    #expect(
      left.array?.contains { row in
        row["id"]?.string == people[1].text && row["needs"]?.string == "C09/2"
      } == false)
    #expect(try first.run("coverage").result == second.run("coverage").result)
    // A decision of one settles it for both.
    var decided = try RegisterFixture(first.services)
    try decided.set(people[0], "trainee", ["country": .code("EG")])
    try decided.commit(settles: true)
    try exchange(first, second)
    for office in [first, second] {
      #expect(try office.services.record(people[0])?.code("country") == "EG")
      #expect(
        try !office.services.disagreements(in: register.stream).contains { $0.record == people[0] })
    }
  }

  @Test("the same person written down by both is one after it was found, on both sides")
  func duplicates() throws {
    let (first, second) = try offices()
    var register = try RegisterFixture(first.services)
    let course = try register.course("GEN-101", gives: ["C01/1"])
    try register.commit()
    try exchange(first, second)
    func person(_ office: TrainingOffice) throws -> RecordID {
      var register = try RegisterFixture(office.services)
      let person = try register.person("Amal", roles: [("caseworker", "2026-01-01")])
      _ = try register.award(person, course, "2026-05-01", nil)
      try register.commit()
      return person
    }
    let left = try person(first)
    let right = try person(second)
    try exchange(first, second)
    func people(_ office: TrainingOffice) throws -> JSONValue? {
      try office.run("coverage --role caseworker").result.array?.first?["people"]
    }
    #expect(try people(first) == .integer(2))
    var found = try RegisterFixture(second.services)
    try found.set(right, "trainee", ["sameAs": .reference(left)])
    try found.commit()
    try exchange(first, second)
    #expect(try people(first) == .integer(1))
    #expect(try people(second) == .integer(1))
    #expect(
      try first.run("report").result.object?["seats"]
        == second.run("report").result.object?["seats"])
  }
}
