import FrunDomain
import FrunKit
import Testing

@Suite struct DirectoryAgeTests {
  private func age(_ days: Int?, isOwn: Bool = false, isCard: Bool = false) throws -> DirectoryAge {
    let id = try #require(RecordID(bytes: [UInt8](repeating: 3, count: 16)))
    return DirectoryAge(
      team: StreamID(kind: .directory, id: id), name: "Team B", isOwn: isOwn,
      newestOn: isCard ? nil : try CivilDate(parsing: "2026-11-21"), days: days)
  }

  @Test(arguments: [(0, "of today"), (1, "1 day old"), (30, "30 days old"), (31, "31 days old")])
  func words(_ days: Int, _ text: String) throws {
    #expect(
      try age(days).sentence.contains("The directory of Team B")
        && age(days).sentence.contains(text))
    #expect(try age(days, isCard: true).sentence.hasPrefix("Of Team B only the card is known here"))
    #expect(try age(days).isOld == (days > DirectoryAgeLimit.standard.days))
  }

  @Test func anOldOneSaysWhatToDo() throws {
    #expect(try age(30).warning == nil && age(nil).warning == nil)
    #expect(try age(31).warning?.contains("call them") == true)
    #expect(try age(31, isOwn: true).warning?.contains("frun team renew") == true)
    #expect(!DirectoryAgeLimit.standard.source.isEmpty)
  }
}
