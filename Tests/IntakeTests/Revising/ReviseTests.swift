import FrunDomain
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// Correcting a finished form: the same records change, and nothing is made twice.
@Suite struct ReviseTests {
  private static let family: JSONValue = [
    "full_name": "Layan", "age": 12, "languages": ["ar", "ti"],
    "family": [
      ["member": "Rana", "relation": "mother"], ["member": "Dawit", "relation": "brother"],
    ],
  ]

  private struct Filled {
    let office: IntakeOffice
    let stream: StreamID
    let submission: String
    var number: String { CaseNumber(of: stream.id).description }

    func revise(_ answers: String, of submission: String? = nil) throws -> TestRun {
      office.services.files["change"] = Array(answers.utf8)
      return try office.run(
        "intake", "revise", submission ?? self.submission, "--reason", "misheard", "--answers",
        "change")
    }

    func refusal(_ answers: String, of submission: String? = nil) throws -> Failure? {
      office.services.files["change"] = Array(answers.utf8)
      return try office.refusal(
        "intake", "revise", submission ?? self.submission, "--reason", "misheard", "--answers",
        "change")
    }

    /// The identifiers of all records but the forms.
    func records() throws -> [String: Set<RecordID>] {
      var found: [String: Set<RecordID>] = [:]
      for kind in [
        "case", "person", "name", "relationship", "consent", "assignment", "identifier", "contact",
        "location",
      ] {
        let ids = Set(try office.records(kind, in: stream).map(\.id))
        if !ids.isEmpty { found[kind] = ids }
      }
      return found
    }

    func name(_ text: String) throws -> Record? {
      try office.records("name", in: stream).first { $0.text("text") == text }
    }
  }

  private static func small() throws -> Filled {
    let office = try BatchTests.smallForm()
    let run = try office.fill("small", family.text())
    return Filled(
      office: office, stream: try office.stream(run.result[0] ?? .null),
      submission: run.result[0]?["submission"]?.string ?? "")
  }

  @Test func aChangedAnswerChangesTheSameRecord() throws {
    let filled = try Self.small()
    let before = try filled.records()
    let name = try #require(try filled.name("Layan"))
    let mother = try #require(try filled.name("Rana"))
    let run = try filled.revise(
      #"{"full_name": "Layal", "languages": ["ti"], "family[1]/member": "Rania"}"#)
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(run.result["kept"] == [])
    #expect(try filled.records() == before)
    #expect(try filled.name("Layal")?.id == name.id)
    #expect(try filled.name("Rania")?.id == mother.id)
    #expect(try filled.name("Dawit") != nil)
    let client = try filled.office.records("person", in: filled.stream)
      .first { $0.code("role") == "client" }
    #expect(client?.values("language").map(\.displayText) == ["ti"])
    // The reason stands in the history, and only what changed is said.
    let entry = try #require(
      try filled.office.services.history(HistoryQuery(stream: filled.stream)).first)
    #expect(entry.command == "intake revise" && entry.reason == "misheard")
  }

