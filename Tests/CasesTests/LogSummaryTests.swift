import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Cases

/// Changes with many records of one kind, counted instead of told one by one.
@Suite struct LogSummaryTests {
  private func office() throws -> (CaseOffice, String) {
    let office = try CaseOffice()
    return (office, try office.open(CaseOffice.selam))
  }

  private func visits(_ count: Int) throws -> [RecordID] {
    try (1...count).map { number in
      try #require(RecordID(bytes: [UInt8](repeating: UInt8(number), count: 16)))
    }
  }

  private func commit(
    _ office: CaseOffice, _ number: String, _ assertions: [Assertion]
  ) throws {
    let stream = StreamID(kind: .case, id: try office.services.resolve(number, kind: "case"))
    _ = try office.services.commit(
      ChangeSet(stream: stream, command: "visit plan", assertions: assertions))
  }

  /// Plans visits with the keys `w1`, `w2`, ….
  private func plan(_ office: CaseOffice, _ number: String, _ visits: [RecordID]) throws {
    try commit(
      office, number,
      visits.enumerated().flatMap { index, visit in
        let day = CivilDate(dayNumber: 20_800 + index)
        return [
          Assertion(
            record: visit, kind: "visit", field: "key", change: .set(.text("w\(index + 1)"))),
          Assertion(record: visit, kind: "visit", field: "dueOn", change: .set(.date(day))),
          Assertion(
            record: visit, kind: "visit", field: "status", change: .set(.code("planned"))),
        ]
      })
  }

  @Test func manyNewRecordsAreCountedAndThreeNamed() throws {
    let (office, number) = try office()
    try plan(office, number, try visits(19))
    let run = try office.run("log", number)
    #expect(run.text.contains("  Follow-up visit: 19 new (w1, w2, w3, …)\n"), "\(run.text)")
    #expect(!run.text.contains("w4"))
    #expect(run.result[0]?["changes"]?.array?.count == 57, "programs get everything")
  }

  @Test func allTellsEveryRecord() throws {
    let (office, number) = try office()
    try plan(office, number, try visits(19))
    let run = try office.run("log", number, "--all")
    #expect(run.text.split(separator: "\n").count { $0.contains("Follow-up visit – Key") } == 19)
    #expect(!run.text.contains("19 new"))
  }

  @Test func threeOfAKindAreTold() throws {
    let (office, number) = try office()
    try plan(office, number, try visits(3))
    let text = try office.run("log", number).text
    #expect(text.split(separator: "\n").count { $0.contains("Follow-up visit – Key") } == 3)
  }

  @Test func newAndChangedAreCountedApart() throws {
    let (office, number) = try office()
    let all = try visits(12)
    try plan(office, number, Array(all.prefix(9)))
    try commit(
      office, number,
      all.prefix(9).map {
        Assertion(record: $0, kind: "visit", field: "status", change: .set(.code("superseded")))
      }
        + all.suffix(3).flatMap { visit in
          [
            Assertion(record: visit, kind: "visit", field: "key", change: .set(.text("same"))),
            Assertion(
              record: visit, kind: "visit", field: "dueOn",
              change: .set(.date(CivilDate(dayNumber: 20_900)))),
            Assertion(
              record: visit, kind: "visit", field: "status", change: .set(.code("planned"))),
          ]
        })
    // Also when the commit that made them is behind the limit.
    for words in [["log", number], ["log", number, "--limit", "1"]] {
      let text = try office.services.run(office.module, ["case"] + words).text
      #expect(text.contains("  Follow-up visit: 9 changed – Status: Superseded\n"), "\(text)")
      #expect(text.contains("  Follow-up visit: 3 new"), "\(text)")
    }
  }

  @Test func whatDiffersIsNamedByItsField() {
    let part = TouchedRecord.Part(field: "status", label: "Status", said: "Missed")
    let records = (1...4).compactMap { number in
      RecordID(bytes: [UInt8](repeating: UInt8(number), count: 16)).map {
        TouchedRecord(
          record: $0, kind: "visit",
          parts: [
            part, .init(field: "plannedOn", label: "Planned on", said: "2026-11-0\(number)"),
          ])
      }
    }
    #expect(
      CommitSummary { _ in false }.lines(of: records) == [
        "Follow-up visit: 4 changed – Status: Missed; different in Planned on"
      ])
  }
}
