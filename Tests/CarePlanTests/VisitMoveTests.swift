import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Moving a visit")
struct VisitMoveTests {
  // Placed on 2026-11-23, medium: w2 is due 2026-12-07, from 12-04 to 12-10; m1 on 12-23, ±7.
  @Test("inside the window the worker, outside the supervisor with a reason, not further")
  func window() throws {
    let office = try CareOffice()
    let file = try office.placed()
    let move = "visit reschedule \(file.number) w2 --to"
    let inside = try office.run("\(move) 2026-12-10")
    golden("visit-reschedule", inside.shown)
    #expect(try office.visit("w2", file).plannedOn == (try office.day("2026-12-10")))
    #expect(try office.visit("w2", file).dueOn == (try office.day("2026-12-07")))
    #expect(try office.visit("w2", file).decidedBy == nil)

    let outside = try office.refusal("\(move) 2026-12-11")
    #expect(outside.code == "visit.window")
    #expect(outside.message.contains("2026-12-04 to 2026-12-10"))
    #expect(outside.hints.first?.hasSuffix("--to 2026-12-11 --reason TEXT --as SUPERVISOR") == true)
    #expect(try office.refusal("\(move) 2026-12-11", as: "joseph").kind == .usage)
    try office.run("\(move) 2026-12-11 --reason Roads_closed", as: "joseph")
    let visit = try office.visit("w2", file)
    #expect(visit.decidedBy == office.services.joseph)
    #expect(visit.calendarSequence == 2)

    #expect(try office.refusal("\(move) 2026-12-18", as: "joseph").code == "visit.tooFar")
    try office.run("\(move) 2026-12-17 --reason Roads_closed", as: "joseph")
  }

  @Test("a day past the time a child may go unseen, a day that has passed, the same day")
  func days() throws {
    let office = try CareOffice()
    let file = try office.placed()
    let move = "visit reschedule \(file.number) m1 --to"
    // 38 days after the placement is 12-31.
    let gap = try office.refusal("\(move) 2027-01-01", as: "joseph")
    #expect(gap.code == "visit.gap")
    #expect(gap.hints == ["choose a day up to 2026-12-31"])
    try office.run("\(move) 2026-12-31 --reason Roads_closed", as: "joseph")
    #expect(try office.refusal("\(move) 2026-12-31", as: "joseph").code == "visit.same")
    #expect(try office.refusal("\(move) 2025-12-23").code == "visit.past")
    let weekend = try office.run("\(move) 2026-12-26")
    #expect(weekend.messages(.warning).first?.contains("not a working day") == true)
  }
}
