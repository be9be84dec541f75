import FrunForms
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// Forms on paper: codes, marks, arrows, and what is typed back.
@Suite struct PaperTests {
  @Test func theCheckDigitFindsEveryWrongDigitAndEverySwap() {
    for number in 0..<1000 {
      let digits = (number < 10 ? "00" : number < 100 ? "0" : "") + String(number)
      let code = Array((digits + String(CheckDigit.of(digits) ?? -1)).utf8)
      func isValid(_ code: [UInt8]) -> Bool {
        CheckDigit.of(String(decoding: code.dropLast(), as: UTF8.self)) == Int(code[3]) - 48
      }
      #expect(isValid(code))
      for place in code.indices {
        for digit in UInt8(48)...57 where digit != code[place] {
          var wrong = code
          wrong[place] = digit
          if isValid(wrong) { Issue.record("\(digits): digit \(place)") }
        }
        guard place > 0, code[place] != code[place - 1] else { continue }
        var swapped = code
        swapped.swapAt(place, place - 1)
        if isValid(swapped) { Issue.record("\(digits): swap \(place)") }
      }
    }
    #expect(CheckDigit.of("") == nil)
    #expect(CheckDigit.of("1a") == nil)
  }

  private static let survey = """
    type,name,label,relevant,required,save_to,calculation
    text,full_name,Name <b>,,yes,name#text,
    calculate,kind,,,,name#kind,'full'
    select_one yn,has_home,A home?,,yes,,
    text,street,Street,${has_home} = 'yes',,,
    text,city,City,${has_home} = 'yes',,,
    select_multiple colours,likes,Likes,,,,
    date,born,Born,,,,
    begin_repeat,family,Family,,,,
    text,member,Member,,,,
    select_one yn,alive,Alive?,,,,
    text,where,Where,${alive} = 'yes',,,
    end_repeat,,,,,,
    """
  private static let choices = """
    list_name,name,label
    yn,yes,Yes
    yn,no,No
    colours,red_one,Red
    colours,green_one,Green
    colours,blue_one,Blue
    """

  private func office() throws -> IntakeOffice {
    let office = try IntakeOffice()
    office.services.files["Forms/paper/survey.csv"] = Array(
      Self.survey.utf8)
    office.services.files["Forms/paper/choices.csv"] = Array(Self.choices.utf8)
    office.services.files["Forms/paper/settings.csv"] = Array(
      "form_title,form_id,version\nPaper,paper,1\n".utf8)
    office.services.files["Forms/paper/entities.csv"] = Array(
      "list_name,label\nname,x\nperson,x\n".utf8)
    return office
  }

  private func paper(_ office: IntakeOffice) throws -> PaperForm {
    PaperForm(try office.services.readyForm("paper"))
  }

  @Test func arrowsLeadOverWhatIsNotAsked() throws {
    let paper = try paper(office())
    let home = try #require(paper.rows.first { $0.item.name == "has_home" })
    let likes = try #require(paper.rows.first { $0.item.name == "likes" })
    #expect(PaperSkips(paper).targets(home.item) == ["no": likes.code])
    // The last question of a row has nowhere certain to lead to.
    let alive = try #require(paper.rows.first { $0.item.name == "alive" })
    #expect(PaperSkips(paper).targets(alive.item).isEmpty)
  }

  @Test func thePageHoldsEveryQuestionAndNothingFromElsewhere() throws {
    let office = try office()
    let run = try office.run("form", "print", "paper", "-o", "paper.html", "--rows", "2")
    let page = String(decoding: office.services.files["paper.html"] ?? [], as: UTF8.self)
    let paper = try paper(office)
    #expect(run.result["sheet"]?.string == paper.sheet)
    #expect(page.contains("Name &lt;b&gt;"))
    #expect(page.contains("Only if: <bdi dir=\"ltr\">002-1</bdi> ="))
    for row in paper.rows where row.repeats.isEmpty { #expect(page.contains(">\(row.code)<")) }
    for row in paper.rows where !row.repeats.isEmpty {
      #expect(page.contains(">\(row.code).1<") && page.contains(">\(row.code).2<"))
      #expect(!page.contains("\(row.code).3"))
    }
  }

  @Test func aFormInArabicRunsFromTheRight() throws {
    let office = try IntakeOffice()
    try office.run("form", "print", "registration-uasc", "--language", "ar", "-o", "a.html")
    let page = String(decoding: office.services.files["a.html"] ?? [], as: UTF8.self)
    #expect(page.contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect(page.contains("انتقل إلى") || page.contains("فقط إذا"))
    #expect(
      try office.refusal("form", "print", "registration-uasc", "--language", "xx")?.code
        == "form.language")
  }

