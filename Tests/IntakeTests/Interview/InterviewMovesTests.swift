import FrunDomain
import FrunForms
import FrunKit
import Testing

@testable import Intake

/// Moving through a form, and what is kept beside the answers.
@Suite struct InterviewMovesTests {
  private static let survey = """
    type,name,label::English (en),label::French (fr),required,relevant,constraint,constraint_message,appearance
    begin_group,person,The person,La personne,,,,,
    text,full_name,Name,Nom,yes,,,,
    integer,age,Age,Âge,,,. < 120,Under 120.,
    select_one yes_no,school,At school?,À l’école ?,,${age} < 18,,,
    text,which,Which school?,,,${school} = 'yes',,,
    end_group,,,,,,,,
    text,secret,Code,Code,,,,,masked
    note,thanks,Thank you,Merci,,,,,
    """
  private static let choices = """
    list_name,name,label::English (en),label::French (fr)
    yes_no,yes,Yes,Oui
    yes_no,no,No,Non
    """

  private func begun() throws -> InterviewFixture {
    try InterviewFixture(Self.survey, choices: Self.choices)
  }

  @Test func questionsComeAsTheyBecomeRelevant() throws {
    let desk = try begun()
    #expect(desk.interview.turn.header == ["The person · 1 of about 3"])
    desk.type("Layan", "9")
    #expect(desk.at == "person/school")
    #expect(desk.interview.turn.header == ["The person · 3 of about 4"])
    #expect(desk.interview.turn.trail == ["Name  Layan", "Age  9"])
    desk.type("yes")
    #expect(desk.at == "person/which")
    #expect(desk.interview.turn.header == ["The person · 4 of about 5"])
    desk.type("North", "1234")
    #expect(desk.at == "thanks")
    #expect(desk.interview.turn.field == .note)
    #expect(desk.interview.turn.trail.last == "Code  ••••")
    desk.type("")
    #expect(desk.at == "review")
    #expect(desk.interview.progress.percent == 100)
    #expect(desk.isReplayable)
  }

  @Test func backWorksPastAnInvalidAnswerAndKeepsWhatWasTyped() throws {
    let desk = try begun()
    desk.type("Layan", "200")
    #expect(desk.interview.turn.problem == "Under 120.")
    #expect(desk.interview.turn.typed == "200")
    #expect(desk.at == "person/age")
    desk.act(.back, typed: "20")
    #expect(desk.at == "person/full_name")
    #expect(desk.interview.turn.current == "Layan")
    desk.act(.back)
    #expect(desk.interview.turn.notices == ["This is the first question."])
    desk.type("")
    #expect(desk.answer("person/full_name") == "Layan")
    #expect(desk.interview.turn.typed == "20")
    #expect(desk.interview.turn.problem == nil)
    desk.type("20")
    #expect(desk.at == "secret")
  }

