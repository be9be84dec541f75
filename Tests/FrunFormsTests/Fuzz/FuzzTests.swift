import FrunText
import Testing

@testable import FrunForms

/// A committed corpus and seeded changes of it: whatever comes in is read or
/// refused, in bounded time, and never stops the program.
@Suite struct FuzzTests {
  @Test(arguments: [UInt64(1), 2])
  func expressionsAreReadOrRefused(seed: UInt64) throws {
    let mutator = Mutator(
      generator: SharedGenerator(seed: seed),
      pieces: [
        "(", ")", "[", "]", "${", "}", "'", "\"", "/", "//", "..", "::", "*", " div ", " and ",
        "-", "|", "=", "<", "1e9", "instance('l')", "${n}", "current()/", "\u{0}", "\u{202E}",
      ])
    let session = try FrunFormsTests.session(
      """
      | survey |
      | | type | name | label |
      | | integer | n | N |
      | | text | t | T |
      | choices |
      | | list_name | name | label |
      | | l | a | A |
      """)
    for line in try Mutator.lines("expressions.txt") {
      for round in 0..<15 {
        let text = round == 0 ? line : mutator.changed(line)
        do {
          let expression = try ExpressionParser.parse(text)
          #expect(expression.span.upperBound <= text.unicodeScalars.count)
          _ = try? session.context(at: session.rootNode).evaluate(expression)
        } catch {
          let count = text.unicodeScalars.count
          #expect(
            error.span.lowerBound >= 0 && error.span.upperBound <= max(1, count),
            "\(text.debugDescription), seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: [UInt64(1), 2])
  func patternsAreReadOrRefused(seed: UInt64) throws {
    let mutator = Mutator(
      generator: SharedGenerator(seed: seed),
      pieces: ["(", ")", "[", "]", "{3}", "{2,}", "*", "+", "?", "|", "\\", "\\p{", "^", "$", "."])
    for line in try Mutator.lines("patterns.txt") {
      for round in 0..<15 {
        let pattern = round == 0 ? line : mutator.changed(line)
        guard let regex = try? BoundedRegex(pattern) else { continue }
        for text in ["", "a", "AB-123", String(repeating: "a", count: 200), "é\n🙂"] {
          _ = try? regex.matchesWhole(text)
        }
      }
    }
  }

  @Test(arguments: [UInt64(1), 2])
  func worksheetsAreReadOrRefused(seed: UInt64) throws {
    let mutator = Mutator(
      generator: SharedGenerator(seed: seed),
      pieces: [
        "<c>", "</c>", "<row r=\"99999999999\">", "r=\"ZZZZ1\"", "&lt;", "&#0;", "&x;", "<![CDATA[",
        "<!DOCTYPE x [<!ENTITY y 'z'>]>", "t=\"s\"", "<v>-1</v>", "<v>1e999</v>", "/>", "<!--",
      ])
    let sheet = try Mutator.corpus("sheet.xml")
    let book = Array(
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"survey\" r:id=\"a\"/></sheets></workbook>".utf8
    )
    let relations = Array(
      "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
        .utf8)
    for round in 0..<100 {
      let bytes = round == 0 ? sheet : mutator.changed(sheet)
      let other = round % 7 == 3
      let parts = [
        "xl/workbook.xml": other ? mutator.changed(book) : book,
        "xl/_rels/workbook.xml.rels": other ? mutator.changed(relations) : relations,
        "xl/worksheets/sheet1.xml": bytes, "xl/styles.xml": mutator.changed(sheet),
        "xl/sharedStrings.xml": round % 5 == 0 ? mutator.changed(sheet) : [],
      ]
      guard let workbook = try? Workbook(xlsxParts: parts, name: "x") else { continue }
      _ = FormCompiler(mode: .lenient).compile(workbook)
    }
  }

  /// Whole forms: compiled, begun, answered, finished.
  @Test(arguments: [UInt64(1), 2])
  func formsAreRunOrRefused(seed: UInt64) throws {
    let mutator = Mutator(
      generator: SharedGenerator(seed: seed),
      pieces: [
        "|", "\n", "${n}", "${r}", "${m}", "begin_group", "end_repeat", "select_one c", "rank c",
        "instance('c')/root/item[name = ${c}]/label", "count(${r})", "yes", "position(..)",
        "last-saved#", "or_other", "table-list", "search('x')", "frun:allow", "%(name)s", ".",
      ])
    let text = String(decoding: try Mutator.corpus("form.md"), as: UTF8.self)
    for round in 0..<25 {
      let changed = round == 0 ? text : mutator.changed(text)
      let compilation = FormCompiler(mode: round % 2 == 0 ? .lenient : .strict)
        .compile(Workbook(markdown: changed, name: "x"))
      #expect(compilation.form != nil || compilation.has(.error), "seed \(seed), round \(round)")
      if round == 0 { #expect(compilation.form != nil, "\(compilation.problems)") }
      guard let form = compilation.form else { continue }
      for dialect in FormDialect.allCases { _ = form.differences(from: dialect) }
      let session = FormSession(form: form, environment: testEnvironment())
      for question in form.questions.prefix(12) {
        guard let path = AnswerPath(form.path(of: question.index).joined(separator: "/")) else {
          continue
        }
        for value in ["3", "a b", ""] {
          _ = try? session.effect(of: value, at: path)
          try? session.setAnswer(value, at: path)
        }
        _ = try? session.choiceIndex(path)
        _ = try? session.explain(path)
      }
      _ = session.outline()
      _ = session.sections()
      _ = session.finish()
    }
  }

  @Test(arguments: [UInt64(1), 2])
  func textFilesAreReadOrRefused(seed: UInt64) throws {
    let mutator = Mutator(
      generator: SharedGenerator(seed: seed),
      pieces: ["\"", "\"\"", ",", ";", "\t", "\r", "\r\n", "\u{FEFF}", "\u{0}", "survey,"])
    let csv = Array("survey,,,\n,type,name,label\n,text,\"q, 1\",\"A \"\"label\"\"\"\n".utf8)
    for round in 0..<100 {
      let bytes = round == 0 ? csv : mutator.changed(csv)
      if let workbook = try? Workbook(text: bytes, name: "x.csv") {
        _ = FormCompiler(mode: .lenient).compile(workbook)
      }
      _ = FormFileKind(bytes)
      _ = try? Workbook(folder: ["survey.csv": bytes, "data.csv": bytes], name: "x")
    }
  }
}
