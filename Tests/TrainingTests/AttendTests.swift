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
      number,person,hours,post_test,practical
      2,Sam Doe,14,79.6,Pass
      ٣,Sam Doe,٢,,
      4,"Roe, Mona",,,fail
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
    try refused("--from list.csv", "person,hours\nMona Roe,3")
    try refused("--from list.csv", "number,hours\n4,3\n9,3")
    try refused("--from list.csv", "number,hours\n4,three")
    try refused("--from list.csv", "number,hours\n4,-1")
    try refused("--from list.csv", "number,hours\n4,840")
    try refused("--from list.csv", "number,hours\n4,nan")
    try refused("--from list.csv", "number,post_test\n4,101")
    try refused("--from list.csv", "number,practical\n4,perhaps")
    try refused("--from list.csv", "number,hours\n4,3\n4,4")
    try refused("--from list.csv", "number,hours\n4,")
    try refused("--from list.csv", "number,person,hours\n4,Sam Doe,3")
    try refused("--from list.csv", "email,hours\n4,3")
    try refused("--from list.csv", "email,hours\nnobody@example.org,3")
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

  @Test("hours by day, typed back by the numbers of the printed sheet; a day is written over")
  func numbers() throws {
    let office = try TrainingOffice()
    let scheduled = try office.run("schedule BIP-201 --on 2026-11-20 --until 2026-11-21")
    let session = try #require(scheduled.result.object?["session"]?.string)
    office.file("p.csv", "person\nA One\nB Two\nC Three\nD Four\n")
    try office.run("enrol \(session) --from p.csv")
    func minutes() throws -> [Int] {
      try office.run("session \(session)").result.array?.map {
        $0.object?["minutes"]?.integer ?? -1
      } ?? []
    }
    try office.run("attend \(session) --day 2026-11-20 --numbers 1-3=6.5_4=absent")
    #expect(try minutes() == [390, 390, 390, 0])
    try office.run("attend \(session) --day 2026-11-21 --numbers 1=7_2-4=3")
    #expect(try minutes() == [810, 570, 570, 180])
    // Typed again after a slip: the day has one entry.
    try office.run("attend \(session) --day 2026-11-20 --numbers 2=1")
    #expect(try minutes() == [810, 240, 570, 180])
    #expect(try office.all("attendance").count == 8)
    office.file("days.csv", "number,day,hours\n3,2026-11-20,2\n3,2026-11-21,2\n4,2026-11-20,1\n")
    try office.run("attend \(session) --from days.csv")
    #expect(try minutes() == [810, 240, 240, 240])
    for (numbers, code) in [
      ("9=3", "number.unknown"), ("1=3_1=4", "numbers.twice"), ("1", "numbers.malformed"),
      ("3-1=2", "numbers.malformed"), ("1=-2", "numbers.malformed"), ("1=nan", "numbers.malformed"),
      ("1-99999999999999999999=1", "numbers.malformed"), ("1=25", "hours.tooMany"),
    ] {
      #expect(
        try office.refusal("attend \(session) --day 2026-11-20 --numbers \(numbers)").code == code,
        "\(numbers)")
    }
    #expect(
      try office.refusal("attend \(session) --day 2026-11-25 --numbers 1=2").code == "attend.day")
  }

  @Test("a line that names two people is refused")
  func contradiction() throws {
    let office = try TrainingOffice()
    let session = try office.session("GEN-101")
    office.file("p.csv", "person,email\nA One,one@example.org\nB Two,two@example.org\n")
    try office.run("enrol \(session) --from p.csv")
    office.file("list.csv", "number,email,hours\n1,two@example.org,2\n")
    let failure = try office.refusal("attend \(session) --from list.csv")
    #expect(failure.code == "row.contradictory" && failure.place == "line 2, column email")
    office.file("list.csv", "number,email,hours\n2,two@example.org,2\n")
    try office.run("attend \(session) --from list.csv")
  }

  @Test("who missed the only day did not come; digits of other scripts are digits")
  func absent() throws {
    let office = try TrainingOffice()
    let session = try office.session("GEN-101")
    try office.run("enrol \(session) amina joseph")
    try office.run("attend \(session) --numbers ١=٣_۲=absent")
    let statuses = {
      try office.run("session \(session)").result.array?.compactMap {
        $0.object?["status"]?.string
      }
    }
    #expect(try statuses() == ["attended", "absent"])
    try office.run("attend \(session) --numbers 2=1.5")
    #expect(try statuses() == ["attended", "attended"])
  }

  @Test("a cancelled session takes no results; one that was held is not cancelled")
  func cancelled() throws {
    let (office, session) = try office()
    let other = try office.session("GEN-101")
    try office.run("session \(other) --cancel --reason Flood")
    #expect(
      try office.refusal("attend \(other) --person amina --hours 1").code == "session.cancelled")
    try office.run("attend \(session) --person amina --hours 1")
    #expect(
      try office.refusal("session \(session) --cancel --reason X").code == "session.held")
    #expect(try office.refusal("session --cancel").kind == .usage)
  }
}
