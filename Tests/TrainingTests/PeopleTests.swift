import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("People and organisations")
struct PeopleTests {
  @Test("organisations and their people; people counted once, seats as often as taken")
  func counting() throws {
    let office = try TrainingOffice()
    let added = try office.run("org --add Hope_Network --type refugee~led --country UG --alias HN")
    #expect(try office.refusal("org --add hope_network").code == "org.known")
    #expect(try office.refusal("org --add HN").code == "org.known")
    office.file(
      "people.csv",
      """
      person,organisation,email,staff_number,role,sex
      سلمى خوري,HN,salma@example.org,7,caseworker,female
      Sam Doe,Hope Network,,8,interpreter,male
      Sam Doe,Other Org,,8,interpreter,
      """)
    let one = try office.session("GEN-101")
    let two = try office.session("GEN-102")
    let first = try office.run("enrol \(one) --from people.csv")
    #expect(first.result.object?["enrolled"] == .integer(3))
    // The same keys are the same people; their names are not asked about again.
    let again = try office.run("enrol \(two) --from people.csv")
    #expect(again.result.object?["enrolled"] == .integer(3))
    #expect(again.text.contains("known by staff number"))
    #expect(try office.all("trainee").count == 3)
    #expect(try office.all("organisation").count == 2)
    let list = try office.run("org")
    #expect(
      list.result.array?.first?.memberNames
        == ["id", "name", "type", "country", "people", "seats"])
    #expect(list.result.array?[0].object?["people"] == .integer(2))
    #expect(list.result.array?[0].object?["seats"] == .integer(4))
    golden("people", added.shown + again.shown + list.shown + (try office.run("person").shown))
  }

  @Test("never by name alone: who only shares a name waits for a decision")
  func names() throws {
    let office = try TrainingOffice()
    let one = try office.session("GEN-101")
    let two = try office.session("GEN-102")
    office.file("a.csv", "person,organisation\nSam Doe,A\nMona Roe,A\n")
    try office.run("enrol \(one) --from a.csv")
    office.file("b.csv", "person,organisation,id\nSam Doe,A,\nNew Person,A,\n")
    let run = try office.run("enrol \(two) --from b.csv")
    #expect(run.result.object?["enrolled"] == .integer(1))
    #expect(run.result.object?["unclear"] == .integer(1))
    #expect(try office.all("trainee").count == 3)
    let sam = try #require(
      Trainee.all(in: try office.all("trainee")).first { $0.name == "Sam Doe" })
    office.file("b.csv", "person,organisation,id\nSam Doe,A,\(sam.id.text)\nSam Doe,A,new\n")
    let decided = try office.run("enrol \(two) --from b.csv")
    #expect(decided.result.object?["enrolled"] == .integer(2))
    #expect(try office.all("trainee").count == 4)
    office.file("b.csv", "person,organisation\nMona Roe,A\n")
    #expect(try office.refusal("enrol \(two) --from b.csv").code == "enrol.unclear")
  }

  @Test("added, changed, left, and two records of one person joined")
  func person() throws {
    let office = try TrainingOffice()
    let mail = "--email a@example.org"
    let added = try office.run(
      "person --add --name Amal_Haddad \(mail) --role caseworker --since 2026-01-01")
    let id = try #require(added.result.object?["person"]?.string)
    #expect(try office.refusal("person --add --name Other \(mail)").code == "person.known")
    let twin = try office.run("person --add --name Amal_Haddad")
    #expect(twin.text.contains("known already"))
    let other = try #require(twin.result.object?["person"]?.string)
    try office.run("person \(id) --name Amal_H. --sex female")
    #expect(
      Trainee.all(in: try office.all("trainee")).first { $0.id.text == id }?.otherNames
        == ["Amal Haddad"])
    try office.run("person \(other) --same-as \(id)")
    #expect(try office.run("person").result.array?.count == 1)
    #expect(try office.refusal("person \(other) --same-as \(id)").code == "person.same")
    // Both identifiers are the same person from now on.
    let session = try office.session("GEN-101")
    try office.run("enrol \(session) \(other)")
    #expect(try office.refusal("enrol \(session) \(id)").code == "enrol.nobody")
    try office.run("person \(id) --left")
    #expect(
      RoleHeld.all(in: try office.all("roleHeld")).map(\.until) == [office.services.today])
    #expect(try office.refusal("person nobody").kind == .notFound)
    #expect(try office.refusal("person --add --name X", as: "joseph").kind == .denied)
    #expect(try office.run("person \(id)", as: "joseph").outcome.status == 0)
  }

  @Test("a list that was cut says so to programs, too", arguments: ["person", "list", "session"])
  func cut(_ noun: String) throws {
    let office = try TrainingOffice()
    for name in ["A", "B", "C"] {
      try office.run("person --add --name \(name) --email \(name)@example.org")
      try office.run(
        "waive \(name)@example.org GEN-101 --because administrative --basis X --until 2026-12-31")
      _ = try office.session()
    }
    let run = try office.run("\(noun) --limit 2")
    #expect(run.result.array?.count == 2)
    #expect(run.messages(.warning) == ["There are more than these 2; --limit shows more."])
    #expect(try office.run("\(noun) --limit 3").messages(.warning).isEmpty)
  }

  @Test("seats run out, people wait, and whoever asked first moves up")
  func seats() throws {
    let office = try TrainingOffice()
    let scheduled = try office.run(
      "schedule GEN-101 --on 2026-11-23 --seats 2 --at 9:30 --zone Africa/Kampala --medium classroom"
    )
    let session = try #require(scheduled.result.object?["session"]?.string)
    office.file("p.csv", "person\nA One\nB Two\nC Three\nD Four\n")
    let run = try office.run("enrol \(session) --from p.csv")
    #expect(run.result.object?["waiting"] == .integer(2))
    #expect(try office.refusal("enrol \(session) 3 --status confirmed").code == "enrol.waiting")
    #expect(
      try office.refusal("attend \(session) --person 3 --hours 1").code == "attend.seat")
    try office.run("enrol \(session) 2 --status confirmed")
    let moved = try office.run("enrol \(session) 1 --status withdrawn --reason Ill")
    #expect(moved.result.object?["movedUp"] == .integer(1))
    let list = try office.run("session \(session)")
    golden("seats", run.shown + moved.shown + list.shown)
    #expect(
      list.result.array?.compactMap { $0.object?["status"]?.string }
        == ["withdrawn", "confirmed", "enrolled", "waiting"])
  }

  @Test("a trainer whose award lapsed is refused unless a reason is recorded")
  func trainers() throws {
    let office = try TrainingOffice()
    let never = try office.run("schedule GEN-101 --on 2026-11-23 --trainer grace")
    #expect(never.messages(.warning).first?.contains("C27/3") == true)
    try office.hold("grace", "TOT-301", gives: "C27/3", until: "2026-11-22")
    let line = "schedule GEN-101 --on 2026-11-23 --trainer grace"
    #expect(try office.refusal(line).code == "trainer.lapsed")
    try office.run(line + " --unqualified Nobody_else_here")
    // On a day on which it still counted there is nothing to say.
    let earlier = try office.run("schedule GEN-101 --on 2026-11-22 --trainer grace")
    #expect(earlier.messages(.warning) == [])
    #expect(try office.refusal("schedule GEN-101 --on 2026-11-23 --at 25:00").kind == .usage)
    let zone = try office.refusal("schedule GEN-101 --on 2026-11-23 --zone Mars/Olympus")
    #expect(zone.kind == .usage && zone.code == "session.zone")
    let city = try office.refusal("schedule GEN-101 --on 2026-11-23 --zone kampala")
    #expect(city.hints.first == "did you mean Africa/Kampala?")
    #expect(
      try office.refusal("schedule GEN-101 --on 2026-11-23 --day 2026-11-24").code
        == "session.days")
  }

  @Test("a waiver has a reason, an end, and an approver who is not the person")
  func waivers() throws {
    let office = try TrainingOffice()
    try office.services.addMember("victor", .viewer)
    let line = "waive amina GEN-101 --because tested~out --basis Test_of_May"
    #expect(try office.refusal(line + " --until 2028-01-01").code == "waive.until")
    #expect(try office.refusal(line + " --until 2026-11-22").code == "waive.until")
    #expect(
      try office.refusal(line + " --until 2027-05-01 --approved-by amina").code == "waive.self")
    #expect(
      try office.refusal(line + " --until 2027-05-01 --approved-by victor").code
        == "waive.approver")
    #expect(
      try office.refusal("waive amina GEN-101 --because administrative --until 2027-05-01").kind
        == .usage)
    #expect(
      try office.refusal(
        "waive amina GEN-101 --because equivalent --equivalent EXAMPLE-1 --until 2027-05-01"
      ).code == "equivalent.unknown")
    let run = try office.run(line + " --until 2027-05-01")
    #expect(run.result.object?["validTo"] == .string("2027-05-01"))
    let award = try #require(Award.all(in: try office.all("award")).first)
    #expect(award.kind == "waiver" && award.waiverReason == "tested_out")
    #expect(award.trainee != nil && award.member == office.services.amina)
    golden("waiver", run.shown + (try office.run("list").shown))
    #expect(try office.refusal(line + " --until 2027-05-01", as: "joseph").kind == .denied)
  }
}
