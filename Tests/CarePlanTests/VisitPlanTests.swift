import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Planning of visits")
struct VisitPlanTests {
  @Test("without placement or risk it says what to do")
  func lacking() throws {
    let office = try CareOffice()
    let file = try office.active()
    let bare = try office.refusal("visit plan \(file.number)")
    #expect(bare.code == "placement.missing")
    #expect(bare.hints == ["frun plan place \(file.number) --type parents --on DATE"])
    #expect(
      try office.run("visit list \(file.number)").outcome.next
        == ["frun visit plan \(file.number)"])
  }

  @Test("the schedule at 80 columns; planned again it adds nothing")
  func idempotent() throws {
    let office = try CareOffice()
    let file = try office.active()
    try office.run(
      "plan place \(file.number) --type parents --on 2026-11-23 \(try office.dayOf(file))")
    // The placement brings its visits.
    #expect(try office.visits(file).count == 10)
    let first = try office.run("visit plan \(file.number)")
    #expect(first.result.object?["planned"] == .integer(0))
    golden("visit-plan", first.shown)
    #expect(
      first.result.memberNames.prefix(6) == [
        "case", "row", "anchor", "overrides", "planned", "superseded",
      ])
    for days in [0, 3, 30, 200] {
      let before = try office.visits(file)
      office.services.advance(days: days)
      let again = try office.run("visit plan \(file.number)")
      #expect(again.result.object?["planned"] == .integer(0))
      #expect(try office.visits(file) == before)
    }
    let list = try office.run("visit list \(file.number)")
    #expect(
      list.result.array?.first?.memberNames == [
        "key", "plannedOn", "dueOn", "windowFrom", "windowTo", "modes", "state", "doneOn", "worker",
      ])
  }

  @Test("a child under five begins one row up; planned again nothing changes")
  func young() throws {
    let office = try CareOffice()
    let file = try office.active(risk: "low")
    try office.add("person", to: file.stream, id: file.child, ["birthDate": "2024"])
    try office.run(
      "plan place \(file.number) --type parents --on 2026-11-23 \(try office.dayOf(file))")
    let before = try office.visits(file)
    #expect(Set(before.compactMap(\.rule)).count == 2)
    for days in [0, 10, 120] {
      office.services.advance(days: days)
      let again = try office.run("visit plan \(file.number)")
      #expect(again.result.object?["planned"] == .integer(0))
      #expect(again.result.object?["superseded"] == .integer(0))
      #expect(try office.visits(file) == before)
    }
  }

  @Test("weekend and holidays of the office; a wrong setting is named")
  func calendar() throws {
    let office = try CareOffice()
    let file = try office.active()
    office.services.settings = [
      "office.weekend": "5,6", "office.holidays": "2026-11-29/2026-11-30",
    ]
    try office.run(
      "plan place \(file.number) --type parents --on 2026-11-23 \(try office.dayOf(file))")
    try office.run("visit plan \(file.number)")
    // Due on the 30th, a holiday after a holiday, Saturday and Friday.
    #expect(try office.visit("w1", file).plannedOn == (try office.day("2026-11-26")))
    office.services.settings["office.weekend"] = "0,7"
    let wrong = try office.refusal("visit plan \(file.number)")
    #expect(wrong.kind == .configuration)
    #expect(wrong.message.contains("office.weekend"))
    office.services.settings = ["office.holidays": "Christmas"]
    #expect(try office.refusal("visit plan \(file.number)").message.contains("office.holidays"))
  }

  @Test("risk up: a denser schedule from today; risk down: the placement counts; done visits stay")
  func risk() throws {
    let office = try CareOffice()
    let file = try office.placed(risk: "low")
    office.services.advance(days: 4)
    _ = try office.record("w1", on: "2026-11-27", file)
    let done = try office.visit("w1", file)

    try office.set("riskLevel", "high", in: file)
    office.services.advance(days: 6)
    let up = try office.run("visit plan \(file.number)")
    golden("visit-plan-up", up.shown)
    #expect(try office.visit("w1", file) == done)
    let planned = try office.visits(file).filter { $0.status == "planned" }
    #expect(
      planned.allSatisfy {
        $0.key?.hasSuffix(".2") == true
          && $0.dueOn ?? .first >= (try? office.day("2026-12-03")) ?? .last
      })
    #expect(try office.visits(file).filter { $0.status == "superseded" }.count == 4)
    #expect(
      try office.visits(file).filter { $0.status == "superseded" }.allSatisfy {
        $0.calendarSequence == 1
      })
    for days in [0, 1, 20] {
      office.services.advance(days: days)
      #expect(
        try office.run("visit plan \(file.number)").result.object?["planned"] == .integer(0))
    }

    // Seen alone, so the risk may be lowered.
    _ = try office.record("w21.2", on: office.services.today.description, file)
    try office.set("riskLevel", "low", in: file)
    let down = try office.run("visit plan \(file.number)")
    golden("visit-plan-down", down.shown)
    let kept = try office.visits(file).filter { $0.status == "done" }.compactMap(\.key).sorted()
    #expect(kept == ["w1", "w21.2"])
    let today = office.services.today
    let open = try office.visits(file).filter { $0.status == "planned" }
    #expect(open.allSatisfy { ($0.dueOn ?? .first) > today })
    for days in [0, 1, 30] {
      office.services.advance(days: days)
      #expect(
        try office.run("visit plan \(file.number)").result.object?["planned"] == .integer(0))
    }
    let keys = try office.visits(file).compactMap(\.key)
    #expect(Set(keys).count == keys.count)
  }

  @Test("a visit goes to the caseworker assigned, else to who planned it")
  func worker() throws {
    let office = try CareOffice()
    let file = try office.active()
    let other = try office.services.addMember("omar", .caseworker)
    try office.add(
      "assignment", to: file.stream,
      ["member": other.text, "role": "caseworker", "from": "2026-11-23"])
    try office.run(
      "plan place \(file.number) --type parents --on 2026-11-23 \(try office.dayOf(file))")
    try office.run("visit plan \(file.number)")
    #expect(try office.visits(file).allSatisfy { $0.worker == other })

    // The case goes to another worker, and the visits that wait with it.
    office.services.advance(days: 4)
    _ = try office.record("w1", on: "2026-11-27", file)
    let third = try office.services.addMember("lina", .caseworker)
    try office.add(
      "assignment", to: file.stream,
      ["member": third.text, "role": "caseworker", "from": "2026-11-27"])
    let handed = try office.run("visit plan \(file.number)")
    #expect(handed.messages(.info).contains { $0.contains("9 visits go over to lina") })
    #expect(try office.visit("w1", file).worker == other)
    #expect(
      try office.visits(file).filter { $0.status == "planned" }.allSatisfy { $0.worker == third })
    #expect(try office.run("due --days 30 --worker omar").result == .array([]))
    let before = try office.visits(file)
    try office.run("visit plan \(file.number)")
    #expect(try office.visits(file) == before)
  }
}
