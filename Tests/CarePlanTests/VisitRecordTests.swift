import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Recording of visits")
struct VisitRecordTests {
  @Test(
    "early, on time, late",
    arguments: [
      ("2026-11-25", "done early"), ("2026-11-26", "done"), ("2026-11-30", "done"),
      ("2026-12-01", "done late"),
    ])
  func punctuality(_ day: String, _ state: String) throws {
    let office = try CareOffice()
    let file = try office.placed()
    office.services.advance(days: 9)
    let run = try office.record("w1", on: day, file)
    #expect(run.result.object?["state"] == .string(state))
    #expect(run.result.memberNames.prefix(4) == ["case", "visit", "key", "state"])
  }

  @Test("slips are refused with the next step")
  func slips() throws {
    let office = try CareOffice()
    let file = try office.placed()
    let number = file.number
    office.services.advance(days: 4)
    var texts: [String] = []
    func refused(_ line: String, as handle: String? = nil) throws {
      let words = line.replacing("N", with: number)
      let shown = try office.refusal(words, as: handle).shown
      texts.append(
        "frun \(line.replacing("N", with: "CASE").replacing("~", with: "_"))\n\(shown.replacing(number, with: "CASE"))"
      )
    }
    try refused("visit record N w7 --safe yes")
    try refused("visit record N zzzzzz --safe yes")
    try refused("visit record N w1 --on 2026-11-27")
    try refused("visit record N w1 --on 2026-12-27 --mode home~visit --seen-alone yes --safe yes")
    try refused("visit record N w1 --on 2025-11-27 --mode home~visit --seen-alone yes --safe yes")
    try refused("visit record N w1 --mode home~visit --seen no --safe unknown")
    try refused("visit record N w1 --mode home~visit --seen no --seen-alone yes --safe yes")
    office.services.files["wrong.json"] = Array("[1]".utf8)
    try refused("visit record N w1 --answers wrong.json")
    office.services.files["wrong.json"] = Array(#"{"status": "done"}"#.utf8)
    try refused("visit record N w1 --answers wrong.json")
    office.services.files["wrong.json"] = Array(#"{"safe": "yes", "doneOn": "2027-01-01"}"#.utf8)
    try refused("visit record N w1 --answers wrong.json")
    try refused("visit record N w1 --answers wrong.json --safe yes")
    try refused("visit record N w1 --answers wrong.json --on 2026-11-26")
    try refused("visit record N w1 --answers nowhere.json")
    _ = try office.record("w1", on: "2026-11-27", file)
    try refused("visit record N w1 --mode home~visit --seen-alone yes --safe yes")
    try refused("visit attempt N w1 --why refused")
    try refused("visit reschedule N w1 --to 2026-11-29")
    try refused("visit miss N w1 --reason Phoned_instead", as: "joseph")
    golden("visit-refusals", texts.joined(separator: "\n"))
    #expect(try office.visit("w1", file).status == "done")
  }

  @Test("a key that does not fit the day is said, a child not safe is said")
  func warnings() throws {
    let office = try CareOffice()
    let file = try office.placed()
    office.services.advance(days: 4)
    let wrong = try office.record("m6", on: "2026-11-27", file)
    #expect(wrong.messages(.warning).count == 1)
    #expect(wrong.messages(.warning).first?.contains("window of visit w1, not of m6") == true)
    let unsafe = try office.run(
      "visit record \(file.number) w1 --mode home~visit --seen-alone yes --safe no")
    #expect(unsafe.messages(.warning).first?.contains("tell a supervisor") == true)
  }

  @Test("the long form from a file, and everything shown")
  func answers() throws {
    let office = try CareOffice()
    let file = try office.placed()
    office.services.advance(days: 4)
    office.services.files["visit.json"] = Array(
      """
      {"mode": "home_visit", "childSeen": true, "childSeenAlone": true, "safe": "yes",
       "homeSeen": true, "observations": "Plays with the neighbours' children.",
       "childView": "أنا سعيد هنا", "nextStep": "School", "doneOn": "2026-11-26"}
      """.utf8)
    let run = try office.run("visit record \(file.number) w1 --answers visit.json")
    let show = try office.run("visit show \(file.number) w1")
    golden("visit-show", run.shown + show.shown)
    #expect(try office.visit("w1", file).doneOn == (try office.day("2026-11-26")))
  }

  @Test("attempts leave the visit open; on the second day somebody else is asked")
  func attempts() throws {
    let office = try CareOffice()
    let file = try office.placed()
    office.services.advance(days: 3)
    let dry = try office.run("visit attempt \(file.number) w1 --why nobody~home --dry-run")
    let first = try office.run("visit attempt \(file.number) w1 --why nobody~home")
    #expect(first.result.object?["attempts"] == .integer(1))
    #expect(dry.text == first.text)
    #expect(first.messages(.warning).isEmpty)
    let second = try office.run("visit attempt \(file.number) w1 --why refused --mode phone")
    #expect(second.messages(.warning).isEmpty)
    office.services.advance(days: 1)
    let third = try office.run("visit attempt \(file.number) w1 --why refused")
    #expect(third.messages(.warning).first?.contains("2 days") == true)
    #expect(try office.visit("w1", file).state(on: office.services.today) == .due)
    golden(
      "visit-attempts",
      first.shown + third.shown + (try office.run("visit show \(file.number) w1").text))
  }

  @Test("giving up is a supervisor's; it can still be made and stays late")
  func miss() throws {
    let office = try CareOffice()
    let file = try office.placed()
    office.services.advance(days: 10)
    let refused = try office.refusal("visit miss \(file.number) w1 --reason Phoned_the_school")
    #expect(refused.code == "visit.supervisor")
    #expect(refused.hints.first?.hasSuffix("--as SUPERVISOR") == true)
    office.services.answersByOption["--reason"] = "Phoned the school"
    let missed = try office.run("visit miss \(file.number) w1", as: "joseph")
    golden("visit-miss", missed.shown)
    let visit = try office.visit("w1", file)
    #expect(visit.status == "missed")
    #expect(visit.calendarSequence == 1)
    let late = try office.record("w1", on: "2026-12-03", file)
    #expect(late.result.object?["state"] == .string("done late"))
  }
}
