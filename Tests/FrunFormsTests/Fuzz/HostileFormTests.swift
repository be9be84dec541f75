import Testing

@testable import FrunForms

/// Forms made to hurt: bounded, refused in words, nothing stops.
@Suite struct HostileFormTests {
  static func problems(_ sheets: [Sheet]) -> [FormProblem] {
    FormCompiler().compile(Workbook(name: "x", sheets: sheets)).problems
  }

  static func sheet(_ rows: [[String]]) -> Sheet {
    Sheet(
      name: "survey", rows: rows.enumerated().map { Sheet.Row(number: $0 + 1, cells: $1) })
  }

  @Test func aCellOfTenMegabytesIsRefusedByItsPlace() {
    let huge = String(repeating: "a + ", count: 2_600_000)
    let problems = Self.problems([
      Self.sheet([["type", "name", "label", "relevant"], ["text", "q", "Q", huge]])
    ])
    #expect(problems.map(\.code) == ["LIMIT_cell"])
    #expect(problems.first?.row == 2)
    #expect(problems.allSatisfy { $0.description.utf8.count < 1_000 })
  }

  @Test func longNamesDoNotFloodTheReport() {
    let long = String(repeating: "x!", count: 20_000)
    let problems = Self.problems([
      Self.sheet([["type", "name", "label"], [long, long, "Q"], ["text", long, long]])
    ])
    #expect(!problems.isEmpty)
    #expect(problems.allSatisfy { $0.description.utf8.count < 3_000 })
  }

  @Test(arguments: ["(", "not(", "-", "/a", "a[", "1+", "a and ", "[", "${a}+", "if(1,"])
  func endlessNestingIsRefused(piece: String) {
    let text = String(repeating: piece, count: 10_000)
    let problems = Self.problems([
      Self.sheet([["type", "name", "label", "relevant"], ["text", "q", "Q", text]])
    ])
    #expect(problems.contains { $0.severity == .error })
  }

  @Test func groupsInGroupsAreBounded() {
    var rows = [["type", "name", "label"]]
    for level in 0..<1_000 { rows.append(["begin_group", "g\(level)", "G"]) }
    #expect(Self.problems([Self.sheet(rows)]).contains { $0.code == "LIMIT_depth" })
  }

  @Test func aRingOfManyRulesIsOneCycle() {
    var rows = [["type", "name", "calculation"]]
    for index in 0..<300 {
      rows.append(["calculate", "q\(index)", "${q\((index + 1) % 300)} + 1"])
    }
    #expect(Self.problems([Self.sheet(rows)]).filter { $0.code == "CYCLE" }.count == 1)
  }

  @Test(
    arguments: [
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "xls"),
      (Array("%PDF-1.7".utf8), "PDF"), (Array("<html>".utf8), "web page"),
      ([0xFF, 0xFE, 0x61, 0x00], "UTF-16"), ([0x50, 0x4B, 0x03, 0x04], "unpacked"),
      ([0x1F, 0x8B, 0x08], "compressed"),
    ] as [([UInt8], String)])
  func otherFilesAreNamed(bytes: [UInt8], word: String) {
    do {
      _ = try Workbook(text: bytes, name: "form.csv")
      Issue.record("read")
    } catch {
      #expect(error.message.contains(word), "\(error)")
    }
  }

  @Test func theContentDecides() throws {
    let markdown = Array("| survey |\n| | type | name | label |\n| | text | a | A |".utf8)
    let csv = Array("survey,,,\n,type,name,label\n,text,a,A".utf8)
    let semicolons = Array("survey;;;\r\n;type;name;label\r\n;text;a;\"A, or B\"".utf8)
    let plain = Array("type,name,label\ntext,a,A".utf8)
    let tabs = Array("type\tname\tlabel\ntext\ta\tA".utf8)
    for (bytes, kind) in [
      (markdown, FormFileKind.markdown), (csv, .csv), (semicolons, .csv), (plain, .csv),
      (tabs, .csv),
    ] {
      #expect(FormFileKind(bytes) == kind)
      let workbook = try Workbook(text: bytes, name: "x.any")
      let form = FormCompiler().compile(workbook).form
      #expect(
        form?.items.map(\.name) == ["data", "a"], "\(String(decoding: bytes, as: UTF8.self))")
    }
  }
}