  @Test func requiredQuestionsAreAnsweredOrGivenAReason() throws {
    let desk = try begun()
    desk.type("")
    #expect(desk.interview.turn.problem?.hasPrefix("An answer is needed") == true)
    desk.act(.skip)
    #expect(desk.choices.map(\.value) == Missing.allCases.map(\.rawValue))
    desk.type("refused")
    #expect(desk.at == "person/age")
    #expect(
      desk.interview.book.missing == [
        AnswerPath([.init(name: "person"), .init(name: "full_name")]): .refused
      ])
    desk.act(.skip, "later")
    desk.act(.back)
    #expect(desk.interview.turn.current == "(come back later)")
    desk.act(.goTo, "secret")
    desk.type("", "")
    #expect(desk.at == "review")
    guard case .review(let sections) = desk.interview.turn.field else { return }
    #expect(sections.map(\.title).prefix(2) == ["Still needed", "To come back to"])
    #expect(sections[0].items.map(\.label) == ["Name"])
    #expect(sections[0].items.map(\.value) == ["(refuses to say)"])
    #expect(sections[1].items.map(\.label) == ["Age"])
    // An answer takes the reason away.
    desk.act(.edit, "person/full_name")
    desk.type("Layan")
    #expect(desk.at == "review")
    #expect(desk.interview.book.missing.count == 1)
    #expect(desk.isReplayable)
  }

  @Test func notesClearingAndReasons() throws {
    let desk = try begun()
    desk.type("Layan")
    desk.act(.back)
    desk.act(.note)
    desk.type("as her aunt says it")
    #expect(desk.interview.turn.current == "Layan; note: as her aunt says it")
    desk.act(.note, "shorter")
    #expect(desk.interview.book.notes.values.first == "shorter")
    desk.act(.clear)
    #expect(desk.answer("person/full_name") == "")
    #expect(desk.at == "person/full_name")
    desk.act(.skip, "doesn't")
    #expect(desk.choices.count == 5)
    desk.act(.back)
    desk.act(.skip, "does not know")
    #expect(desk.interview.book.missing.values.first == .unknown)
    #expect(desk.isReplayable)
  }

  @Test(arguments: [
    ("age", "person/age"), ("Code", "secret"), ("NAME", "person/full_name"), ("nothing", ""),
  ]) func goingTo(_ text: String, _ place: String) throws {
    let desk = try begun()
    desk.act(.goTo, text)
    #expect(desk.at == (place.isEmpty ? "person/full_name" : place))
    #expect(desk.interview.turn.notices.isEmpty == !place.isEmpty)
  }

  @Test func goingToOneOfSeveral() throws {
    let desk = try begun()
    desk.type("Layan", "9", "yes")
    desk.act(.goTo, "school")
    // The name of a question is exact; part of a label may be several.
    #expect(desk.at == "person/school")
    desk.act(.goTo, "ool?")
    #expect(desk.choices.map(\.label) == ["At school?", "Which school?"])
    desk.type("person/which")
    #expect(desk.at == "person/which")
    desk.act(.goTo)
    #expect(desk.choices.count == 6)
  }

  @Test func languagesAreSwitchedAtAnyMoment() throws {
    let desk = try begun()
    desk.act(.language, "fr")
    #expect(desk.interview.turn.question == "Nom")
    #expect(desk.interview.turn.header == ["La personne · 1 sur environ 3"])
    #expect(desk.interview.turn.language == "fr")
    desk.act(.language)
    #expect(desk.choices.map(\.value) == ["en", "fr", "fr+en"])
    desk.type("fr+en")
    #expect(desk.interview.turn.secondary == "Name")
    desk.type("Layan", "9", "yes")
    #expect(desk.interview.turn.question == "Which school? (non traduit)")
    desk.act(.language, "tlh")
    #expect(desk.choices.count == 3)
    desk.type("en")
    #expect(desk.interview.turn.secondary == nil)
    #expect(desk.isReplayable)
  }

  @Test func whyAQuestionIsAsked() throws {
    let desk = try begun()
    desk.type("Layan", "9")
    desk.act(.why)
    #expect(
      desk.interview.turn.question
        == "Why this is asked\nrelevant: ${age} < 18 → true\n  Age: 9")
    desk.type("")
    #expect(desk.at == "person/school")
  }

  @Test func answersAreSetAsideOnlyAfterAsking() throws {
    let desk = try begun()
    desk.type("Layan", "9", "yes", "North")
    desk.act(.goTo, "age")
    desk.type("30")
    #expect(desk.interview.turn.question.hasPrefix("2 answers will be set aside.\n"))
    #expect(desk.interview.turn.question.contains("Which school?  North"))
    #expect(desk.answer("person/age") == "9")
    desk.type("no")
    #expect(desk.at == "person/age")
    #expect(desk.answer("person/age") == "9")
    desk.type("30")
    desk.type("yes")
    #expect(desk.answer("person/age") == "30")
    #expect(desk.at == "secret")
    desk.act(.review)
    guard case .review(let sections) = desk.interview.turn.field else { return }
    #expect(sections.last?.title == "Set aside, will not be stored")
    #expect(sections.last?.items.map(\.value) == ["Yes", "North"])
    desk.act(.goTo, "age")
    desk.type("9")
    #expect(desk.interview.turn.notices == ["2 answers came back"])
    #expect(desk.answer("person/which") == "North")
    #expect(desk.isReplayable)
  }

  @Test func leavingAndFinishing() throws {
    let desk = try begun()
    #expect(desk.act(.saveAndLeave) == .leave)
    #expect(desk.act(.hangUp) == .leave)
    #expect(desk.act(.finish) == .finish)
    desk.act(.overview)
    #expect(desk.at == "overview")
    desk.act(.edit, "secret")
    desk.type("x")
    #expect(desk.at == "thanks")
    desk.act(.review)
    #expect(
      desk.interview.turn.question.hasSuffix("The form is not complete yet: 1 still to do."))
    #expect(desk.interview.take(.value("")) == .finish)
  }
}
