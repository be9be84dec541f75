import FrunDomain
import FrunForms
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// Plain sheets through a mapping file.
@Suite struct MappingTests {
  private static let mapping = """
    { "columns": {
        "Name": "full_name",
        "Family name": {"question": "full_name", "joinedWith": " "},
        "Age": "age",
        "Speaks": {"question": "languages", "separator": "/",
                   "values": {"Arabic": "ar", "TIGRINYA": "ti", "?": ""}},
        "Mother": "family[1]/member" },
      "constants": {"family[1]/relation": {"value": "mother", "when": "Mother"}},
      "ignored": ["No."] }
    """
  private static let sheet = """
    No.,Name,Family name,Age,Speaks,Mother
    1,Amal,Haddad,9,arabic / Tigrinya,Rana
    2,Karim,,7,?,
    ,,,,,
    3,Sami,,six,Arabic,
    4,Lina,,5,Klingon,
    """

  private func fill(
    _ office: IntakeOffice, _ mapping: String, _ bytes: [UInt8], _ more: String...
  ) throws -> TestRun {
    office.services.files["map.json"] = Array(mapping.utf8)
    office.services.files["sheet"] = bytes
    return try office.services.run(
      office.module,
      ["intake", "fill", "small", "--answers", "sheet", "--mapping", "map.json"] + more)
  }

  @Test func rowsBecomeRecordsOrAreRefusedOneByOne() throws {
    let office = try BatchTests.smallForm()
    let run = try fill(office, Self.mapping, Array(Self.sheet.utf8))
    let rows = run.result.array ?? []
    #expect(
      rows.compactMap { $0["status"]?.string } == ["accepted", "accepted", "refused", "refused"])
    // The row is the sheet's own, counted with its heading and its empty lines.
    #expect(rows.compactMap { $0["row"]?.integer } == [2, 3, 5, 6])
    #expect(rows.suffix(2).compactMap { $0["path"]?.string } == ["age", "languages"])
    #expect(rows.suffix(2).compactMap { $0["code"]?.string } == ["type", "mapping.value"])
    #expect(!run.text.contains("Klingon"))
    let family = try RegisteredFamily(office, office.stream(rows[0]))
    #expect(Set(family.names.compactMap { $0.text("text") }) == ["Amal Haddad", "Rana"])
    #expect(family.relationships.compactMap { $0.code("relation") } == ["mother"])
    let client = family.persons.first { $0.code("role") == "client" }
    #expect(client?.texts("language").sorted() == ["ar", "ti"])
  }

  @Test func aSheetOfAWorkbookIsRead() throws {
    let office = try BatchTests.smallForm()
    let sheet = Sheet(
      name: "List",
      rows: [
        .init(number: 1, cells: ["Registered in November"]),
        .init(number: 2, cells: ["Child", "Years"]), .init(number: 3, cells: ["Amal", "9"]),
        .init(number: 4, cells: ["Karim", "700"]),
      ])
    let other = Sheet(name: "Notes", rows: [.init(number: 1, cells: ["x"])])
    let parts = try Workbook(name: "x", sheets: [other, sheet]).spreadsheetParts()
    let bytes = try office.services.officeFile(
      parts.map { OfficePart(name: $0.name, bytes: $0.bytes) })
    let mapping =
      #"{"sheet": "List", "heading": 2, "columns": {"Child": "full_name", "Years": "age"}}"#
    let run = try fill(office, mapping, bytes)
    let rows = run.result.array ?? []
    #expect(rows.compactMap { $0["status"]?.string } == ["accepted", "refused"])
    #expect(rows.last?["row"]?.integer == 4)
    #expect(rows.last?["code"]?.string == "constraint")
  }

  @Test(arguments: [
    ("[]", "mapping.malformed"), ("{", "mapping.malformed"), ("{}", "mapping.malformed"),
    (#"{"columns": {"Name": "full_nam"}}"#, "mapping.question"),
    (#"{"columns": {"Nmae": "full_name"}}"#, "mapping.heading"),
    (#"{"columns": {"Name": "full_name"}}"#, "mapping.heading"),
    (#"{"columns": {"Name": {"question": "full_name", "vals": {}}}}"#, "mapping.malformed"),
    (#"{"columns": {"Name": {"question": "full_name", "date": "DDMM"}}}"#, "mapping.malformed"),
    (#"{"columns": {"Name": "full_name"}, "others": "maybe"}"#, "mapping.malformed"),
    (#"{"columns": {"Name": "full_name"}, "constants": {"x": "y"}}"#, "mapping.question"),
  ])
  func aMappingThatDoesNotFitIsRefused(mapping: String, code: String) throws {
    let office = try BatchTests.smallForm()
    office.services.files["map.json"] = Array(mapping.utf8)
    office.services.files["sheet"] = Array(Self.sheet.utf8)
    let failure = try office.refusal(
      "intake", "fill", "small", "--answers", "sheet", "--mapping", "map.json")
    #expect(failure?.code == code)
    #expect(try office.services.records(RecordQuery(kind: "case")).isEmpty)
  }

  @Test(arguments: [
    ("DD/MM/YYYY", "31/03/2015", "2015-03-31"), ("DD/MM/YYYY", "3/4/2015", "2015-04-03"),
    ("MM/DD/YYYY", "3/4/2015", "2015-03-04"), ("YYYY.MM.DD", "2015.3.4", "2015-03-04"),
    ("DD/MM/YY", "1/2/15", "2015-02-01"), ("DD/MM/YY", "1/2/87", "1987-02-01"),
    ("DD/MM/YYYY", "٣١/٠٣/٢٠١٥", "2015-03-31"),
    // As spreadsheet programs store days.
    ("DD/MM/YYYY", "2015-03-31 00:00:00", "2015-03-31"),
    ("DD/MM/YYYY", "31/13/2015", nil), ("DD/MM/YYYY", "1/2/15", nil),
    ("DD/MM/YYYY", "2015", nil), ("DD/MM/YYYY", "1/2/2015 or so", nil),
  ])
  func datesHaveTheShapeTheMappingSays(shape: String, text: String, day: String?) throws {
    let today = try CivilDate(parsing: "2026-11-22")
    let read = try #require(DateShape(shape))
    #expect(read.day(text, today: today)?.description == day)
  }

  @Test func shapesThatNameNoDayAreNone() {
    for text in ["", "DD/MM", "DD/DD/YYYY", "DD/MM/YYY", "DD/MM/YYYY/YY", "hello"] {
      #expect(DateShape(text) == nil, "\(text)")
    }
  }
}
