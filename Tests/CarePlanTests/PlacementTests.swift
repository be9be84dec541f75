import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Placement")
struct PlacementTests {
  @Test("a day to come, a second time, a day before the present one")
  func slips() throws {
    let office = try CareOffice()
    let file = try office.active()
    let place = "plan place \(file.number) --type parents --on"
    #expect(try office.refusal("\(place) 2026-11-24").code == "placement.future")
    #expect(
      try office.refusal("\(place) 2026-11-20 --zone Cairo!").code == "zone.malformed")
    let all = try office.dayOf(file)
    try office.run("\(place) 2026-11-20 \(all)")
    let twice = try office.refusal("\(place) 2026-11-20")
    #expect(twice.code == "placement.twice")
    #expect(!twice.hints.isEmpty)
    #expect(try office.refusal("\(place) 2026-11-01").code == "placement.order")
  }

  @Test("a move ends the earlier placement, cancels what was open and keeps what was done")
  func move() throws {
    let office = try CareOffice()
    let file = try office.placed()
    office.services.advance(days: 3)
    _ = try office.record("w1", on: "2026-11-26", file)
    office.services.advance(days: 7)
    let moved = try office.run(
      "plan place \(file.number) --type foster --on 2026-12-03 --reason Mother_ill")
    golden("placement-move", moved.shown)
    let before = try office.visits(file)
    #expect(before.filter { $0.status == "done" }.map(\.key) == ["w1"])
    #expect(before.filter { $0.status == "cancelled" }.allSatisfy { $0.calendarSequence == 1 })
    let placements = try office.services.records(
      RecordQuery(kind: "placement", stream: file.stream))
    let newest = try #require(placements.first { $0.date("endsOn") == nil })
    let planned = try office.visits(file).filter { $0.status == "planned" }
    #expect(!planned.isEmpty)
    #expect(planned.allSatisfy { $0.placement == newest.id })
    #expect(before.allSatisfy { $0.status != "planned" || $0.placement == newest.id })
    // A key that the case had means one visit only.
    #expect(Set(try office.visits(file).compactMap(\.key)).count == (try office.visits(file).count))
    let again = try office.run("visit plan \(file.number)")
    #expect(again.result.object?["planned"] == .integer(0))
  }
}
