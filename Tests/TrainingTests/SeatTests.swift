import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Who has a seat")
struct SeatTests {
  /// Four people, two seats: 1 and 2 have one, 3 and 4 wait.
  private static func full() throws -> (TrainingOffice, String) {
    let office = try TrainingOffice()
    let scheduled = try office.run("schedule GEN-101 --on 2026-11-23 --seats 2")
    let session = try #require(scheduled.result.object?["session"]?.string)
    office.file("p.csv", "person\nA One\nB Two\nC Three\nD Four\n")
    let run = try office.run("enrol \(session) --from p.csv")
    #expect(run.messages(.done) == ["Enrolled 2 people"])
    return (office, session)
  }

  private static func statuses(_ office: TrainingOffice, _ session: String) throws -> [String] {
    try office.run("session \(session)").result.array?.compactMap {
      $0.object?["status"]?.string
    } ?? []
  }

  @Test(
    "whoever withdrew and comes back waits behind the others",
    arguments: [
      "confirmed", "enrolled", "invited",
    ])
  func back(_ status: String) throws {
    let (office, session) = try Self.full()
    try office.run("enrol \(session) 1 --status withdrawn")
    #expect(try Self.statuses(office, session) == ["withdrawn", "enrolled", "enrolled", "waiting"])
    office.services.advance(days: 1)
    let run = try office.run("enrol \(session) 1 --status \(status) --reason Well_again")
    #expect(run.messages(.warning) == ["No seat is free; waiting: number 1."])
    #expect(run.result.object?["waiting"] == .integer(1))
    #expect(try Self.statuses(office, session) == ["waiting", "enrolled", "enrolled", "waiting"])
    // Number 4 asked first.
    let up = try office.run("enrol \(session) 2 --status withdrawn")
    #expect(up.messages(.info) == ["Moved up: number 4."])
    #expect(try Self.statuses(office, session) == ["waiting", "withdrawn", "enrolled", "enrolled"])
  }

  @Test("a free seat is given back to whoever withdrew")
  func free() throws {
    let office = try TrainingOffice()
    let scheduled = try office.run("schedule GEN-101 --on 2026-11-23 --seats 2")
    let session = try #require(scheduled.result.object?["session"]?.string)
    try office.run("enrol \(session) amina joseph")
    try office.run("enrol \(session) amina --status withdrawn")
    let named = try office.refusal("enrol \(session) amina")
    #expect(named.hints.contains { $0.contains("--status enrolled") })
    try office.run("enrol \(session) amina --status enrolled")
    #expect(try Self.statuses(office, session) == ["enrolled", "enrolled"])
  }

  @Test("whoever waits and comes all the same takes the seat of somebody who did not")
  func absent() throws {
    let (office, session) = try Self.full()
    #expect(try office.refusal("enrol \(session) 4 --status enrolled").code == "enrol.waiting")
    try office.run("enrol \(session) 1 --status absent")
    #expect(try Self.statuses(office, session) == ["absent", "enrolled", "waiting", "waiting"])
    try office.run("enrol \(session) 4 --status enrolled")
    #expect(try office.refusal("enrol \(session) 3 --status enrolled").code == "enrol.waiting")
    #expect(try Self.statuses(office, session) == ["absent", "enrolled", "waiting", "enrolled"])
    try office.run("attend \(session) --person 4 --hours 1")
  }
}
