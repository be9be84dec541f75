import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// Filling a form question by question, from the command to the records.
@Suite struct InterviewTests {
  private static func person() -> Respondent {
    Respondent([
      "Name": [.value("Layan"), .value("Rana")], "Age": [.value("200"), .value("12")],
      "Languages": [.values(["ti"])], "Family: are there any?": [.value("yes")],
      "Relation": [.value("mother")], "Family": [.value("")],
      "Review before finishing": [.value("")],
    ])
  }

  @Test func questionsBecomeRecords() throws {
    let office = try BatchTests.smallForm()
    let person = Self.person()
    person.sit(at: office.services)
    let run = try office.run("intake", "new", "small")
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(
      person.asked.dropFirst() == [
        "Name", "Age", "Age", "Languages", "Family: are there any?", "Name", "Relation", "Family",
        "Review before finishing",
      ])
    #expect(run.messages(.done).first?.hasPrefix("Opened case ") == true)
    let number = run.result["case"]?.string ?? ""
    let family = try RegisteredFamily(
      office, StreamID(kind: .case, id: office.services.resolve(number, kind: "case")))
    #expect(Set(family.names.compactMap { $0.text("text") }) == ["Layan", "Rana"])
    #expect(try office.services.formDrafts().isEmpty)
  }

  /// Whenever the process ends, what was accepted is there, and the interview goes on to the same
  /// records.
  @Test func nothingAcceptedIsLostWhereverTheProcessEnds() throws {
    var turns = 0
    for patience in 1...12 {
      let office = try BatchTests.smallForm()
      let person = Self.person()
      person.patience = patience
      person.sit(at: office.services)
      do {
        try office.run("intake", "new", "small")
        turns = patience
        break
      } catch is Respondent.Cut {}
      let drafts = try office.services.formDrafts()
      // Nothing is kept before something is answered: the welcome, and the first question.
      #expect(drafts.count == (patience > 1 ? 1 : 0), "after \(patience)")
      let back = Self.person()
      if patience > 1 {
        back.answers["Name"] = [.value("Rana")]
        back.answers["Age"] = [.value("12")]
      }
      back.sit(at: office.services)
      let run =
        try drafts.isEmpty
        ? office.run("intake", "new", "small") : office.run("intake", "resume")
      #expect(run.outcome.status == 0, "after \(patience): \(run.text)")
      let number = run.result["case"]?.string ?? ""
      let family = try RegisteredFamily(
        office, StreamID(kind: .case, id: office.services.resolve(number, kind: "case")))
      #expect(
        Set(family.names.compactMap { $0.text("text") }) == ["Layan", "Rana"], "after \(patience)")
      #expect(try office.services.formDrafts().isEmpty)
    }
    #expect(turns == 10)
  }

  @Test func leavingKeepsTheDraftAndSaysSo() throws {
    let office = try BatchTests.smallForm()
    let person = Respondent(["Name": [.value("Layan")], "Age": [.action(.saveAndLeave)]])
    person.sit(at: office.services)
    let run = try office.run("intake", "new", "small")
    #expect(run.outcome.status == ExitStatus.incomplete.rawValue)
    #expect(run.result["status"] == "draft")
    let id = try #require(run.result["draft"]?.string)
    #expect(run.outcome.next == ["frun intake resume \(id)"])
    let list = try office.run("intake", "list")
    #expect(list.result[0]?["status"]?.string?.hasPrefix("draft ") == true)
    #expect(list.result[0]?["submission"]?.string == id)
    let show = try office.run("intake", "show", String(id.prefix(8)))
    #expect(show.result["answers"]?[0]?["answer"] == "Layan")
    // Another person on the laptop sees nothing of it.
    #expect(
      try office.services.run(office.module, ["intake", "list"], as: "joseph").result.array?.isEmpty
        == true)
    office.services.answers = ["yes"]
    try office.run("intake", "resume", id, "--discard")
    #expect(try office.services.formDrafts().isEmpty)
  }

  @Test func whoLeavesBeforeAnsweringKeepsNothing() throws {
    let office = try BatchTests.smallForm()
    let person = Respondent(["Name": [.action(.hangUp)]])
    person.sit(at: office.services)
    #expect(try office.refusal("intake", "new", "small")?.kind == .cancelled)
    #expect(try office.services.formDrafts().isEmpty)
  }

  @Test func anExistingDraftIsOffered() throws {
    let office = try BatchTests.smallForm()
    let first = Respondent(["Name": [.value("Layan")], "Age": [.action(.saveAndLeave)]])
    first.sit(at: office.services)
    try office.run("intake", "new", "small")
    var offered: [Turn.Choice] = []
    office.services.replying = { turn in
      if case .menu(let choices) = turn.field { offered = choices }
      throw Failure.cancelled
    }
    #expect(try office.refusal("intake", "new", "small")?.kind == .cancelled)
    #expect(
      offered.map(\.label) == [
        "Go on with: today, 33 % answered, last: Age",
        "Begin a new form", "Throw away: today, 33 % answered, last: Age",
      ])
    let draft = try #require(try office.services.formDrafts().first)
    let second = Respondent([
      "There is a draft of this form.": [.value("discard \(draft.id.text)")],
      "Throw the draft away, with 1 answers?": [.value("yes")], "Name": [.action(.hangUp)],
    ])
    second.sit(at: office.services)
    #expect(try office.refusal("intake", "new", "small")?.kind == .cancelled)
    #expect(try office.services.formDrafts().isEmpty)
  }

  @Test func aFullDiskIsSaidAndNothingAlreadySavedIsLost() throws {
    let office = try BatchTests.smallForm()
    let full = Failure(.io, "store.storage", "there is no room left on the disk")
    var notices: [String] = []
    let person = Respondent(["Name": [.value("Layan")], "Age": [.value("9")]])
    office.services.replying = { turn in
      notices += turn.notices
      if turn.question == "Age" { office.services.draftFailure = full }
      if turn.question == "Languages" { return .action(.saveAndLeave) }
      return try person.reply(turn)
    }
    let failure = try office.refusal("intake", "new", "small")
    #expect(failure?.code == "draft.unsaved")
    #expect(failure?.exitStatus == ExitStatus.inputOutput.rawValue)
    #expect(notices.contains { $0.contains("there is no room left on the disk") })
    let draft = try #require(try office.services.formDrafts().first)
    #expect(draft.progress.answered == 1)
    // With room again the interview goes on.
    office.services.draftFailure = nil
    let back = Self.person()
    back.answers["Name"] = [.value("Rana")]
    back.sit(at: office.services)
    #expect(try office.run("intake", "resume").outcome.status == 0)
  }

  @Test func aDraftMovesToANewVersionOnlyWhenWanted() throws {
    for isWanted in [false, true] {
      let office = try BatchTests.smallForm()
      let first = Respondent([
        "Name": [.value("Layan")], "Age": [.value("9")], "Languages": [.action(.saveAndLeave)],
      ])
      first.sit(at: office.services)
      try office.run("intake", "new", "small")
      let survey = office.services.files["Forms/small/survey.csv"] ?? []
      office.services.files["Forms/small/survey.csv"] = Array(
        String(decoding: survey, as: UTF8.self)
          .replacing("text,full_name,Name", with: "text,whole_name,Name")
          .replacing("integer,age,Age,,. >= 0 and . <= 120", with: "text,town,Town,,")
          .replacing("The age is between 0 and 120.", with: "").utf8)
      office.services.files["Forms/small/entities.csv"] = Array(
        "list_name,label,repeat\nperson,x,\nname,x,\nperson_relative,x,${family}".utf8)
      var hint = ""
      var reviewed: [Turn.ReviewSection] = []
      let second = Respondent([
        "Family: are there any?": [.value("no")]
      ])
      office.services.replying = { turn in
        if turn.question.hasPrefix("The form changed") { hint = turn.question }
        if case .review(let sections) = turn.field { reviewed = sections }
        if !hint.isEmpty, turn.question == hint { return .value(isWanted ? "move" : "stay") }
        return try second.reply(turn)
      }
      let run = try office.run("intake", "resume")
      #expect(run.outcome.status == 0, "\(run.text)")
      #expect(hint.contains("renamed: full_name is now whole_name"))
      #expect(hint.contains("gone: age (Age)"))
      #expect(hint.contains("new: town (Town)"))
      let carried = reviewed.first { $0.title.hasPrefix("From the version before") }
      #expect(carried?.items.map(\.value) == (isWanted ? ["9"] : nil))
      #expect(second.asked.contains("Town") == isWanted)
    }
  }

  @Test func notesReasonsAndPartialDatesAreKeptBesideTheAnswers() throws {
    let office = try BatchTests.smallForm()
    let survey = String(
      decoding: office.services.files["Forms/small/survey.csv"] ?? [], as: UTF8.self)
    office.services.files["Forms/small/survey.csv"] = Array(
      (survey + "\ndate,born,Born,,,,,person#birthDate\n").utf8)
    let person = Respondent([
      "Name": [.action(.note, argument: "as she writes it"), .value("Layan")],
      "Age": [.action(.skip, argument: "refused")], "Born": [.value("about 2015")],
      "Family: are there any?": [.value("no")],
    ])
    person.sit(at: office.services)
    let run = try office.run("intake", "new", "small")
    #expect(run.outcome.status == 0, "\(run.text)")
    let stream = StreamID(
      kind: .case,
      id: try office.services.resolve(run.result["case"]?.string ?? "", kind: "case"))
    #expect(try office.record("person", in: stream)?["birthDate"]?.displayText == "~2015")
    let show = try office.run("intake", "show", run.result["submission"]?.string ?? "")
    #expect(show.result["notes"] == ["full_name": "as she writes it"])
    #expect(show.result["missing"] == ["age": "refused"])
    #expect(show.result["dates"] == ["born": "~2015"])
    #expect(show.result["isUnchanged"] == true)
    let events = show.result["audit"]?.array?.compactMap { $0["event"]?.string }
    #expect(events?.first == "form start")
    #expect(events?.contains("question") == true)
    #expect(show.text.contains("(refuses to say)"))
    #expect(show.text.contains("note: as she writes it"))
  }

  @Test func withoutATerminalTheOptionIsNamed() throws {
    for verb in ["new", "fill"] {
      let failure = try BatchTests.smallForm().refusal("intake", verb, "small")
      #expect(failure?.kind == .usage)
      #expect(failure?.hints.first == "give --answers")
      #expect(failure?.causes == ["full_name: an answer is required"])
    }
  }
}
