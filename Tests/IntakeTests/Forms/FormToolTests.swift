import FrunForms
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// `form diff`, `form fmt`, `form to-csv`, `form to-xlsx`, `form new`, `form eval`.
@Suite struct FormToolTests {
  private static func office(_ survey: String, _ choices: String = "") throws -> IntakeOffice {
    let office = try IntakeOffice()
    office.services.files["Forms/one/survey.csv"] = Array(survey.utf8)
    office.services.files["Forms/one/choices.csv"] = Array(choices.utf8)
    return office
  }

  private static let before = """
    type,name,label,relevant
    text,full_name,Name,
    select_one yes_no,has_phone,Phone?,
    text,phone,Number,${has_phone} = 'yes'
    begin_group,home,Home,
    text,street,Street,
    end_group,,,
    """
  private static let choices = "list_name,name,label\nyes_no,yes,Yes\nyes_no,no,No\n"

  /// Changes in one line each: what, of what, name, column.
  private func changes(_ survey: String, _ choices: String) throws -> [String] {
    let office = try Self.office(Self.before, Self.choices)
    office.services.files["Forms/two/survey.csv"] = Array(survey.utf8)
    office.services.files["Forms/two/choices.csv"] = Array(choices.utf8)
    let run = try office.run("form", "diff", "one", "two")
    #expect(run.outcome.status == (run.result.array?.isEmpty == true ? 0 : 1))
    return (run.result.array ?? []).map { change in
      ["kind", "subject", "name", "column"].compactMap { change[$0]?.string }
        .joined(separator: " ")
    }
  }

  @Test func theSameFormInOtherWordsIsNoDifference() throws {
    let other = """
      label,relevance,name,type
      Name,,full_name,string
      Phone?,,has_phone,select one from yes_no
      Number,${has_phone} = 'yes',phone,text
      Home,,home,begin group
      Street,,street,text
      ,,,end group
      """
    #expect(try changes(other, Self.choices) == [])
  }

