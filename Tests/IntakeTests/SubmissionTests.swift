import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// `intake template`, `intake list`, `intake show`.
@Suite struct SubmissionTests {
  @Test func theTemplateHasEveryQuestionAndCanBeFilled() throws {
    let office = try IntakeOffice()
    let run = try office.run("intake", "template", "registration-uasc", "-o", "family.json")
    #expect(run.outcome.next == ["frun intake fill registration-uasc --answers family.json"])
    let template = try JSONValue(parsing: office.services.files["family.json"] ?? [])
    let questions = try #require(template["_about"]?["questions"]?.array)
    let names = questions.compactMap { $0["name"]?.string }
    let given = Set(template.memberNames)
      .union(template["family"]?[0]?.memberNames ?? []).subtracting(["_about", "family"])
    #expect(Set(names) == given)
    let sex = try #require(questions.first { $0["name"]?.string == "sex" })
    #expect(sex["type"]?.string == "select_one")
    #expect(sex["choices"]?["female"]?.string == "Female")
    #expect(questions.first { $0["name"]?.string == "member_age" }?["repeat"]?.string == "family")
    // Untouched, it says which answers are missing and nothing else.
    let filled = try office.fill("registration-uasc", template.text())
    let codes = Set(filled.result.array?.compactMap { $0["code"]?.string } ?? [])
    #expect(codes.isSubset(of: ["required", "irrelevant"]) && codes.contains("required"))
    #expect(
      try office.refusal("intake", "template", "assessment", "-o", "family.json")?.kind
        == .cannotCreate)
  }

  @Test func submissionsAreListedAndShown() throws {
    let office = try IntakeOffice()
    let stream = try office.registered()
    let number = CaseNumber(of: stream.id).description
    _ = try office.fill("assessment", Fixtures.text("assessment-answers.json"), "--case", number)
    let all = try office.run("intake", "list")
    #expect(all.result.array?.count == 2)
    let run = try office.run("intake", "list", "--form", "assessment", "--case", number)
    let row = try #require(run.result[0])
    #expect(row["case"]?.string == number && row["interviewer"]?.string == "amina")
    #expect(try office.run("intake", "list", "--since", "2026-11-22").result.array?.count == 0)
    let id = try #require(row["submission"]?.string)
    let shown = try office.run("intake", "show", id)
    #expect(shown.result["isUnchanged"]?.bool == true)
    #expect(shown.result["answers"]?["scores"]?[1]?["domain"]?.string == "attachment")
    // Labels and choices in words, in the order of the form.
    let lines = shown.text.split(separator: "\n")
    let kind = try #require(lines.firstIndex { $0.contains("Which assessment?") })
    let supports = try #require(lines.firstIndex { $0.contains("support the goal") })
    #expect(kind < supports)
    #expect(shown.text.contains("Family reunification"))
    #expect(try office.refusal("intake", "show", "zzzzzzzz")?.kind == .notFound)
  }

  @Test func keptAnswersFillTheSameFormAgain() throws {
    let office = try IntakeOffice()
    for family in try Fixtures.families().prefix(3) {
      let run = try office.fill("registration-uasc", JSONValue.object(family).text())
      let submission = try #require(run.result[0]?["submission"]?.string)
      let shown = try office.run("intake", "show", submission)
      let again = try office.fill("registration-uasc", (shown.result["answers"] ?? .null).text())
      #expect(again.outcome.status == 0, "\(again.text)")
      let second = try office.run(
        "intake", "show", again.result[0]?["submission"]?.string ?? "")
      #expect(second.result["answers"] == shown.result["answers"])
    }
  }

  @Test func aChangedAnswerIsNoticed() throws {
    let office = try IntakeOffice()
    let stream = try office.registered()
    let submission = try #require(try office.record("formSubmission", in: stream))
    var draft = try RecordDraft("formSubmission", id: submission.id)
    let text = try #require(submission.text("instance"))
    try draft.set("instance", .text(text.replacing("male", with: "female")))
    _ = try office.services.commit(
      ChangeSet(stream: stream, command: "test", assertions: draft.assertions))
    let shown = try office.run("intake", "show", submission.id.text)
    #expect(shown.result["isUnchanged"]?.bool == false)
    #expect(shown.text.contains("not those whose digest was recorded"))
  }
}
