import FoundationEssentials
import FrunDomain
import FrunKit
import FrunTestSupport
import Testing

/// The calendar read by two libraries that are not ours. CI must have them; elsewhere the suite is
/// skipped without them.
@Suite(
  "Calendar read by other libraries",
  .enabled(if: ForeignReader.areExpected, "python3-icalendar or python3-vobject is not installed"))
struct ForeignReaderTests {
  typealias Entry = ForeignReader.Entry

  private func calendar(_ office: CareOffice, _ file: CareOffice.File) throws -> [UInt8] {
    try office.run("visit calendar \(file.number) --output c.ics --force")
    return try #require(office.services.files["c.ics"])
  }

  /// What the file has to say, from the records and not from the file. The sequence is left out.
  private func expected(_ office: CareOffice, _ file: CareOffice.File) throws -> Set<Entry> {
    let gone = ["superseded", "cancelled", "missed"]
    let events = try office.visits(file).map { visit in
      let key = try #require(visit.key)
      return Entry(
        kind: "VEVENT", uid: "\(visit.id)@frun.invalid",
        day: "\(try #require(visit.doneOn ?? visit.plannedOn ?? visit.dueOn))",
        status: gone.contains(visit.status ?? "") ? "CANCELLED" : "CONFIRMED", sequence: 0,
        summary: "\(file.number) \(key)")
    }
    let tasks = try office.services.records(RecordQuery(kind: "action", stream: file.stream)).map {
      Entry(
        kind: "VTODO", uid: "\($0.id)@frun.invalid", day: "\(try #require($0.date("dueOn")))",
        status: "NEEDS-ACTION", sequence: 0, summary: "\(file.number) action 1")
    }
    return Set(events + tasks)
  }

  private func withoutSequence(_ entries: [Entry]) -> Set<Entry> {
    Set(
      entries.map {
        Entry(
          kind: $0.kind, uid: $0.uid, day: $0.day, status: $0.status, sequence: 0,
          summary: $0.summary)
      })
  }

  @Test(
    "entries, identities, days, states; reading again updates and never doubles",
    arguments: ForeignReader.allCases)
  func changes(_ reader: ForeignReader) throws {
    let office = try CareOffice()
    let file = try office.placed()
    try office.add(
      "name", to: file.stream,
      ["person": file.child.text, "kind": "full", "text": "Zarmina Haidari"])
    func read() throws -> [Entry] {
      let bytes = try calendar(office, file)
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      for name in ["zarmina", "haidari", "amina", "joseph"] { #expect(!text.contains(name)) }
      let entries = try #require(try reader.entries(of: bytes))
      // As many as there are records, each once, each as the records say.
      #expect(Set(entries.map(\.uid)).count == entries.count)
      #expect(withoutSequence(entries) == (try expected(office, file)))
      return entries
    }
    let first = try read()
    #expect(first.count > 5 && first.count { $0.kind == "VTODO" } == 1)
    #expect(first.allSatisfy { $0.sequence == 0 && $0.status != "CANCELLED" })

    try office.run("visit reschedule \(file.number) w2 --to 2026-12-09")
    office.services.advance(days: 4)
    _ = try office.record("w1", on: "2026-11-27", file)
    try office.run("visit miss \(file.number) m9 --reason Phoned", as: "joseph")
    let second = try read()
    #expect(Set(second.map(\.uid)) == Set(first.map(\.uid)))
    #expect(second.count { $0.status == "CANCELLED" } == 1)
    #expect(second.contains { $0.summary.hasSuffix(" w2") && $0.day == "2026-12-09" })
    #expect(raised(from: first, to: second) == 3)

    // A new row gives up what was planned and adds its own; nothing disappears.
    try office.set("riskLevel", "high", in: file)
    try office.run("visit plan \(file.number)")
    let third = try read()
    #expect(Set(third.map(\.uid)).isStrictSuperset(of: second.map(\.uid)))
    #expect(third.count { $0.status == "CANCELLED" } > 1)

    // A calendar program keeps one entry per identity and takes the higher sequence (RFC 5546).
    var kept: [String: Entry] = [:]
    for entry in first + second + third where entry.sequence >= kept[entry.uid]?.sequence ?? 0 {
      kept[entry.uid] = entry
    }
    #expect(Set(kept.values) == Set(third))
    // Files that arrive in the wrong order change nothing either.
    for entry in second + first where entry.sequence > kept[entry.uid]?.sequence ?? -1 {
      kept[entry.uid] = entry
    }
    #expect(Set(kept.values) == Set(third))
    #expect(raised(from: second, to: third) > 0)
  }

  /// How many entries changed; each that did has a higher sequence, no other one has.
  private func raised(from before: [Entry], to after: [Entry]) -> Int {
    let known = Dictionary(before.map { ($0.uid, $0) }, uniquingKeysWith: { $1 })
    var count = 0
    for entry in after {
      guard let old = known[entry.uid] else { continue }
      let isSame = old.day == entry.day && old.status == entry.status
      if !isSame { #expect(entry.sequence > old.sequence, "\(entry.summary)") }
      #expect(entry.sequence >= old.sequence)
      count += entry.sequence > old.sequence ? 1 : 0
    }
    return count
  }

  @Test("both libraries understand the same")
  func agreement() throws {
    let office = try CareOffice(seed: 2)
    let file = try office.placed(risk: "high")
    let bytes = try calendar(office, file)
    let readings = try ForeignReader.allCases.map { Set(try #require(try $0.entries(of: bytes))) }
    #expect(readings.count == 2 && Set(readings).count == 1)
  }

  @Test("a file that is damaged is not read", arguments: ForeignReader.allCases)
  func damaged(_ reader: ForeignReader) throws {
    let office = try CareOffice(seed: 3)
    let file = try office.placed()
    let text = String(decoding: try calendar(office, file), as: UTF8.self)
    for (good, bad) in [
      ("END:VEVENT\r\n", ""), ("DTSTART;VALUE=DATE:2026", "DTSTART;VALUE=DATE:20x6"),
      ("DTEND;VALUE=DATE:2026", "DTEND;VALUE=DATE:2029"), ("UID:", "XUID"),
    ] {
      #expect(text.contains(good))
      let changed = text.replacing(good, with: bad)
      #expect(try reader.entries(of: Array(changed.utf8)) == nil, "\(bad)")
    }
  }
}
