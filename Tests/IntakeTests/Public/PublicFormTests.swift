import FrunDomain
import FrunForms
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// Workbooks that others published: they load, run with generated answers, and come back from CSV
/// and from a workbook as they went.
@Suite(.enabled(if: PublicForms.areThere || PublicForms.mustBeThere))
struct PublicFormTests {
  @Test(arguments: PublicForms.names)
  func everyCellComesBack(name: String) throws {
    let office = try PublicForms.office(name)
    let original = try Workbook(office.services.form("form.xlsx"))
    try office.run("form", "to-csv", "form.xlsx", "-o", "Forms/out")
    let folder = try Workbook(office.services.form("out"))
    #expect(cells(folder) == cells(original))
    try office.run("form", "to-xlsx", "out", "-o", "again.xlsx")
    let again = try Workbook(office.services.form("again.xlsx"))
    #expect(cells(again) == cells(original))
    // Both compile to the same problems as the original, but for rows that moved up.
    func codes(_ workbook: Workbook) -> [String] {
      FormCompiler(mode: .lenient).compile(workbook).problems.map(\.code).sorted()
    }
    #expect(codes(folder) == codes(original))
    #expect(FormDifference(from: original, to: again).changes.isEmpty)
    #expect(FormDifference(from: original, to: folder.canonical()).changes.isEmpty)
    // The canonical form is its own canonical form.
    #expect(folder.canonical().canonical().folderFiles() == folder.canonical().folderFiles())
  }

  private func cells(_ workbook: Workbook) -> [String: [[String]]] {
    let known = workbook.sheets.filter { !workbook.unknownSheets.contains($0.name) }
    return Dictionary(
      known.map { sheet in
        (
          sheet.name.lowercased(),
          sheet.rows.map(\.cells).filter { $0.contains { !$0.isEmpty } }.map { row in
            Array(row.reversed().drop(while: \.isEmpty).reversed())
          }
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test(arguments: PublicForms.names, [1, 3] as [UInt64])
  func generatedAnswersAreTakenIn(name: String, seed: UInt64) throws {
    let office = try PublicForms.office(name)
    let stream = try office.registered()
    let form = try office.services.readyForm("form.xlsx")
    let session = FormSession(form: form, environment: FormWorld.environment(office.services))
    // One kind of card asks for an issuer that is read-only and has a default outside its list.
    var generator = AnswerGenerator(session, seed: seed, avoiding: ["scope_id"])
    generator.run()
    // The household has as many members as are counted by age.
    func path(_ name: String) -> AnswerPath? {
      session.outline().lazy.compactMap { step in
        if case .question(let question) = step { question.path } else { nil }
      }.first { $0.name == name }
    }
    // What becomes relevant by that may be counted, too.
    for _ in 0..<3 {
      guard let women = path("f_18_59_age_group"), let size = path("size_h_c") else { break }
      try session.setAnswer("2", at: women)
      let counted = session.result().answers.first { $0.path.name == "hh_size_calculated" }
      try session.setAnswer(counted?.value ?? "", at: size)
      generator.run()
    }
    #expect(generator.unanswered.isEmpty, "seed \(seed): \(generator.unanswered.prefix(5))")
    guard case .success(let result) = session.finish() else {
      let problems = session.validate().prefix(5)
      Issue.record("seed \(seed): \(problems.map(\.description))")
      return
    }
    #expect(result.answers.count >= 10, "seed \(seed)")
    let submission = Submission(result, of: form, language: form.defaultLanguage)
    let run = try office.fill(
      "form.xlsx", JSONValue.object(submission.answers).text(), "--case", stream.id.text,
      "--strict")
    #expect(run.outcome.status == 0, "seed \(seed): \(run.text)")
    // What was kept is what was given.
    let id = run.result[0]?["submission"]?.string ?? ""
    let shown = try office.run("intake", "show", id)
    #expect(shown.result["answers"] == .object(submission.answers), "seed \(seed)")
  }

  @Test(arguments: PublicForms.names)
  func everyFormIsPrintedAndTypedBack(name: String) throws {
    let office = try PublicForms.office(name)
    try office.run("form", "print", "form.xlsx", "-o", "form.html")
    let page = String(decoding: office.services.files["form.html"] ?? [], as: UTF8.self)
    let paper = PaperForm(try office.services.readyForm("form.xlsx"))
    #expect(page.contains(paper.sheet))
    #expect(paper.rows.allSatisfy { page.contains($0.code) })
    for reference in ["<link", "href=", "url(", "<script", "@import", "src="] {
      #expect(!page.contains(reference), "\(reference)")
    }
  }
}

/// The published workbooks beside the project.
enum PublicForms {
  static let names = ["all-question-types", "hope-household-registration", "socio-economic-survey"]
  static var areThere: Bool { bytes(names[0]) != nil }
  static var mustBeThere: Bool { ProjectFiles.isContinuousIntegration }

  static func bytes(_ name: String) -> [UInt8]? {
    ProjectFiles.bytes("../shared/xlsforms/\(name).xlsx")
  }

  /// An office that has the workbook as `form.xlsx`.
  static func office(_ name: String) throws -> IntakeOffice {
    let office = try IntakeOffice()
    office.services.files["form.xlsx"] = bytes(name)
    return office
  }
}
