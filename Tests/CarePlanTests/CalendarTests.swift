import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@Suite("Calendar of visits")
struct CalendarTests {
  private func read(_ office: CareOffice, _ words: String) throws -> [String: CalendarReader.Entry]
  {
    try office.run("visit calendar \(words) --output c.ics --force")
    let reader = try CalendarReader(try #require(office.services.files["c.ics"]))
    #expect(reader.head.contains("VERSION:2.0"))
    #expect(reader.head.contains { $0.hasPrefix("PRODID:") })
    let pairs = try reader.entries.map { (try #require($0["UID"]), $0) }
    #expect(Set(pairs.map(\.0)).count == pairs.count)
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  @Test("read back: identities stay, sequences grow after a change, what fell away is cancelled")
  func changes() throws {
    let office = try CareOffice()
    let file = try office.placed()
    let first = try read(office, file.number)
    // Ten visits and one action.
    #expect(first.values.filter { $0.kind == "VEVENT" }.count == (try office.visits(file).count))
    #expect(first.values.filter { $0.kind == "VTODO" }.count == 1)
    #expect(first.values.allSatisfy { $0["SUMMARY"]?.hasPrefix(file.number) == true })

    try office.run("visit reschedule \(file.number) w2 --to 2026-12-09")
    office.services.advance(days: 4)
    _ = try office.record("w1", on: "2026-11-27", file)
    try office.run("visit miss \(file.number) m9 --reason Phoned", as: "joseph")
    let second = try read(office, file.number)
    #expect(Set(second.keys) == Set(first.keys))
    let changed = second.filter { $0.value.sequence > first[$0.key]?.sequence ?? 99 }
    #expect(changed.count == 3)
    #expect(second.filter { $0.value["STATUS"] == "CANCELLED" }.count == 1)
    let moved = try #require(changed.values.first { $0["SUMMARY"]?.hasSuffix(" w2") == true })
    #expect(moved["DTSTART"] == "20261209")

    try office.set("riskLevel", "high", in: file)
    try office.run("visit plan \(file.number)")
    let third = try read(office, file.number)
    #expect(Set(third.keys).isSuperset(of: second.keys))
    let open = second.filter {
      $0.value.kind == "VEVENT" && $0.value["STATUS"] != "CANCELLED"
        && $0.value["SUMMARY"]?.hasSuffix(" w1") != true
    }
    for (id, entry) in open {
      #expect(third[id]?["STATUS"] == "CANCELLED")
      #expect(third[id]?.sequence ?? 0 > entry.sequence)
    }
    let texts = String(decoding: office.services.files["c.ics"] ?? [], as: UTF8.self)
    #expect(!texts.contains("Visit\r"))
    #expect(!texts.lowercased().contains("risk"))
    #expect(!texts.contains("amina"))
  }

  @Test("a changed action has a higher sequence; a closed case cancels what calendars hold")
  func closed() throws {
    let office = try CareOffice()
    let file = try office.placed()
    let first = try read(office, "")
    let action = try #require(
      try office.services.records(RecordQuery(kind: "action", stream: file.stream)).first)
    try office.add("action", to: file.stream, id: action.id, ["dueOn": "2026-12-20"])
    try office.add("action", to: file.stream, id: action.id, ["priority": "high"])
    // Nothing that a calendar shows.
    try office.add("action", to: file.stream, id: action.id, ["fundingLine": "F1"])
    let second = try read(office, "")
    let task = try #require(second.values.first { $0.kind == "VTODO" })
    #expect(task.sequence == 2 && task["DUE"] == "20261220")
    #expect(second.values.filter { $0.kind == "VEVENT" }.allSatisfy { $0.sequence == 0 })

    try office.close(file, "transferred")
    let third = try read(office, "")
    #expect(Set(third.keys) == Set(first.keys))
    for (id, entry) in third where entry.kind == "VEVENT" {
      #expect(entry["STATUS"] == "CANCELLED" && entry.sequence > first[id]?.sequence ?? 9)
    }
    #expect(try office.visits(file).allSatisfy { $0.status == "cancelled" })
    office.services.advance(days: 91)
    #expect(
      try office.run("visit calendar --output - --force").result.object?["cases"] == .integer(0))
  }

  @Test("all open cases without a number; an existing file is not replaced without being told")
  func all() throws {
    let office = try CareOffice()
    let one = try office.placed()
    let two = try office.placed(risk: "low")
    let both = try read(office, "")
    #expect(both.count == (try office.visits(one).count + office.visits(two).count + 2))
    #expect(try office.refusal("visit calendar --output c.ics").code == "file.exists")
    let run = try office.run("visit calendar \(one.number) --output -")
    #expect(run.text.isEmpty)
    #expect(run.result.memberNames == ["entries", "cases", "bytes"])
    golden(
      "calendar",
      String(decoding: office.services.files["-"] ?? [], as: UTF8.self).replacing(
        "\r\n", with: "\n"))
  }
}
