import Testing

@testable import FrunForms

@Suite struct WorkbookTests {
  static let parts: [String: String] = [
    "xl/workbook.xml": """
    <workbook xmlns:r="r"><workbookPr/><sheets>
    <sheet name="survey" sheetId="1" r:id="rId1"/><sheet name="choices" state="hidden" sheetId="2" r:id="rId2"/>
    </sheets></workbook>
    """,
    "xl/_rels/workbook.xml.rels": """
    <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
    <Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>
    """,
    "xl/sharedStrings.xml": """
    <sst><si><t>type</t></si><si><r><t>na</t></r><r><t>me</t></r><rPh><t>x</t></rPh></si><si><t xml:space="preserve"> label </t></si></sst>
    """,
    "xl/styles.xml": """
    <styleSheet><numFmts><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/><numFmt numFmtId="166" formatCode="0.00&quot;day&quot;"/></numFmts>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="165"/><xf numFmtId="21"/><xf numFmtId="166"/></cellXfs></styleSheet>
    """,
    "xl/worksheets/sheet1.xml": """
    <worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
    <row r="4"><c r="A4" t="inlineStr"><is><t>text</t></is></c><c r="C4"><v>3</v></c></row>
    <row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5"><v>1.5</v></c><c r="C5" s="1"><v>45352</v></c><c r="D5" s="2"><v>0.5</v></c><c r="E5" s="3"><v>2</v></c><c r="F5"><f>1+1</f><v>2</v></c></row>
    <row r="100"><c r="A100"><v>9</v></c></row></sheetData></worksheet>
    """,
    "xl/worksheets/sheet2.xml": "<worksheet><sheetData/></worksheet>",
  ]

  @Test func xlsxPartsAreRead() throws {
    let workbook = try Workbook(
      xlsxParts: Self.parts.mapValues { Array($0.utf8) }, name: "form")
    #expect(workbook.sheets.map(\.name) == ["survey", "choices"])
    let rows = workbook.sheets[0].rows
    #expect(rows.map(\.number) == [1, 4, 5])
    #expect(rows[0].cells == ["type", "name", " label "])
    #expect(rows[1].cells == ["text", "", "3"])
    #expect(rows[2].cells == ["TRUE", "1.5", "2024-03-01 00:00:00", "12:00:00", "2", "2"])
    // Row 100 lies behind a long gap: it is left out, and that is said.
    #expect(workbook.problems.map(\.code) == ["SHEET_gap"])
  }

  @Test func damagedWorkbooksAreRefusedWithTheirPart() {
    var parts = Self.parts.mapValues { Array($0.utf8) }
    parts["xl/worksheets/sheet1.xml"] = Array("<worksheet><row>".utf8)
    let error = #expect(throws: FormReadError.self) {
      try Workbook(xlsxParts: parts, name: "form")
    }
    #expect(error?.file == "xl/worksheets/sheet1.xml")
    #expect(throws: FormReadError.self) { try Workbook(xlsxParts: [:], name: "form") }
  }

  @Test func absurdRowNumbersDoNotOverflow() throws {
    var parts = Self.parts
    parts["xl/worksheets/sheet2.xml"] = """
      <worksheet><row r="9223372036854775807"><c r="ZZZZZZZZZZ1"><v>1</v></c></row><row><c><v>1e308</v></c></row>
      <row r="-9223372036854775808"><c t="s"><v>-1</v></c><c s="1"><v>1e300</v></c></row></worksheet>
      """
    let workbook = try Workbook(xlsxParts: parts.mapValues { Array($0.utf8) }, name: "f")
    #expect(workbook.sheets.count == 2)
  }

  @Test func foldersAndSingleFilesGiveTheSameForm() throws {
    let survey = "type,name,label\ntext,q,\"A, b\"\n"
    let settings = "form_title\nTitle\n"
    let folder = try Workbook(
      folder: [
        "survey.csv": Array(survey.utf8), "settings.csv": Array(settings.utf8),
        "places.csv": Array("name,label\nx,X\n".utf8),
      ], name: "f")
    #expect(folder.attachments.keys.sorted() == ["places.csv"])
    let single = try Workbook(
      csv: Array(
        "survey\n,type,name,label\n,text,q,\"A, b\"\nsettings\n,form_title\n,Title\n".utf8),
      name: "f")
    for workbook in [folder, single] {
      let form = try #require(FormCompiler().compile(workbook).form)
      #expect(form.title == "Title")
      #expect(form.items[1].label.templates["default"]?.constant == "A, b")
    }
  }

  @Test func markdownTablesIgnoreRulersAndKeepPipes() throws {
    let workbook = Workbook(
      markdown: "| survey |\n| --- |\n| | type | name | label |\n| | text | q | a \\| b |",
      name: "f")
    let form = try #require(FormCompiler().compile(workbook).form)
    #expect(form.items[1].label.templates["default"]?.constant == "a | b")
  }

  @Test func spreadsheetTextIsRepaired() {
    #expect(TextCleaning.cell("  a\u{A0}\u{A0} b  ", collapsing: true) == "a b")
    #expect(
      TextCleaning.cell("\u{201C}x\u{201D} \u{2018}y\u{2019}", collapsing: false) == "\"x\" 'y'")
    #expect(TextCleaning.cell("ሰላም", collapsing: true) == "ሰላም")
  }

  @Test func brokenCSVNamesTheFile() {
    let error = #expect(throws: FormReadError.self) {
      try Workbook(folder: ["survey.csv": Array("a,\"b\n".utf8)], name: "f")
    }
    #expect(error?.file == "survey.csv")
  }
}
