import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Awards")
struct AwardTests {
  @Test("awarded to who completed; the others are told what they lack")
  func lacking() throws {
    let office = try TrainingOffice()
    for handle in ["amina", "joseph", "grace"] {
      try office.hold(handle, "GEN-101", "GEN-102", "CM-201")
    }
    let given = try office.all("award").count
    let session = try office.session()
    try office.run("enrol \(session) amina joseph grace")
    #expect(try office.refusal("award \(session)").code == "award.nobody")
    try office.run("attend \(session) --person amina --hours 14 --post-test 90 --practical pass")
    try office.run("attend \(session) --person joseph --hours 11 --post-test 79 --practical fail")
    let run = try office.run("award \(session)")
    golden("award", run.shown + (try office.run("list").shown))
    #expect(run.result.memberNames.prefix(3) == ["session", "awarded", "incomplete"])
    #expect(run.result.object?["awarded"] == .integer(1))
    #expect(run.result.object?["incomplete"] == .integer(2))

    // Results recorded late do not award twice.
    try office.run("attend \(session) --person amina --post-test 95")
    #expect(try office.refusal("award \(session)").code == "award.nobody")
    #expect(try office.all("award").count == given + 1)
    try office.run("attend \(session) --person joseph --hours 14 --post-test 80 --practical pass")
    let own = "attend \(session) --person grace --hours 14 --post-test 80 --practical pass"
    #expect(try office.refusal(own).code == "attend.self")
    try office.services.addMember("ruth", .trainer)
    try office.run(own, as: "ruth")
    try office.run("award \(session)", as: "ruth")
    #expect(try office.refusal("award \(session)").code == "award.done")
  }

  @Test("renewed inside the window the anniversary stays; after a lapse it counts from the course")
  func renewal() throws {
    let office = try TrainingOffice(day: "2024-01-31")
    // GEN-101: twelve months, sixty days.
    let first = try office.award("amina", "GEN-101", on: "2024-01-31")
    #expect(first.validTo == (try CivilDate(parsing: "2025-01-31")))
    #expect(first.kind == "award")
    try office.move(to: "2024-12-20")
    #expect(try office.run("expiring").result.array?.count == 1)
    let second = try office.award("amina", "GEN-101", on: "2024-12-20")
    #expect(second.validTo == (try CivilDate(parsing: "2026-01-31")))
    #expect(second.kind == "renewal")
    #expect(second.previous == first.id)
    // Renewed: nobody has to be called about the first one.
    #expect(try office.run("expiring").result == .array([]))
    try office.move(to: "2026-03-10")
    let third = try office.award("amina", "GEN-101", on: "2026-03-10")
    #expect(third.validTo == (try CivilDate(parsing: "2027-03-10")))
    golden("awards", try office.run("list --person amina").shown)
    #expect(try office.run("list --person joseph").result == .array([]))
  }

  @Test("a new version of the course renews the award of the old one")
  func versions() throws {
    let office = try TrainingOffice(day: "2024-01-31")
    let first = try office.award("amina", "GEN-101", on: "2024-01-31")
    try office.services.act(as: "grace")
    let course = try #require(try office.all("course").first)
    var older = try RecordDraft("course", id: course.id)
    try older.set("version", .text("0"))
    _ = try office.services.commit(
      ChangeSet(stream: course.stream, command: "test", assertions: older.assertions))
    try office.move(to: "2024-12-20")
    let second = try office.award("amina", "GEN-101", on: "2024-12-20")
    #expect(try office.all("course").count == 2)
    #expect(second.previous == first.id)
    #expect(second.validTo == (try CivilDate(parsing: "2026-01-31")))
  }

  @Test("suspended, reinstated, revoked: events with a reason, nothing written over")
  func revoking() throws {
    let office = try TrainingOffice()
    let award = try office.award("amina", "GEN-101", on: "2026-11-23")
    let id = award.id.text
    #expect(try office.refusal("revoke \(id)").kind == .usage)
    let suspended = try office.run("suspend \(id) --reason Under_inquiry")
    #expect(try office.run("list").result.array?.first?.object?["state"] == .string("suspended"))
    #expect(try office.refusal("suspend \(id) --reason Again").code == "award.status")
    try office.move(to: "2026-11-25")
    try office.run("reinstate \(id) --reason Cleared")
    #expect(try office.run("list").result.array?.first?.object?["state"] == .string("current"))
    try office.move(to: "2026-11-27")
    let revoked = try office.run("revoke \(id) --reason Test_was_copied")
    golden(
      "revoke",
      suspended.shown + revoked.shown + (try office.run("list").shown)
        + (try office.run("history \(id)").shown))
    for words in ["revoke", "suspend", "reinstate", "surrender"] {
      let failure = try office.refusal("\(words) \(id) --reason Again")
      #expect(failure.code == "award.status")
      #expect(!failure.hints.isEmpty)
    }
    // The award itself is as it was written; the past is what it was.
    #expect(try office.all("award").first?.code("status") == "valid")
    #expect(try office.all("awardEvent").count == 3)
    let history = AwardHistory(award, events: AwardEvent.all(in: try office.all("awardEvent")))
    #expect(history.standing(on: try CivilDate(parsing: "2026-11-24")) == .suspended)
    #expect(history.standing(on: try CivilDate(parsing: "2026-11-26")) == .valid)
    #expect(try office.run("expiring --days 3650").result == .array([]))
    #expect(try office.refusal("revoke 0000 --reason X").kind == .notFound)
    #expect(try office.refusal("suspend \(id) --reason X --on 2027-01-01").kind == .usage)
    #expect(try office.refusal("revoke \(id) --reason X", as: "joseph").kind == .denied)
  }

  @Test("nobody awards themselves, and nobody decides about their own award")
  func own() throws {
    let office = try TrainingOffice()
    try office.services.addMember("ruth", .trainer)
    let session = try office.session("GEN-101")
    try office.run("enrol \(session) grace")
    try office.run("attend \(session) --person grace --hours 3")
    #expect(
      try office.refusal("attend \(session) --person grace --post-test 90").code == "attend.self")
    try office.run("attend \(session) --person grace --post-test 90", as: "ruth")
    let refused = try office.refusal("award \(session)")
    #expect(refused.code == "award.nobody")
    try office.run("award \(session)", as: "ruth")
    let award = try #require(try office.all("award").first).id.text
    for line in ["suspend \(award) --reason X", "revoke \(award) --reason X"] {
      #expect(try office.refusal(line).code == "award.own")
    }
    #expect(try office.refusal("certificate \(award) -o a.jwt").code == "award.own")
    try office.run("certificate \(award) -o a.jwt", as: "ruth")
    // Once signed, anybody prints it.
    try office.run("certificate \(award) -o a.svg")
    try office.run("surrender \(award) --reason Leaving")
  }

  @Test("what ends soon, at 80 columns, by its last day")
  func expiring() throws {
    let office = try TrainingOffice(day: "2025-01-10")
    try office.award("amina", "GEN-101", on: "2025-01-10")
    try office.award("joseph", "GEN-101", on: "2024-12-20")
    try office.move(to: "2025-12-01")
    let run = try office.run("expiring --days 60", as: "amina")
    golden("expiring", run.shown)
    #expect(
      run.result.array?.first?.memberNames == [
        "id", "person", "course", "completedOn", "validTo", "state", "days",
      ])
    #expect(run.result.array?.count == 2)
    #expect(try office.run("expiring --days 19").result.array?.count == 1)
    #expect(try office.run("expiring --days 18").result.array?.count == 0)
    #expect(try office.run("expiring --limit 1").result.array?.count == 1)
  }
}
