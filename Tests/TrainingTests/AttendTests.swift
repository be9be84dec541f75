import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Attendance and results")
struct AttendTests {
  private func office() throws -> (TrainingOffice, String) {
    let office = try TrainingOffice()
    let session = try office.session()
    office.file(
      "people.csv",
      "person,organisation\nSam Doe,Partner A\nSam Doe,Partner B\nMona Roe,Partner A\n"
    )
    try office.run("enrol \(session) amina --from people.csv")
    return (office, session)
  }

  @Test("one person by options, a list by CSV")
  func recorded() throws {
    let (office, session) = try office()
    let one = try office.run(
      "attend \(session) --person amina --hours 13.5 --post-test 85 --practical pass")
    #expect(one.result.object?["recorded"] == .integer(1))
    office.file(
      "list.csv",
      """
      person,organisation,hours,post_test,practical
      Sam Doe,Partner A,14,79.6,Pass
      Sam Doe,Partner B,2,,
      Mona Roe,,,,fail
      """)
    let list = try office.run("attend \(session) --from list.csv")
    #expect(list.result.memberNames.prefix(2) == ["session", "recorded"])
    golden("attend", one.shown + list.shown + (try office.run("session \(session)").shown))
    let amina = try #require(
      Enrolment.all(in: try office.all("enrolment")).first { $0.member == office.services.amina })
    #expect(amina.minutesAttended == 810)
    #expect(amina.practicalPassed == true)
  }

  @Test("slips are refused with the place; nothing of the list is kept")
  func slips() throws {
    let (office, session) = try office()
    var texts: [String] = []
    func refused(_ words: String, _ list: String? = nil) throws {
      if let list { office.file("list.csv", list) }
      texts.append(
        "frun train attend SESSION \(words)\(list.map { "\n| " + $0.replacing("\n", with: "\n| ") } ?? "")\n"
          + (try office.refusal("attend \(session) \(words)").shown)
          .replacing(session, with: "SESSION"))
    }
    try refused("--person amina")
    try refused("--person joseph --hours 3")
    try refused("--person amina --hours 140")
    #expect(
      try office.refusal("attend \(session) --person amina --hours 3 --from list.csv").kind
        == .usage)
    try refused("--from list.csv", "person,hours\nSam Doe,3")
    try refused("--from list.csv", "person,hours\nMona Roe,3\nNora Poe,3")
    try refused("--from list.csv", "person,hours\nMona Roe,three")
    try refused("--from list.csv", "person,hours\nMona Roe,-1")
    try refused("--from list.csv", "person,hours\nMona Roe,840")
    try refused("--from list.csv", "person,hours\nMona Roe,nan")
    try refused("--from list.csv", "person,post_test\nMona Roe,101")
    try refused("--from list.csv", "person,practical\nMona Roe,perhaps")
    try refused("--from list.csv", "person,hours\nMona Roe,3\nMona Roe,4")
    try refused("--from list.csv", "person,hours\nMona Roe,")
    golden("attend-refusals", texts.joined(separator: "\n"))
    #expect(
      Enrolment.all(in: try office.all("enrolment")).allSatisfy {
        $0.status == "enrolled" && $0.minutesAttended == nil
      })
  }

  @Test("nobody attended a session that has not begun")
  func future() throws {
    let office = try TrainingOffice()
    let session = try office.session("GEN-101", on: "2026-12-01")
    try office.run("enrol \(session) amina")
    #expect(
      try office.refusal("attend \(session) --person amina --hours 3").code == "session.future")
    #expect(try office.refusal("award \(session)").code == "session.future")
  }
}
