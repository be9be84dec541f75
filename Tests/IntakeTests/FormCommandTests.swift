import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// `form list`, `form show`, `form check`.
@Suite struct FormCommandTests {
  @Test func formsAreListed() throws {
    let run = try IntakeOffice().run("form", "list")
    let ids = (run.result.array ?? []).compactMap { $0["id"]?.string }
    #expect(Set(ids).isSuperset(of: ["assessment", "follow-up-visit", "registration-uasc"]))
    #expect(run.outcome.status == 0)
  }

  @Test func aFormIsShownInALanguage() throws {
    let run = try IntakeOffice().run("form", "show", "assessment", "--language", "fr")
    let questions = run.result["questions"]?.array ?? []
    let risk = try #require(questions.first { $0["name"]?.string == "risk_level" })
    #expect(risk["label"]?.string == "Niveau de risque")
    #expect(risk["saveTo"]?.string == "risk.level")
    #expect(risk["required"]?.bool == true)
    #expect(run.text.contains("Niveau de risque"))
    #expect(run.result["records"]?.array?.last?.string == "domainScore for each scores")
  }

  @Test(arguments: ["assessment", "follow-up-visit", "registration-uasc"])
  func shippedFormsHaveNoProblem(form: String) throws {
    let run = try IntakeOffice().run("form", "check", form, "--strict")
    #expect(run.outcome.status == 0)
    #expect(run.result.array?.count == 0, "\(run.text)")
  }

  static let broken = """
    type,name,label,relevant,save_to
    text,full_name,Name,,name#text
    select_one colour,colour,Colour,${nmae} = 'x',person#sex
    text,nick,Nickname,,person#shoeSize
    """

  static func brokenForm() throws -> IntakeOffice {
    let office = try IntakeOffice()
    office.services.files["Forms/broken/survey.csv"] = Array(Self.broken.utf8)
    office.services.files["Forms/broken/choices.csv"] = Array(
      "list_name,name,label\ncolour,female,F\ncolour,purple,P\n".utf8)
    office.services.files["Forms/broken/entities.csv"] = Array(
      "list_name,label\nperson,x\nname,x\n".utf8)
    return office
  }

  @Test func everyProblemHasItsPlace() throws {
    let run = try Self.brokenForm().run("form", "check", "broken")
    #expect(run.outcome.status == 1)
    let first = try #require(run.result.array?.first)
    #expect(first["sheet"]?.string == "survey")
    #expect(first["row"]?.integer == 3)
    #expect(first["column"]?.string == "relevant")
    // The carets stand under the name that does not exist.
    let lines = run.text.split(separator: "\n").map(String.init)
    let cell = try #require(lines.firstIndex { $0.contains("    ${nmae} = 'x'") })
    #expect(lines[cell + 1].contains("^"))
    #expect(run.text.contains("Forms/broken/survey.csv:3:relevant: error "))
  }

  @Test func whatIsSavedMustBeRecordsOfACase() throws {
    let office = try Self.brokenForm()
    office.services.files["Forms/broken/survey.csv"] = Array(
      Self.broken.replacing("${nmae} = 'x'", with: "").utf8)
    let run = try office.run("form", "check", "broken")
    #expect(run.outcome.status == 1)
    let found = (run.result.array ?? []).filter { $0["code"]?.string?.hasPrefix("MAPPING") == true }
    #expect(
      found.map {
        "\($0["code"]?.string ?? "") \($0["sheet"]?.string ?? ""):\($0["row"]?.integer ?? 0)"
      }
        == ["MAPPING_code choices:3", "MAPPING_field survey:4"])
    office.services.files["Forms/broken/entities.csv"] = Array(
      "list_name,label\nperson,x\nname,x\npersson_x,x\n".utf8)
    let again = try office.run("form", "check", "broken")
    let kind = again.result.array?.first { $0["code"]?.string == "MAPPING_kind" }
    #expect(kind?["hint"]?.string == "did you mean “person”?")
  }

  @Test func lenientModeTurnsMistakesIntoWarnings() throws {
    let office = try Self.brokenForm()
    let strict = try office.run("form", "check", "broken", "--strict")
    let lenient = try office.run("form", "check", "broken", "--lenient")
    func severity(_ run: TestRun) -> String? { run.result[0]?["severity"]?.string }
    #expect(severity(strict) == "error")
    #expect(severity(lenient) == "warning")
    #expect(try office.refusal("form", "check", "broken", "--strict", "--lenient")?.kind == .usage)
  }

  @Test func whatDiffersElsewhereIsListed() throws {
    let office = try IntakeOffice()
    office.services.files["Forms/dates/survey.csv"] = Array(
      """
      type,name,label,relevant
      date,left,Left on,
      date,arrived,Arrived on,
      note,order,Arrived later,${arrived} > '2024-02-01'
      """.utf8)
    let here = try office.run("form", "check", "dates")
    #expect(!here.text.contains("DIALECT"))
    let there = try office.run("form", "check", "dates", "--dialect", "odk")
    let found = (there.result.array ?? []).filter { $0["code"]?.string == "DIALECT_odk" }
    #expect(found.first?["row"]?.integer == 4 && found.first?["column"]?.string == "relevant")
    #expect(there.outcome.status == 0, "a difference is no mistake")
    #expect(try office.refusal("form", "check", "dates", "--dialect", "other")?.kind == .usage)
  }

  @Test func unknownFormIsNotFound() throws {
    #expect(try IntakeOffice().refusal("form", "check", "no-such-form")?.code == "form.notFound")
    #expect(try IntakeOffice().refusal("form", "show", "no-such-form")?.kind == .notFound)
  }

  @Test func whatIsNoFormFileIsRefusedInWords() throws {
    let office = try IntakeOffice()
    office.services.files["Forms/sheet/form.xlsx"] = [0x50, 0x4B, 3, 4]
    let failure = try #require(try office.refusal("form", "check", "sheet"))
    #expect(failure.code == "form.unreadable")
    office.services.files["Forms/sheet/form.xlsx"] = Array("type,name,label\ntext,a,A\n".utf8)
    let named = try office.run("form", "check", "sheet")
    #expect(named.outcome.status == 0, "the content decides, not the name")
  }
}
