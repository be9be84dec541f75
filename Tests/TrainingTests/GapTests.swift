import FrunDomain
import FrunKit
import FrunStore
import FrunTestSupport
import FrunText
import Testing

@Suite("Gaps, coverage and matrix")
struct GapTests {
  /// Four caseworkers of two organisations: everything shown, lapsed, never shown, in grace.
  private func office() throws -> (TrainingOffice, [RecordID], award: RecordID) {
    let office = try TrainingOffice(day: "2026-11-23")
    try office.services.act(as: "grace")
    var register = try RegisterFixture(office.services)
    let partner = try register.add("organisation", ["name": .text("شريك"), "country": .code("JO")])
    let basics = try register.course("GEN-X", gives: ["C01/1", "C02/1", "C03/1", "C04/3"])
    let assessing = try register.course("BIP-X", gives: ["C09/2"])
    let old: [(String, String)] = [("caseworker", "2025-01-01")]
    let full = try register.person("Amal Full", roles: old)
    let lapsed = try register.person("سلمى خوري", roles: old, organisation: partner)
    let never = try register.person("Nora Never", roles: old)
    let new = try register.person("Nils New", roles: [("caseworker", "2026-11-20")])
    _ = try register.award(full, basics, "2026-02-01", "2027-01-31")
    _ = try register.award(full, assessing, "2026-02-01", "2026-12-15")
    let ended = try register.award(lapsed, basics, "2025-03-01", "2026-02-28")
    _ = try register.award(lapsed, assessing, "2026-03-01", nil)
    try register.commit()
    return (office, [full, lapsed, never, new], ended)
  }

