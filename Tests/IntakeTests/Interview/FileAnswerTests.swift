import FrunDomain
import FrunForms
import FrunKit
import FrunStore
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// Questions for pictures and recordings, from the path a person types to the record.
@Suite struct FileAnswerTests {
  private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 7, count: 3_000)
  private static let survey = """
    type,name,label,required,appearance,calculation,save_to,bind::frun:sensitivity
    text,full_name,Name,yes,,,name#text,
    calculate,name_kind,,,,'full',name#kind,
    image,picture,Photo of the child,,,,,identity
    audio,voice,Voice of the child,,,,,
    """

  private func office() throws -> IntakeOffice {
    let office = try IntakeOffice()
    office.services.files["Forms/pictures/survey.csv"] = Array(Self.survey.utf8)
    office.services.files["Forms/pictures/entities.csv"] = Array(
      "list_name,label\nperson,${full_name}\nname,${full_name}".utf8)
    office.services.files["/media/usb/a child.jpg"] = Self.jpeg
    office.services.files["media/child.jpg"] = Self.jpeg
    office.services.files["media/text.txt"] = Array("no picture".utf8)
    return office
  }

  private func isHere(_ bytes: [UInt8], _ office: IntakeOffice) throws -> Bool {
    let store = office.services.store
    let content = try store.keepContent { try bytes.withUnsafeBytes($0) }
    if !content.wasKnown { try store.releaseContents([content.digest]) }
    return content.wasKnown
  }

  @Test func aFileIsPartOfTheCommitAndItsPathIsNot() throws {
    let office = try office()
    let person = Respondent([
      "Name": [.value("Layan")],
      "Photo of the child": [.value("/nowhere.jpg"), .value("'/media/usb/a child.jpg'")],
    ])
    person.sit(at: office.services)
    let run = try office.run("intake", "new", "pictures")
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(person.asked.filter { $0 == "Photo of the child" }.count == 2)
    let stream = try office.stream(run.result)
    let file = try #require(try office.record("attachment", in: stream))
    #expect(file.text("fileName") == "a child.jpg")
    #expect(file.text("title") == "Photo of the child")
    #expect(file.text("mediaType") == "image/jpeg")
    #expect(file.code("kind") == "photo")
    #expect(file.code("sensitivity") == "identity")
    #expect(try isHere(Self.jpeg, office))
    // One commit holds the form, the person and the file.
    #expect(
      try office.services.history(HistoryQuery()).filter { $0.stream == stream }.count == 1)
    let form = try #require(try office.record("formSubmission", in: stream))
    #expect(form.references("records").contains(file.id))
    let kept = form.text("instance") ?? ""
    #expect(kept.contains("\"files\":{\"picture\":\"\(file.id.text)\"}"), "\(kept)")
    #expect(!kept.contains("/media/usb"))
    // The unanswered question makes nothing.
    #expect(!kept.contains("\"voice\":"))
  }

  @Test func theFileSurvivesTheEndOfTheProcess() throws {
    let office = try office()
    let first = Respondent([
      "Name": [.value("Layan")], "Photo of the child": [.value("media/child.jpg")],
      "Voice of the child": [.action(.saveAndLeave)],
    ])
    first.sit(at: office.services)
    #expect(try office.run("intake", "new", "pictures").outcome.status == 3)
    office.services.files["media/child.jpg"] = nil
    let draft = try #require(try office.services.formDrafts().first)
    let entries = try office.services.formDraft(draft.id)?.entries.map(\.body) ?? []
    #expect(!entries.contains { $0.contains("media/") })
    let second = Respondent([:])
    second.sit(at: office.services)
    let run = try office.run("intake", "resume")
    #expect(run.outcome.status == 0, "\(run.text)")
    #expect(try office.record("attachment", in: try office.stream(run.result)) != nil)
    #expect(try isHere(Self.jpeg, office))
  }

  @Test func whatIsThrownAwayOrReplacedLeavesNothing() throws {
    let office = try office()
    let other: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE1, 1, 2, 3]
    office.services.files["other.jpg"] = other
    let person = Respondent([
      "Name": [.value("Layan")],
      "Photo of the child": [.value("other.jpg"), .value("media/child.jpg")],
      "Voice of the child": [.action(.back), .action(.saveAndLeave)],
    ])
    person.sit(at: office.services)
    #expect(try office.run("intake", "new", "pictures").outcome.status == 3)
    #expect(try isHere(Self.jpeg, office))
    let id = try #require(try office.services.formDrafts().first).id.text
    office.services.answers = ["yes"]
    try office.run("intake", "resume", id, "--discard")
    #expect(try !isHere(Self.jpeg, office))
    #expect(try !isHere(other, office))
  }

  @Test func aFileOfAnotherKindIsRefusedAndNotKept() throws {
    let office = try office()
    var problems: [String] = []
    let person = Respondent([
      "Name": [.value("Layan")], "Photo of the child": [.value("media/text.txt"), .value("")],
    ])
    office.services.replying = { turn in
      if let problem = turn.problem { problems.append(problem) }
      return try person.reply(turn)
    }
    #expect(try office.run("intake", "new", "pictures").outcome.status == 0)
    #expect(problems == ["The file is of another kind than is asked for."])
    #expect(try !isHere(Array("no picture".utf8), office))
  }

  // MARK: From files

  @Test func namesInAFolderAreTakenInWithTheRecord() throws {
    let office = try office()
    let answers = "full_name,picture\nLayan,child.jpg\nOmar,gone.jpg\nSara,text.txt\nAli,../x.jpg\n"
    let run = try office.fill("pictures", answers, "--media", "media")
    #expect(run.outcome.status == 65)
    let rows = run.result.array ?? []
    let states = rows.compactMap { $0["status"]?.string }
    #expect(states == ["accepted", "refused", "refused", "refused"])
    let codes = Set(rows.compactMap { $0["code"]?.string })
    #expect(codes.isSuperset(of: ["file.type", "file.name"]))
    let stream = try office.stream(rows[0])
    let file = try #require(try office.record("attachment", in: stream))
    #expect(file.text("fileName") == "child.jpg")
    #expect(try !isHere(Array("no picture".utf8), office))
    #expect(
      try office.services.history(HistoryQuery()).filter { $0.stream == stream }.count == 1)
  }

  @Test func withoutAFolderItIsSaidThatFilesStay() throws {
    let office = try office()
    let run = try office.fill("pictures", "full_name,picture\nLayan,child.jpg\n")
    #expect(run.outcome.status == 0)
    let codes = (run.result.array ?? []).compactMap { $0["code"]?.string }
    #expect(codes.contains("file.notTaken"))
    let stream = try office.stream(run.result[0] ?? .null)
    #expect(try office.records("attachment", in: stream).isEmpty)
  }
}
