import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Supervision and coaching")
struct CoachTests {
  @Test("capacity, supervision, what changed at work; who is to be seen next")
  func log() throws {
    let office = try TrainingOffice()
    let session = try office.session("GEN-101")
    try office.run("enrol \(session) amina")
    try office.run("attend \(session) --person amina --hours 3 --post-test 90")
    let kept = try office.run(
      "coach amina --kind capacity --levels C06=2,C07=1 --agreed Safety_plans --rating 3")
    #expect(kept.result["nextOn"]?.string == "2027-05-23")
    try office.run("coach amina --kind supervision --next 2026-12-01 --agreed Reads_the_file")
    #expect(
      try office.run("coach").result.array?.compactMap { $0["kind"]?.string } == ["supervision"])
    let log = try office.run("coach amina")
    #expect(log.result.array?.count == 2)
    #expect(log.text.contains("Safety plans") && log.text.contains("C06=2 C07=1"))
    // Held again, it is no longer due; three months after the course its effect is.
    try office.move(to: "2026-12-02")
    try office.run("coach amina --kind supervision --agreed Done")
    #expect(try office.run("coach").result.array?.isEmpty == true)
    try office.move(to: "2027-02-25")
    let due = try office.run("coach --days 0")
    #expect(due.result.array?.compactMap { $0["kind"]?.string } == ["behaviour"])
    try office.run("coach amina --kind behaviour --session \(session) --agreed Asks_twice")
    #expect(try office.run("coach --days 0").result.array?.isEmpty == true)
    #expect(
      try office.run("coach --days 120").result.array?.compactMap { $0["kind"]?.string } == [
        "capacity"
      ])
  }

  @Test("what is refused")
  func refusals() throws {
    let office = try TrainingOffice()
    let session = try office.session("GEN-101")
    try office.run("enrol \(session) amina")
    #expect(try office.refusal("coach amina --kind capacity --by amina").code == "coaching.own")
    #expect(
      try office.refusal("coach amina --kind capacity~self").code
        == "coaching.own")
    for levels in ["C06", "C99=1", "C06=5", "C06=1,C06=2"] {
      #expect(
        try office.refusal("coach amina --kind capacity --levels \(levels)").code
          == "coaching.levels")
    }
    #expect(
      try office.refusal("coach amina --kind coaching --on 2030-01-01").code == "coaching.day")
    #expect(
      try office.refusal("coach amina --kind coaching --next 2020-01-01").code == "coaching.next")
    #expect(try office.refusal("coach --kind coaching").kind == .usage)
    #expect(try office.refusal("coach nobody --kind coaching").kind == .notFound)
    try office.run("coach amina --kind capacity~self --by amina --levels C06=3")
    #expect(try office.all("coaching").count == 1)
  }
}
