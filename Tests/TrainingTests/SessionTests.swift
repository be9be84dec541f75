import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Sessions and enrolment")
struct SessionTests {
  @Test("sheets name the course in their language where it was translated; code and title apart")
  func translatedTitle() throws {
    let office = try TrainingOffice()
    let session = try office.session("GEN-101")
    func sheet(_ words: String) throws -> String {
      try office.run("print \(session) -o s.html --force \(words)")
      return String(decoding: office.services.files["s.html"] ?? [], as: UTF8.self)
    }
    let arabic = try sheet("--language ar")
    #expect(arabic.contains("صون المستفيدين") && !arabic.contains("GEN-101 · صون"))
    #expect(try sheet("--what questions --language fr").contains("GEN-101"))
    #expect(try sheet("").contains("Safeguarding"))
    let award = try office.award("amina", "GEN-101", on: "2026-11-23")
    try office.run("certificate \(award.id.text) -o c.html --language fr")
    let text = String(decoding: office.services.files["c.html"] ?? [], as: UTF8.self)
    #expect(text.contains("Protection des per"))
  }

  @Test("scheduled, enrolled by handle and by list, shown at 80 columns; nobody twice")
  func enrolment() throws {
    let office = try TrainingOffice()
    let scheduled = try office.run(
      "schedule BIP-201 --on 2026-11-10 --until 2026-11-11 --trainer grace --place Training_room")
    let session = try #require(scheduled.result.object?["session"]?.string)
    office.file(
      "people.csv",
      """
      Person,Organisation,Role
      سلمى خوري,Partner A,caseworker
      Sam Doe,Partner A,caseworker
      Sam Doe,Partner B,interpreter
      Sam Doe,Partner A,caseworker
      """)
    let first = try office.run("enrol \(session) amina joseph amina --from people.csv")
    #expect(first.result.object?["enrolled"] == .integer(5))
    #expect(first.result.memberNames.prefix(2) == ["session", "enrolled"])
    let again = try office.refusal("enrol \(session) amina --from people.csv")
    #expect(again.code == "enrol.nobody")
    #expect(try office.run("enrol \(session) grace").result.object?["enrolled"] == .integer(1))
    #expect(try office.refusal("enrol \(session)").kind == .usage)
    let show = try office.run("session \(session)")
    let list = try office.run("session")
    golden("session", [scheduled, first, show, list].map(\.shown).joined(separator: "\n"))
    #expect(
      show.result.array?.first?.memberNames == [
        "id", "number", "person", "organisation", "minutes", "score", "practical", "status",
        "missing",
      ])
    #expect(
      list.result.array?.first?.memberNames == [
        "id", "course", "heldOn", "status", "people", "trainers", "place",
      ])
    // A second session of the same version shares the course's record.
    _ = try office.session()
    #expect(try office.all("course").count == 1)
  }

  @Test("slips are refused with the place and the next step")
  func slips() throws {
    let office = try TrainingOffice()
    let session = try office.session()
    var texts: [String] = []
    func refused(_ line: String, _ list: String? = nil) throws {
      if let list { office.file("list.csv", list) }
      texts.append(
        "frun train \(line.replacing("ID", with: "SESSION"))\n"
          + (try office.refusal(line.replacing("ID", with: session)).shown)
          .replacing(session, with: "SESSION"))
    }
    try refused("schedule BIP-999 --on 2026-11-23")
    try refused("schedule BIP-201 --on 2026-11-23 --until 2026-11-20")
    try refused("schedule BIP-201 --on 2026-11-23 --trainer nobody")
    try refused("enrol ID nobody")
    try refused("enrol ID --from list.csv", "name\nSam\n")
    try refused("enrol ID --from list.csv", "person,role\nSam,boss\n")
    try refused("enrol ID --from list.csv", "person,role\n,caseworker\n")
    try refused("enrol ID --from list.csv", "person\n\"Sam\n")
    try refused("enrol 0000 amina")
    golden("session-refusals", texts.joined(separator: "\n"))
    #expect(try office.all("enrolment").isEmpty)
  }

  @Test("a trainer's work: others read and are refused")
  func roles() throws {
    let office = try TrainingOffice()
    let session = try office.session()
    try office.run("enrol \(session) amina")
    try office.services.addMember("victor", .viewer)
    for handle in ["amina", "joseph", "victor"] {
      for line in [
        "schedule GEN-101 --on 2026-11-23", "enrol \(session) joseph",
        "attend \(session) --person amina --hours 3",
      ] {
        let failure = try office.refusal(line, as: handle)
        #expect(failure.kind == .denied, "\(handle): \(line)")
        #expect(failure.message.lowercased().contains("trainer"), "\(failure.message)")
      }
      #expect(try office.run("session \(session)", as: handle).outcome.status == 0)
    }
  }

  @Test("dry run keeps nothing")
  func dryRun() throws {
    let office = try TrainingOffice()
    try office.run("schedule GEN-101 --on 2026-11-23 --dry-run")
    #expect(try office.all("session").isEmpty)
    #expect(try office.run("session").text.contains("no session yet"))
  }
}
