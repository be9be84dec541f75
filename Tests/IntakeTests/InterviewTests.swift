import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// Filling a form question by question.
@Suite struct InterviewTests {
  @Test func questionsAreAskedAsTheyBecomeRelevant() throws {
    let office = try BatchTests.smallForm()
    office.services.answers = [
      "Layan", "200", "12", "1 ti", "yes", "Rana", "mother", "no", "yes",
    ]
    let run = try office.run("intake", "fill", "small")
    #expect(run.outcome.status == 0, "\(run.text)")
    let asked = office.services.prompts.map(\.question)
    #expect(
      asked == [
        "Name", "Age (may stay empty)", "Age (may stay empty)",
        "Languages (may stay empty), numbers or codes with spaces between", "Family: add one?",
        "Name", "Relation", "Family: add another one?",
        "All questions are answered. Keep the form?",
      ])
    #expect(run.messages(.warning) == ["The age is between 0 and 120."])
    #expect(run.messages(.info).contains("2. Tigrinya"))
    #expect(run.messages(.info).contains("— Family 1 —"))
    let family = try RegisteredFamily(office, office.stream(run.result[0] ?? .null))
    #expect(Set(family.names.compactMap { $0.text("text") }) == ["Layan", "Rana"])
    #expect(run.messages(.done).first?.hasPrefix("Opened case ") == true)
  }

  @Test func whoSaysNoAtTheEndKeepsNothing() throws {
    let office = try BatchTests.smallForm()
    office.services.answers = ["Layan", "", "", "no", "no"]
    #expect(try office.refusal("intake", "fill", "small")?.kind == .cancelled)
    #expect(try office.services.records(RecordQuery(kind: "case")).isEmpty)
  }

  @Test func withoutATerminalTheOptionIsNamed() throws {
    let failure = try BatchTests.smallForm().refusal("intake", "fill", "small")
    #expect(failure?.kind == .usage)
    #expect(failure?.hints.first == "give --answers")
    #expect(failure?.causes == ["full_name: an answer is required"])
  }

  /// The registration form with the questions that depend on each other.
  @Test func theRegistrationFormIsAskedThrough() throws {
    let office = try IntakeOffice()
    office.services.answersByOption = [:]
    office.services.answers = [
      "2026-11-20", "Reception centre",  // registration
      "yes", "individual", "spoken", "given", "refused", "refused", "",  // consent
      "سلمى", "Salma", "", "female", "age", "9", "", "1", "1", "no",  // the child
      "at_risk", "refugee", "no", "", "medium",  // protection
      "parents", "Mariam", "yes", "", "no",  // care
      "no", "", "yes", "yes",
    ]
    let run: TestRun
    do {
      run = try office.run("intake", "fill", "registration-uasc")
    } catch {
      Issue.record("\(office.services.prompts.map(\.question))")
      throw error
    }
    #expect(run.outcome.status == 0, "\(run.text)")
    let family = try RegisteredFamily(office, office.stream(run.result[0] ?? .null))
    #expect(family.file?.date("openedOn")?.description == "2026-11-20")
    #expect(family.persons.count == 2)
  }
}