  private func lines(_ paper: PaperForm, _ answers: [(String, String)]) -> String {
    "# typed by hand\nSHEET \(paper.sheet)\n"
      + answers.map { name, answer in
        let parts = name.split(separator: ".", maxSplits: 1)
        let row = paper.rows.first { $0.item.name == parts[0] }
        return (row?.code ?? "") + (parts.count > 1 ? ".\(parts[1])" : "") + " \(answer)\n"
      }.joined()
  }

  @Test func answersAreTypedBackByCode() throws {
    let office = try office()
    let paper = try paper(office)
    let first = lines(
      paper,
      [
        ("full_name", "Amal\n  Haddad"), ("has_home", "no"), ("likes", "1, 3"),
        ("born", "2015-03-31"), ("member.1", "Rana"), ("alive.1", "yes"), ("where.1", "Homs"),
        ("member.2", "Karim"),
      ])
    let run = try office.fill(
      "paper", first + lines(paper, [("full_name", "B"), ("has_home", "no")]))
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(run.result.array?.count == 2)
    let shown = try office.run("intake", "show", run.result[0]?["submission"]?.string ?? "")
    let answers = shown.result["answers"]
    #expect(answers?["full_name"]?.string == "Amal\nHaddad")
    #expect(answers?["likes"]?.array?.compactMap(\.string) == ["red_one", "blue_one"])
    #expect(answers?["family"]?[0]?["where"]?.string == "Homs")
    #expect(answers?["family"]?[1]?["member"]?.string == "Karim")
  }

  @Test func slipsOfThePenAreFound() throws {
    let office = try office()
    let paper = try paper(office)
    let name = try #require(paper.rows.first?.code)
    func codes(_ text: String) throws -> [String] {
      (try office.fill("paper", text).result.array ?? []).compactMap { row in
        row["status"]?.string == "refused"
          ? "\(row["row"]?.integer ?? 0) \(row["code"]?.string ?? "")" : nil
      }
    }
    let sheet = "SHEET \(paper.sheet)\n"
    #expect(try codes(sheet + "001-9 A\n") == ["2 paper.code"])
    #expect(try codes(sheet + "\(name) A\n\(name) B\n") == ["3 paper.twice"])
    #expect(try codes(sheet + "\(name).1 A\n") == ["2 paper.row"])
    #expect(try codes(lines(paper, [("full_name", "A"), ("has_home", "perhaps")])) == ["4 choice"])
    #expect(try codes(lines(paper, [("full_name", "A"), ("member", "x")])) == ["4 paper.row"])
    office.services.files["answers"] = Array("SHEET 22222\n001-4 A\n".utf8)
    #expect(
      try office.refusal("intake", "fill", "paper", "--answers", "answers")?.code
        == "answers.otherSheet")
    office.services.files["answers"] = Array("\(name) A\n".utf8)
    #expect(
      try office.refusal("intake", "fill", "paper", "--answers", "answers")?.code
        == "answers.noSheet")
  }

  @Test func aTableOfTypedAnswersIsTaken() throws {
    let office = try office()
    let paper = try paper(office)
    var csv = "sheet,record,code,answer\n"
    for (record, home) in [("a", "no"), ("b", "yes")] {
      csv += "\(paper.sheet),\(record),\(paper.rows[0].code),Name \(record)\n"
      csv += "\(paper.sheet.lowercased()),\(record),\(paper.rows[1].code),\(home)\n"
    }
    let run = try office.fill("paper", csv)
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(run.result.array?.count == 2)
  }

  @Test func aChangedFormHasAnotherSheet() throws {
    let office = try office()
    let before = try paper(office).sheet
    #expect(try paper(office).sheet == before)
    office.services.files["Forms/paper/choices.csv"] = Array(
      Self.choices.replacing("yn,no,No\n", with: "yn,no,No\nyn,maybe,Maybe\n").utf8)
    #expect(try paper(office).sheet != before)
  }
}
