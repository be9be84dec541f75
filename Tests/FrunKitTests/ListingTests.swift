import FrunDomain
import FrunKit
import FrunText
import Testing

@Suite struct ListingTests {
  private let listing = Listing<Int>(
    "frun.number.list/1",
    [
      .init("number", "Number", isTrailing: true, json: { .integer(Int64($0)) }) { Cell("\($0)") },
      .init("odd", "Odd") { $0 % 2 == 1 ? Cell("odd", .caution) : "" },
    ])

  @Test func oneDeclarationGivesTableAndObject() {
    let table = listing.table([1, 2])
    #expect(table.columns.map(\.key) == ["number", "odd"])
    #expect(table.rows == [[Cell("1"), Cell("odd", .caution)], [Cell("2"), ""]])
    #expect(listing.object(2) == ["number": 2, "odd": .null])
    #expect(listing.fields(2).fields.map(\.key) == ["number"])
  }

  @Test func withheldAnswersAreSaid() throws {
    let id = try #require(RecordID(text: String(repeating: "0", count: 26)))
    let record = Record(
      id: id, kind: "case", stream: StreamID(kind: .case, id: id),
      fields: [
        "status": RecordField(value: .code("open"), disagreement: true),
        "region": RecordField(withheld: true),
        "needs": RecordField(values: [.code("a"), .code("b")]),
      ])
    let result = record.result
    #expect(result["region"] == ["redacted": true, "reason": "withheld"])
    #expect(result["needs"] == ["a", "b"])
    #expect(result["disagreements"] == ["status"])
    #expect(record.cell("status") == Cell("open (?)", .bad))
    #expect(record.cell("region") == Cell("withheld", .muted))
    #expect(record.cell("nothing") == "")
    #expect(record.cell("needs", label: { $0.uppercased() }) == "A, B")
  }
}
