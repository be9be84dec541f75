import CarePlan
import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Who must be seen")
struct DueTests {
  private func keys(_ result: JSONValue?) -> [String] {
    result?.array?.compactMap { $0.object?["key"]?.string } ?? []
  }

  @Test("nobody, then due, then overdue with who has to act")
  func growing() throws {
    let office = try CareOffice()
    #expect(try office.run("due").result == .array([]))
    let file = try office.placed()
    var texts = [try office.run("due --days 0").shown]
    for days in [3, 5, 3, 6, 30] {
      office.services.advance(days: days)
      texts.append(try office.run("due --days 0").shown)
    }
    golden("due", texts.joined(separator: "\n"))
    let rows = try office.run("due").result.array
    #expect(
      rows?.first?.memberNames == [
        "case", "key", "plannedOn", "windowTo", "state", "risk", "worker", "escalation",
        "unseenDays", "place", "unseenLimit",
      ])
    #expect(rows?.first?.object?["case"] == .string(file.number))
    #expect(rows?.first?.object?["unseenDays"] == .integer(47))
  }

  @Test("any day, without changing anything")
  func asOf() throws {
    let office = try CareOffice()
    _ = try office.placed()
    for (day, days, expected) in [
      ("2026-11-25", 0, []), ("2026-11-25", 1, ["w1"]), ("2026-11-30", 0, ["w1"]),
      ("2026-12-04", 0, ["w1", "w2"]), ("2026-11-25", 366, []),
    ] as [(String, Int, [String])] {
      let services = CountingServices(office.services, on: try office.day(day))
      let outcome = try services.run(office.module, ["due", "--days", "\(days)"])
      if days == 366 {
        #expect(keys(outcome.result).count == (try office.visits(#require(try file(office))).count))
      } else {
        #expect(keys(outcome.result) == expected, "\(day) +\(days)")
      }
    }
  }

  private func file(_ office: CareOffice) throws -> CareOffice.File? {
    try office.services.records(RecordQuery(kind: "case")).first.map {
      CareOffice.File(number: "", stream: $0.stream, child: $0.id)
    }
  }

  @Test("by worker and by risk; the worst comes first")
  func filters() throws {
    let office = try CareOffice()
    let calm = try office.placed(risk: "low")
    let other = try office.services.addMember("omar", .caseworker)
    let high = try office.active(risk: "high")
    try office.add(
      "assignment", to: high.stream,
      ["member": other.text, "role": "caseworker", "from": "2026-11-23"])
    try office.run(
      "plan place \(high.number) --type kinship --on 2026-11-23 \(try office.dayOf(high))")
    try office.run("visit plan \(high.number)")
    office.services.advance(days: 8)
    func cases(_ words: String) throws -> Set<String> {
      Set(
        try office.run("due --days 0 \(words)").result.array?.compactMap {
          $0.object?["case"]?.string
        } ?? [])
    }
    #expect(try cases("") == [calm.number, high.number])
    #expect(try cases("--worker omar") == [high.number])
    #expect(try cases("--worker amina") == [calm.number])
    #expect(try cases("--risk low") == [calm.number])
    #expect(try cases("--risk medium").isEmpty)
    #expect(try office.refusal("due --worker nobody").code == "member.notFound")
    #expect(try office.refusal("due --days 400").kind == .usage)
    let all = try office.run("due --days 0").result.array
    #expect(all?.first?.object?["case"] == .string(high.number))
    #expect(all?.first?.object?["escalation"] == .string("supervisor must act"))
    office.services.advance(days: 10)
    let alarm = try office.run("due --days 0 --limit 1")
    #expect(alarm.result.array?.first?.object?["escalation"] == .string("safeguarding incident"))
    #expect(alarm.messages(.info).contains { $0.contains("--limit shows more") })
  }

  @Test("the cost grows with the answer, not with the number of cases")
  func cost() throws {
    func cost(idle: Int, due: Int) throws -> (queries: Int, records: Int, rows: Int) {
      let office = try CareOffice()
      for _ in 0..<due { _ = try office.placed() }
      office.services.advance(days: 5)
      // Placed later: their first window opens after the days asked for.
      for _ in 0..<idle { _ = try office.placed() }
      let services = CountingServices(office.services)
      let outcome = try services.run(office.module, ["due", "--days", "0"])
      return (services.queries, services.recordsRead, outcome.result?.array?.count ?? 0)
    }
    let few = try cost(idle: 2, due: 1)
    let many = try cost(idle: 20, due: 1)
    let more = try cost(idle: 2, due: 6)
    #expect(few.rows == 1 && many.rows == 1 && more.rows == 6)
    #expect(many.queries == few.queries)
    #expect(many.records == few.records)
    #expect(more.queries > few.queries && more.queries <= few.queries * 6)
  }
}