  @Test func everyKindOfChangeIsNamed() throws {
    let other = """
      type,name,label,relevant,constraint
      integer,full_name,Full name,,
      select_one yes_no,owns_phone,Phone?,,
      text,phone,Number,${owns_phone} = 'yes',string-length(.) > 3
      text,street,Street,,
      text,email,E-mail,,
      """
    let found = try changes(
      other, "list_name,name,label\nyes_no,no,No\nyes_no,yes,Yes!\nyes_no,maybe,Maybe\n")
    #expect(
      Set(found) == [
        "changed question full_name type", "changed question full_name label",
        // A new name is one change, also where others refer to it.
        "renamed question owns_phone", "changed question phone constraint",
        "moved question street", "added question email", "removed question home",
        "moved choice yes_no/no", "changed choice yes_no/yes label",
        "added choice yes_no/maybe",
      ])
  }

  @Test func longestRiseKeepsWhatStayed() {
    #expect(FormDifference.longestRise([]) == [])
    #expect(FormDifference.longestRise([0, 1, 2]) == [0, 1, 2])
    #expect(FormDifference.longestRise([2, 0, 1]) == [0, 1])
    #expect(FormDifference.longestRise([3, 0, 1, 2]) == [0, 1, 2])
  }

  @Test func aFolderIsWrittenInOneSpelling() throws {
    let office = try Self.office(
      """
      label,type,name,relevance,empty,my column,required
      “Name”,select one from yes_no, full_name ,,,x,TRUE
      ,,,,,,
      Age,int,age,${full_name} = ‘yes’,,,false
      """, Self.choices)
    let checked = try office.run("form", "fmt", "one", "--check")
    #expect(checked.outcome.status == 1)
    #expect(checked.result.array?.compactMap(\.string) == ["survey.csv"])
    try office.run("form", "fmt", "one", "-o", "Forms/clean")
    let text = String(
      decoding: office.services.files["Forms/clean/survey.csv"] ?? [], as: UTF8.self)
    #expect(
      text == """
        type,name,label,required,relevant,my column
        select_one yes_no,full_name,“Name”,yes,,x
        integer,age,Age,,${full_name} = 'yes',

        """)
    #expect(try office.run("form", "fmt", "clean", "--check").outcome.status == 0)
    #expect(try office.run("form", "diff", "one", "clean").outcome.status == 0)
    // An installed form is nobody's to change.
    #expect(try office.refusal("form", "fmt", "one")?.kind == .usage)
  }

  @Test(arguments: [
    ("string", "text"), ("select one from a", "select_one a"), ("SELECT ONE a", "select_one a"),
    ("select all that apply from a or specify other", "select_multiple a or_other"),
    ("begin repeat", "begin_repeat"), ("end group", "end_group"), ("int", "integer"),
    ("percentage", "percentage"), ("osm tags", "osm tags"), ("no such type", "no such type"),
    ("select one from file a.csv", "select_one_from_file a.csv"), ("photo", "image"),
  ])
  func typesHaveOneSpelling(written: String, canonical: String) throws {
    let sheet = Sheet(
      name: "survey",
      rows: [
        .init(number: 1, cells: ["type", "name", "label"]),
        .init(number: 2, cells: [written, "a", "A"]),
      ])
    let workbook = Workbook(name: "x", sheets: [sheet]).canonical()
    #expect(workbook.sheets[0].rows[1].cells[0] == canonical)
  }

  @Test func awkwardCellsComeBackFromAWorkbook() throws {
    let cells = [
      "=1+1", "  two  spaces ", "line\nbreak", "a,b\"c", "<b>&amp;</b>", "1-2", "TRUE", "1E+11",
      "ש \u{202B}rtl", "'quoted", "\u{1F469}\u{200D}\u{1F467}", "tab\there", "_x0041_",
    ]
    let sheet = Sheet(
      name: "survey",
      rows: [
        .init(number: 1, cells: ["type", "name"] + cells.indices.map { "column \($0)" }),
        .init(number: 2, cells: ["text", "a"] + cells),
      ])
    let office = try IntakeOffice()
    let parts = try Workbook(name: "x", sheets: [sheet]).spreadsheetParts()
    let file = try office.services.officeFile(
      parts.map { OfficePart(name: $0.name, bytes: $0.bytes) })
    let unpacked = try #require(try office.services.officeParts(of: file, name: "x"))
    let read = try Workbook(xlsxParts: unpacked, name: "x")
    #expect(read.sheets[0].rows.map(\.cells) == sheet.rows.map(\.cells))
    let folder = try Workbook(folder: read.folderFiles(), name: "x")
    #expect(folder.sheets[0].rows.map(\.cells) == sheet.rows.map(\.cells))
  }

  @Test func controlCharactersCannotBeWritten() throws {
    let sheet = Sheet(name: "survey", rows: [.init(number: 1, cells: ["type", "na\u{1}me"])])
    #expect(throws: FormReadError.self) {
      try Workbook(name: "x", sheets: [sheet]).spreadsheetParts()
    }
  }

  @Test func aNewFormIsSound() throws {
    let office = try IntakeOffice()
    try office.run(
      "form", "new", "first", "--language", "English (en)", "--language", "Arabic (ar)", "-o",
      "Forms/first")
    let check = try office.run("form", "check", "first", "--strict")
    #expect(check.outcome.status == 0)
    #expect(check.result.array?.isEmpty == true, "\(check.text)")
    #expect(try office.run("form", "fmt", "first", "--check").outcome.status == 0)
    let run = try office.fill(
      "first",
      #"{"full_name": "Amal", "sex": "female", "age": 9, "has_relatives": "yes", "relatives": [{"relative_name": "Rana", "relation": "mother"}]}"#
    )
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(try office.refusal("form", "new", "First One")?.kind == .usage)
    #expect(try office.refusal("form", "new", "first", "-o", "Forms/first")?.kind == .cannotCreate)
  }

  @Test func expressionsAreEvaluatedPartByPart() throws {
    let office = try Self.office(Self.before, Self.choices)
    office.services.files["a.json"] = Array(
      #"[{"full_name": "A"}, {"full_name": "Amal", "has_phone": "yes", "phone": "123"}]"#.utf8)
    func eval(_ text: String, _ more: String...) throws -> TestRun {
      try office.services.run(
        office.module, ["form", "eval", "one", text, "--answers", "a.json"] + more)
    }
    #expect(try eval("string-length(${full_name}) + 1").result["value"]?.string == "2")
    let run = try eval("${has_phone} = 'yes' and ${phone} != ''", "--record", "2", "--trace")
    #expect(run.result["value"]?.string == "true")
    #expect(run.result["kind"]?.string == "truth")
    let parts = (run.result["parts"]?.array ?? []).map {
      "\($0["source"]?.string ?? "") → \($0["value"]?.string ?? "")"
    }
    #expect(
      parts == [
        "${has_phone} = 'yes' and ${phone} != '' → true", "  ${has_phone} = 'yes' → true",
        "    ${has_phone} → yes", "  ${phone} != '' → true", "    ${phone} → 123",
      ])
    let wrong = try office.services.refusal(
      office.module, ["form", "eval", "one", "strin-length(${full_nme})"])
    #expect(wrong?.kind == .data)
    #expect(wrong?.place?.hasPrefix("expression") == true)
    let why = try office.run("form", "eval", "one", "--why", "phone", "--answers", "a.json")
    #expect(why.result[0]?["rule"]?.string == "relevant")
    #expect(why.result[0]?["result"]?.string == "false")
    #expect(why.result[0]?["reads"]?[0]?["path"]?.string == "has_phone")
    #expect(try office.refusal("form", "eval", "one")?.kind == .usage)
    #expect(
      try office.refusal("form", "eval", "one", "1", "--answers", "a.json", "--record", "3")?.code
        == "record.missing")
  }
}