  @Test("who lacks what, since when and why; at 80 and 44 columns; by role and organisation")
  func gaps() throws {
    let (office, _, _) = try office()
    let run = try office.run("gap --role caseworker --limit 100", as: "amina")
    golden(
      "gap",
      run.text + "\n" + RenderedEvents.text(run.events, columns: 44))
    let rows = try #require(run.result.array)
    #expect(
      rows.first?.memberNames == [
        "id", "person", "organisation", "roles", "needs", "since", "days", "state", "courses",
      ])
    let salma = rows.filter { $0["person"]?.string == "سلمى خوري" }
    #expect(salma.contains { $0["needs"]?.string == "C01/1" && $0["state"]?.string == "lapsed" })
    #expect(salma.first { $0["needs"]?.string == "C01/1" }?["since"]?.string == "2026-03-01")
    #expect(!rows.contains { $0["person"]?.string == "Nils New" && $0["needs"]?.string == "C09/2" })
    let partner = try office.run("gap --organisation شريك --limit 100")
    #expect(Set(partner.result.array?.compactMap { $0["person"]?.string } ?? []) == ["سلمى خوري"])
    #expect(try office.refusal("gap --organisation Nobody").kind == .notFound)
    #expect(try office.refusal("gap --role boss").kind == .data)
  }

  @Test("grace is told apart, with its last day")
  func grace() throws {
    let (office, _, _) = try office()
    let rows = try #require(
      try office.run("gap --role caseworker --grace --limit 200").result.array)
    let new = rows.filter {
      $0["person"]?.string == "Nils New" && $0["state"]?.string == "grace"
    }
    #expect(!new.isEmpty)
    let days = try TrainedRoles.grace("caseworker", "C09")
    let first = try CivilDate(parsing: "2026-11-20").adding(days: days)
    #expect(
      new.contains { $0["needs"]?.string == "C09/2" && $0["since"]?.string == first.description })
  }

  @Test("of a large organisation the gaps are gone through; the same people are found")
  func largeOrganisation() throws {
    let (office, _, _) = try office()
    let partner = try #require(try office.all("organisation").first?.id)
    var register = try RegisterFixture(office.services)
    for number in 0..<1001 {
      _ = try register.add(
        "trainee", ["name": .text("Person \(number)"), "organisation": .reference(partner)])
    }
    try register.commit()
    let rows = try office.run("gap --organisation شريك --limit 2 --grace").result.array ?? []
    #expect(rows.count == 2 && rows.allSatisfy { $0["person"]?.string == "سلمى خوري" })
    let all = try office.run("gap --organisation شريك --limit 200").result.array ?? []
    #expect(rows.first == all.first)
  }

  @Test("another table of roles is said and measured whole, or not at all")
  func otherTable() throws {
    let (office, _, _) = try office()
    func said(_ run: TestRun) -> Bool {
      run.messages(.info).contains { $0.hasPrefix("Everybody was measured") }
    }
    #expect(!said(try office.run("gap")))
    #expect(!said(try office.run("coverage")))
    let store = office.services.store
    let before = try store.competenceGaps(.open(on: office.services.today))
    let other = RoleRequirements([
      RoleRequirement(
        role: "caseworker", needed: try #require(CompetenceLevel("C20", level: 1)), graceDays: 0)
    ])
    struct Stopped: Error {}
    #expect(throws: Stopped.self) { try store.require(other) { _, _ in throw Stopped() } }
    #expect(try store.competenceGaps(.open(on: office.services.today)) == before)
    #expect(!said(try office.run("gap")))
    office.services.dataFiles["Training/roles.csv"] = Array(
      "role,competency,level,grace_days\ncaseworker,C20,1,0\n".utf8)
    let run = try office.run("gap --limit 100")
    #expect(said(run) && (run.result.array ?? []).allSatisfy { $0["needs"]?.string == "C20/1" })
  }

  @Test("coverage: met, gap and grace add up to the people of the role")
  func coverage() throws {
    let (office, _, _) = try office()
    let rows = try #require(try office.run("coverage --role caseworker").result.array)
    #expect(!rows.isEmpty)
    for row in rows {
      func number(_ key: String) -> Int { row[key]?.text().description.flatMapInt ?? -1 }
      #expect(number("people") == 4)
      #expect(number("met") + number("gaps") + number("inGrace") == 4)
    }
    let assessing = try #require(rows.first { $0["needs"]?.string == "C09/2" })
    #expect(assessing["met"] == .integer(2))
    #expect(assessing["gaps"] == .integer(1))
    #expect(assessing["inGrace"] == .integer(1))
    golden("coverage", try office.run("coverage --role caseworker").text)
  }

  @Test("people by competence: held, ending, lapsed, missing, in grace")
  func matrix() throws {
    let (office, _, _) = try office()
    let run = try office.run("matrix --role caseworker", as: "amina")
    golden("matrix", run.text + "\n" + RenderedEvents.text(run.events, columns: 44))
    let rows = try #require(run.result.array)
    func state(_ person: String, _ code: String) -> String? {
      rows.first { $0["person"]?.string == person }?[code]?["state"]?.string
    }
    #expect(rows.count == 4)
    #expect(state("Amal Full", "C01") == "held")
    #expect(state("Amal Full", "C09") == "ending")
    #expect(state("سلمى خوري", "C01") == "lapsed")
    #expect(state("Nora Never", "C01") == "missing")
    #expect(state("Nils New", "C09") == "grace")
    let first = try office.run("matrix --limit 2")
    #expect(first.result.array?.count == 2)
    let next = try #require(first.outcome.next.first?.split(separator: " ").last)
    let second = try office.run("matrix --limit 2 --after \(next)")
    let names = (first.result.array ?? []) + (second.result.array ?? [])
    #expect(Set(names.compactMap { $0["person"]?.string }).count == 4)
  }

  @Test("a revocation, a lifted suspension, a found duplicate and a role that ends change the list")
  func changes() throws {
    let (office, people, _) = try office()
    func count(_ name: String) throws -> Int {
      try office.run("gap --role caseworker --limit 500").result.array?
        .count { $0["person"]?.string == name && $0["needs"]?.string == "C09/2" } ?? -1
    }
    #expect(try count("Amal Full") == 0)
    let award = try #require(
      try office.all("award").first {
        $0.reference("trainee") == people[0] && $0.date("validTo")?.month == 12
      })
    var register = try RegisterFixture(office.services)
    let event = try register.add(
      "awardEvent",
      [
        "award": .reference(award.id), "type": .code("suspended"),
        "effectiveOn": .date(CivilDate(parsing: "2026-11-01")),
      ])
    try register.commit()
    #expect(try count("Amal Full") == 1)
    _ = try register.add(
      "awardEvent",
      [
        "award": .reference(award.id), "type": .code("reinstated"), "lifts": .reference(event),
        "effectiveOn": .date(CivilDate(parsing: "2026-11-20")),
      ])
    try register.commit()
    #expect(try count("Amal Full") == 0)
    // Nora turns out to be Amal: what Amal shows, Nora shows.
    #expect(try count("Nora Never") == 1)
    try register.set(people[2], "trainee", ["sameAs": .reference(people[0])])
    try register.commit()
    #expect(try count("Nora Never") == 0)
    #expect(try count("Amal Full") == 0)
    try register.set(people[1], "trainee", ["status": .code("left")])
    try register.commit()
    #expect(
      try office.run("gap --limit 500").result.array?
        .contains { $0["person"]?.string == "سلمى خوري" } == false)
    let report = try office.services.store.verify(AuditRequest())
    #expect(report.problems.isEmpty, "\(report.problems)")
  }

  @Test("the list of any day: what lapses later is no gap yet, what was is one then")
  func days() throws {
    let (office, _, _) = try office()
    func names(_ day: String) throws -> Set<String> {
      try office.move(to: day)
      return Set(
        try office.run("gap --role caseworker --limit 500").result.array?
          .filter { $0["needs"]?.string == "C09/2" }.compactMap { $0["person"]?.string } ?? [])
    }
    #expect(try names("2026-12-15") == ["Nora Never"])
    #expect(try names("2026-12-16") == ["Nora Never", "Amal Full"])
  }
}

/// What the shipped table of roles says.
private enum TrainedRoles {
  static func grace(_ role: String, _ competence: String) throws -> Int {
    let list = try RoleRequirements(
      csv: try #require(ProjectFiles.bytes("Training/roles.csv"))
    ).list
    return try #require(list.first { $0.role == role && $0.needed.competence == competence })
      .graceDays
  }
}

extension String {
  fileprivate var flatMapInt: Int? { Int(self) }
}
