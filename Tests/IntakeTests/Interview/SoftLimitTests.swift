import FrunDomain
import FrunForms
import FrunKit
import FrunTestSupport
import FrunText
import Testing

@testable import Intake

/// Unusual answers, answers to be changed, and groups that belong together.
@Suite struct SoftLimitTests {
  private static let survey = """
    type,name,label,bind::frun:warn,bind::frun:warn_message::English (en),constraint
    integer,age,Age,. > 17,Older than 17: is this a child?,. < 120
    text,town,Town,. = ${age},,
    """

  @Test func anUnusualAnswerIsAskedAboutAndTheAnswerIsRecorded() throws {
    let desk = try InterviewFixture(Self.survey)
    desk.type("19")
    #expect(desk.interview.turn.question == "Older than 17: is this a child?")
    #expect(desk.interview.turn.header == ["Age", "19"])
    #expect(desk.answer("age") == "")
    desk.type("no")
    #expect(desk.at == "age")
    #expect(desk.answer("age") == "")
    desk.type("19", "yes")
    #expect(desk.at == "town")
    #expect(desk.answer("age") == "19")
    #expect(desk.interview.book.confirmed.map(\.description) == ["age"])
    #expect(desk.isReplayable)
    #expect(desk.again().book.confirmed == desk.interview.book.confirmed)
    // Another answer is another question.
    desk.act(.back)
    desk.type("12")
    #expect(desk.interview.book.confirmed.isEmpty)
    // A hard limit stays one.
    desk.act(.back)
    desk.type("130")
    #expect(desk.interview.turn.problem != nil)
    desk.act(.goTo, "town")
    desk.type("12")
    #expect(desk.interview.turn.question == "This answer is unusual. Keep it anyway?")
    desk.type("yes")
    #expect(desk.at == "review")
    guard case .review(let sections) = desk.interview.turn.field else { return }
    #expect(sections.flatMap(\.items).first { $0.label == "Town" }?.state == .warning)
  }

  @Test func theSubmissionSaysWhatWasKept() throws {
    let office = try IntakeOffice()
    office.services.files["Forms/soft/survey.csv"] = Array(
      """
      type,name,label,required,calculation,save_to,bind::frun:warn,bind::frun:warn_message
      text,full_name,Name,yes,,name#text,,
      calculate,name_kind,,,'full',name#kind,,
      integer,age,Age,,,,. > 17,Older than 17
      """.utf8)
    office.services.files["Forms/soft/entities.csv"] = Array(
      "list_name,label\nperson,${full_name}\nname,${full_name}".utf8)
    let person = Respondent([
      "Name": [.value("Layan")], "Age": [.value("19")], "Older than 17": [.value("yes")],
    ])
    person.sit(at: office.services)
    let run = try office.run("intake", "new", "soft")
    #expect(run.outcome.status == 0, "\(run.text)")
    let form = try office.record("formSubmission", in: office.stream(run.result))
    #expect(form?.text("instance")?.contains("\"unusual\":{\"age\":\"kept\"}") == true)
    // From a file nobody is asked: it is taken in and said.
    let batch = try office.fill("soft", "full_name,age\nOmar,30\n")
    #expect(batch.outcome.status == 0)
    let rows = batch.result.array ?? []
    #expect(rows.contains { $0["status"] == "look" && $0["code"] == "unusual" })
  }

  // MARK: Changing answers

  /// Behind an old number a digit would make another one, so only texts stand there.
  @Test(arguments: [("integer,x,X", "12"), ("date,x,X", "2015"), ("decimal,x,X", "1.5")])
  func numbersAndDatesAreSaidAnew(row: String, typed: String) throws {
    let desk = try InterviewFixture("type,name,label\n\(row)\ntext,last,Last")
    desk.type(typed)
    let before = desk.answer("x")
    desk.act(.back)
    #expect(desk.interview.turn.initial == nil)
    #expect(desk.interview.turn.current?.isEmpty == false)
    desk.type("")
    #expect(desk.answer("x") == before)
  }

  @Test func theTextStandsInTheLineAgain() throws {
    let (typed, initial) = ("Layan", "Layan")
    let desk = try InterviewFixture("type,name,label\ntext,x,X\ntext,last,Last")
    #expect(desk.interview.turn.initial == nil)
    desk.type(typed)
    desk.act(.back)
    #expect(desk.interview.turn.initial == initial)
    let before = desk.answer("x")
    // Accepted as it stands, nothing changes; left as it stands, nothing is half typed.
    desk.act(.back, typed: initial)
    #expect(desk.interview.turn.typed == nil)
    desk.type(initial)
    #expect(desk.at == "last")
    #expect(desk.answer("x") == before)
    #expect(desk.isReplayable)
  }

  @Test func whatIsHiddenNeverStandsInTheLine() throws {
    let desk = try InterviewFixture(
      "type,name,label,appearance\ntext,x,X,masked\ntext,last,Last,")
    desk.type("secret")
    desk.act(.back)
    #expect(desk.interview.turn.initial == nil)
  }

  @Test func aGroupIsSeenAroundItsQuestions() throws {
    let desk = try InterviewFixture(
      """
      type,name,label,appearance,bind::frun:sensitivity
      text,a,A,,protection
      begin_group,g,Identity,field-list,
      text,b,B,,health
      text,c,C,,
      note,n,Note,,
      end_group,,,,
      text,d,D,,
      """)
    desk.type("what happened")
    #expect(desk.interview.turn.group == Turn.Group("Identity", after: ["C", "Note"]))
    // What gives much away does not stand beside other questions.
    #expect(desk.interview.turn.trail == ["A  ••••"])
    desk.type("ill")
    #expect(
      desk.interview.turn.group == Turn.Group("Identity", before: ["B  ••••"], after: ["Note"]))
    desk.type("", "")
    #expect(desk.at == "d")
    #expect(desk.interview.turn.group == nil)
  }
}
