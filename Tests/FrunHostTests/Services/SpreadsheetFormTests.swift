import CommandLineSupport
import Glibc
import Testing

@testable import FrunHost

/// Forms in workbooks: unpacked, bounded, and told apart by their contents.
@Suite struct SpreadsheetFormTests {
  /// Where public workbooks lie, beside the project; they are not part of it.
  private static let folder = SourceTree.root() + "/../shared/xlsforms"
  /// Without them there is nothing to test, which is an error where they have to be.
  private static let isUsable = getenv("CI") != nil || access(folder, F_OK) == 0

  private let host = TestHost(data: SourceTree.root())

  private func check(_ words: String...) -> TestHost.Result { host.run(["form", "check"] + words) }

  @Test(.enabled(if: isUsable), arguments: ["all-question-types", "socio-economic-survey"])
  func publicWorkbooksLoad(name: String) throws {
    let path = "\(Self.folder)/\(name).xlsx"
    let checked = check(path)
    #expect(checked.status == 0, "\(checked.error)")
    #expect(checked.error.contains(" 0 errors"), "\(checked.error)")
    let shown = host.run(["form", "show", path])
    #expect(shown.status == 0, "\(shown.error)")
    #expect(shown.output.hasPrefix("id\t\(name)\n"))
  }

  @Test(.enabled(if: isUsable)) func aWorkbookWithMistakesLoadsInLenientModeOnly() throws {
    let path = "\(Self.folder)/hope-household-registration.xlsx"
    let strict = check(path)
    #expect(strict.status == 1)
    #expect(strict.error.contains("cannot be used: 12 errors"), "\(strict.error)")
    #expect(strict.output.split(separator: "\n").count { $0.contains(": error ") } == 12)
    let lenient = check(path, "--lenient")
    #expect(lenient.status == 0, "\(lenient.error)")
    #expect(lenient.error.contains(" 0 errors"), "\(lenient.error)")
    let shown = host.run(["form", "show", path])
    #expect(
      shown.output.contains("languages\tEnglish (en), French (fr), Arabic(AR), Spanish(ES)\n"))
    #expect(shown.output.contains("questions\t299\n"), "\(shown.output)")
    let bytes = try #require(TemporaryDirectory.read(path))
    let source = try #require(try SpreadsheetFile.parts(of: bytes, name: "x"))
    #expect(source.keys.allSatisfy { !$0.contains("drawing") && !$0.contains("theme") })
  }

  static let survey = """
    <worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>type</t></is></c>\
    <c r="B1" t="inlineStr"><is><t>name</t></is></c><c r="C1" t="inlineStr"><is><t>label</t></is>\
    </c></row><row r="2"><c r="A2" t="inlineStr"><is><t>text</t></is></c>\
    <c r="B2" t="inlineStr"><is><t>town</t></is></c><c r="C2" t="inlineStr"><is><t>Town</t></is>\
    </c></row></sheetData></worksheet>
    """

  private func workbook(sheetSize: UInt32? = nil) -> StoredZip {
    var zip = StoredZip()
    zip.add(
      "xl/workbook.xml",
      Array(#"<workbook><sheets><sheet name="survey" r:id="r1"/></sheets></workbook>"#.utf8))
    zip.add(
      "xl/_rels/workbook.xml.rels",
      Array(#"<R><Relationship Id="r1" Target="worksheets/sheet1.xml"/></R>"#.utf8))
    zip.add("xl/worksheets/sheet1.xml", Array(Self.survey.utf8), declared: sheetSize)
    return zip
  }

  @Test(arguments: ["form.xlsx", "form.xlsm", "form.bin", "form.csv"])
  func contentsDecideAndNotTheName(name: String) {
    host.directory.write(name, workbook().bytes)
    let result = check("\(host.directory.path)/\(name)")
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("Form form, "), "\(result.error)")
    #expect(result.error.contains("1 questions: 0 errors"), "\(result.error)")
  }

  @Test func aWorkbookIsFilledIn() throws {
    let path = host.directory.path
    host.directory.write("pass", Array("correct horse battery\n".utf8))
    #expect(host.run(["init", "--member", "am", "--passphrase-file", "\(path)/pass"]).status == 0)
    host.directory.write("child.json", Array(#"{"name": "Selam"}"#.utf8))
    let opened = host.run(["case", "new", "--from", "\(path)/child.json", "--json"])
    #expect(opened.status == 0, "\(opened.error)")
    let tail = try #require(opened.output.split(separator: "\"number\":").last)
    let number = try #require(tail.split(separator: "\"").first { !$0.allSatisfy(\.isWhitespace) })
    host.directory.write("form.xlsx", workbook().bytes)
    host.directory.write("answers.json", Array(#"{"town": "Goma"}"#.utf8))
    let filled = host.run([
      "intake", "fill", "\(path)/form.xlsx", "--case", String(number), "--answers",
      "\(path)/answers.json",
    ])
    #expect(filled.status == 0, "\(filled.error)")
    let log = host.run(["case", "log", String(number), "--limit", "1"])
    #expect(log.output.contains("intake fill"), "\(log.output)\(log.error)")
  }

  @Test func macrosStayPacked() throws {
    var zip = workbook()
    zip.add("xl/vbaProject.bin", [1, 2, 3], declared: 4_000_000_000)
    let parts = try #require(try SpreadsheetFile.parts(of: zip.bytes, name: "form.xlsm"))
    #expect(
      parts.keys.sorted() == [
        "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml",
      ])
  }

  @Test func bombsAreRefusedBeforeTheyUnpack() {
    host.directory.write("form.xlsx", workbook(sheetSize: 900_000_000).bytes)
    let result = check("\(host.directory.path)/form.xlsx", "--json")
    #expect(result.status == 65)
    #expect(result.error.contains(#""code":"zip.part-too-large""#), "\(result.error)")
  }

  @Test func oldWorkbooksGetASentence() {
    let header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    host.directory.write("form.xls", header + [UInt8](repeating: 0, count: 504))
    let result = check("\(host.directory.path)/form.xls")
    #expect(result.status == 65)
    #expect(result.error.contains("old .xls format"), "\(result.error)")
    #expect(result.error.contains("save it as .xlsx"), "\(result.error)")
  }

  @Test func otherZipFilesAndDamageAreRefused() {
    var zip = StoredZip()
    zip.add("content.xml", [60])
    host.directory.write("form.ods", zip.bytes)
    let other = check("\(host.directory.path)/form.ods", "--json")
    #expect(other.status == 65)
    #expect(other.error.contains(#""code":"form.noWorkbook""#), "\(other.error)")
    host.directory.write("cut.xlsx", Array(workbook().bytes.dropLast(40)))
    let cut = check("\(host.directory.path)/cut.xlsx", "--json")
    #expect(cut.status == 65)
    #expect(cut.error.contains(#""code":"zip.malformed""#), "\(cut.error)")
    host.directory.write("text.xlsx", Array("type,name\n".utf8))
    let text = check("\(host.directory.path)/text.xlsx", "--json")
    #expect(text.status == 0, "text under a wrong name is text: \(text.error)")
    host.directory.write(
      "old.xlsx",
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600))
    let old = check("\(host.directory.path)/old.xlsx", "--json")
    #expect(old.status == 65 && old.error.contains("save it as .xlsx"), "\(old.error)")
    #expect(check("\(host.directory.path)/none.xlsx").status == 66)
  }
}