  @Test func theOldFormStaysAndTheNewestIsListed() throws {
    let filled = try Self.small()
    let first = try filled.revise(#"{"full_name": "Layal"}"#).result["submission"]?.string ?? ""
    let second =
      try filled.revise(#"{"full_name": "Layla"}"#, of: first).result["submission"]?.string ?? ""
    let list = try filled.office.run("intake", "list")
    #expect(list.result.array?.compactMap { $0["submission"]?.string } == [second])
    #expect(list.result[0]?["revision"] == "3")
    let old = try filled.office.run("intake", "show", filled.submission)
    #expect(old.result["answers"]?["full_name"] == "Layan")
    #expect(old.result["isUnchanged"] == true)
    #expect(old.result["revisedBy"] == [.string(first)])
    let shown = try filled.office.run("intake", "show", second)
    #expect(shown.result["revises"] == .string(first))
    #expect(shown.result["answers"]?["full_name"] == "Layla")
    #expect(shown.text.contains("Corrects"))
    #expect(try filled.office.records("name", in: filled.stream).count == 3)
  }

  @Test func aRowThatIsGoneStaysAndIsNamed() throws {
    let filled = try Self.small()
    let before = try filled.records()
    let mother = try #require(try filled.name("Rana"))
    let run = try filled.revise(#"{"family": [{"member": "Dawit", "relation": "brother"}]}"#)
    #expect(try filled.records() == before)
    #expect(try filled.name("Rana")?.id == mother.id)
    #expect(try filled.name("Dawit") != nil)
    let kept = run.result["kept"]?.array?.compactMap(\.string) ?? []
    #expect(kept.contains("name \(mother.id.text)"))
    #expect(
      kept.allSatisfy { ["name", "person", "relationship"].contains($0.prefix { $0 != " " }) })
    #expect(run.messages(.warning).first?.hasPrefix("Kept, decide by hand: ") == true)
    // A new relative is a new person, never one written over another.
    let id = run.result["submission"]?.string ?? ""
    _ = try filled.revise(
      #"{"family": [{"member": "Sara", "relation": "mother"}, "#
        + #"{"member": "Dawit", "relation": "brother"}]}"#, of: id)
    #expect(try filled.name("Sara") != nil && filled.name("Rana") != nil)
    #expect(try filled.records()["person"]?.count == (before["person"]?.count ?? 0) + 1)
  }

  @Test func anEmptiedAnswerIsTakenBack() throws {
    let office = try IntakeOffice()
    let stream = try office.registered()
    let submission = try #require(try office.record("formSubmission", in: stream))
    let filled = Filled(office: office, stream: stream, submission: submission.id.text)
    let before = try filled.records()
    let full = try #require(
      try office.records("name", in: stream).first { $0.text("latin") == "Yousef Abdelrahman" })
    let run = try filled.revise(#"{"latin_name": null, "care_arrangement": "other"}"#)
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(try filled.records() == before)
    let now = try #require(try office.services.record(full.id))
    #expect(now.text("latin") == nil && now.text("text") == full.text("text"))
    let assertions = try office.services.history(HistoryQuery(stream: stream)).first
    #expect(assertions?.reason == "misheard")
  }

  @Test func whatWasChangedByHandStaysUnlessItsAnswerChanges() throws {
    let filled = try Self.small()
    let name = try #require(try filled.name("Layan"))
    var draft = try RecordDraft("name", id: name.id)
    try draft.set("text", .text("Layan H."))
    _ = try filled.office.services.commit(
      ChangeSet(stream: filled.stream, command: "test", assertions: draft.assertions))
    _ = try filled.revise(#"{"family[2]/relation": "mother"}"#)
    #expect(try filled.name("Layan H.")?.id == name.id)
  }

  @Test func refusals() throws {
    let filled = try Self.small()
    let count = try filled.office.services.history(HistoryQuery(stream: filled.stream)).count
    func commits() throws -> Int {
      try filled.office.services.history(HistoryQuery(stream: filled.stream)).count
    }
    #expect(try filled.refusal(#"{"age": 12}"#)?.code == "revision.refused")
    #expect(try filled.refusal(#"{"age": 200, "full_name": "X"}"#)?.code == "revision.refused")
    #expect(try filled.refusal(#"{"full_name": null}"#)?.code == "revision.refused")
    #expect(try filled.refusal(#"{"no_such": "1"}"#)?.code == "revision.refused")
    #expect(try filled.refusal("[]")?.code == "answers.malformed")
    #expect(try filled.refusal(#"{"age": 9}"#, of: "zzzzzzzz")?.kind == .notFound)
    #expect(
      try filled.office.refusal("intake", "revise", filled.submission)?.kind == .usage)
    #expect(try commits() == count)
    _ = try filled.revise(#"{"full_name": "Layal"}"#)
    #expect(try filled.refusal(#"{"age": 9}"#)?.code == "submission.notNewest")
    var draft = try RecordDraft("case", id: filled.stream.id)
    try draft.set("status", .code("transferred"))
    _ = try filled.office.services.commit(
      ChangeSet(stream: filled.stream, command: "test", assertions: draft.assertions))
    let newest = try filled.office.run("intake", "list").result[0]?["submission"]?.string ?? ""
    #expect(try filled.refusal(#"{"age": 9}"#, of: newest)?.code == "case.closed")
  }

  @Test func whoMayNotReadTheFormCannotCorrectIt() throws {
    let filled = try Self.small()
    let id = try #require(RecordID(text: filled.submission))
    var draft = try RecordDraft("formSubmission", id: id)
    try draft.set("readers", .code("officer"))
    _ = try filled.office.services.commit(
      ChangeSet(stream: filled.stream, command: "test", assertions: draft.assertions))
    #expect(try filled.refusal(#"{"age": 9}"#) != nil)
    #expect(try filled.office.records("formSubmission", in: filled.stream).count <= 1)
  }

  @Test func tryingKeepsNothing() throws {
    let filled = try Self.small()
    filled.office.services.files["change"] = Array(#"{"full_name": "Layal"}"#.utf8)
    let run = try filled.office.run(
      "intake", "revise", filled.submission, "--reason", "x", "--answers", "change", "--dry-run")
    #expect(run.result["status"] == "checked")
    #expect(try filled.name("Layal") == nil)
  }

  @Test func theInterviewOpensWithTheAnswersInPlace() throws {
    let filled = try Self.small()
    let before = try filled.records()
    let name = try #require(try filled.name("Layan"))
    filled.office.services.answersByOption["--reason"] = "misheard"
    let person = Respondent([
      "Review before finishing": [.action(.goTo, argument: "full_name"), .value("")],
      "Name": [.value("Layal")],
    ])
    person.sit(at: filled.office.services)
    let run = try filled.office.run("intake", "revise", filled.submission)
    #expect(run.outcome.status == 0, "\(run.text) \(person.asked)")
    #expect(person.asked.first == "Review before finishing")
    #expect(try filled.name("Layal")?.id == name.id)
    #expect(try filled.records() == before)
    let entry = try filled.office.services.history(HistoryQuery(stream: filled.stream)).first
    #expect(entry?.command == "intake revise" && entry?.reason == "misheard")
    #expect(try filled.office.services.formDrafts().isEmpty)
  }

  @Test func aCorrectionThatWasLeftIsGoneOnWith() throws {
    let filled = try Self.small()
    let before = try filled.records()
    let first = Respondent([
      "Review before finishing": [.action(.goTo, argument: "full_name"), .action(.saveAndLeave)],
      "Name": [.value("Layal")],
    ])
    first.sit(at: filled.office.services)
    let left = try filled.office.run("intake", "revise", filled.submission, "--reason", "misheard")
    #expect(left.outcome.status == ExitStatus.incomplete.rawValue)
    #expect(
      try filled.office.refusal("intake", "revise", filled.submission, "--reason", "x")?.code
        == "draft.exists")
    let back = Respondent(["Review before finishing": [.value("")]])
    back.sit(at: filled.office.services)
    let run = try filled.office.run("intake", "resume")
    #expect(run.result["revises"] == .string(filled.submission))
    #expect(try filled.name("Layal") != nil)
    #expect(try filled.records() == before)
  }
}
