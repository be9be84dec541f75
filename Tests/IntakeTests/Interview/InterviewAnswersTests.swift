import FrunDomain
import FrunForms
import FrunKit
import Testing

@testable import Intake

/// Dates, choices, rosters.
@Suite struct InterviewAnswersTests {
  private func path(_ text: String) -> AnswerPath { AnswerPath(text) ?? AnswerPath([]) }

  // MARK: Dates

  @Test(arguments: [
    ("2015", "2015-01-01", "2015"), ("3/2015", "2015-03-01", "2015-03"),
    ("12 mar 2015", "2015-03-12", ""), ("about 2015", "2015-01-01", "~2015"),
    ("age 9", "2017-01-01", "~2017"), ("١٢ مارس ٢٠١٥", "2015-03-12", ""),
  ]) func datesAsPeopleSayThem(_ typed: String, _ stored: String, _ known: String) throws {
    let desk = try InterviewFixture("type,name,label\ndate,born,Born\ntext,x,X")
    desk.type(typed)
    #expect(desk.answer("born") == stored)
    #expect(desk.interview.book.dates.values.first?.description ?? "" == known)
    #expect(desk.isReplayable)
  }

  @Test func whatWasUnderstoodIsReadBack() throws {
    let desk = try InterviewFixture("type,name,label\ndate,born,Born\ntext,x,X")
    desk.type("12.3.2015")
    #expect(desk.interview.turn.question == "Which day is meant?")
    #expect(
      desk.choices.map(\.label) == [
        "12 March 2015 (Thursday 2015-03-12, 11 years)",
        "3 December 2015 (Thursday 2015-12-03, 10 years)",
      ])
    desk.type("2")
    #expect(desk.answer("born") == "2015-12-03")
    #expect(desk.interview.turn.notices == ["Born: Thursday 2015-12-03, 10 years"])
    desk.act(.back)
    desk.type("30 feb 2015")
    #expect(desk.interview.turn.problem == "There is no such day in the calendar.")
    #expect(desk.interview.turn.typed == "30 feb 2015")
    #expect(desk.answer("born") == "2015-12-03")
  }

  @Test func otherCalendars() throws {
    let desk = try InterviewFixture(
      "type,name,label,appearance\ndate,born,Born,persian\ndate,left,Left,\ntext,x,X,",
      calendar: .ummAlQura)
    #expect(desk.interview.turn.hint.hasSuffix("In the persian calendar."))
    desk.type("۱ فروردین ۱۴۰۳")
    #expect(desk.answer("born") == "2024-03-20")
    #expect(
      desk.interview.turn.notices == ["Born: Wednesday 2024-03-20, 2 years = 1 Farvardin 1403"])
    desk.type("1 ramadan 1445")
    #expect(desk.answer("left") == "2024-03-11")
    desk.act(.back)
    desk.type("2024-03-12")
    #expect(desk.answer("left") == "2024-03-12")
  }

  @Test func aYearIsNotEnoughWhereTheFormCountsDays() throws {
    let desk = try InterviewFixture(
      """
      type,name,label,calculation,save_to
      date,born,Born,,
      calculate,birth,,${born},person#birthDate
      date,own,Own,,person#birthDate
      """, entities: "list_name,label\nperson,x")
    desk.type("2015")
    #expect(desk.interview.turn.problem?.hasPrefix("The whole day is needed") == true)
    desk.type("12 mar 2015")
    desk.type("2015")
    #expect(desk.answer("own") == "2015-01-01")
  }

  // MARK: Choices

  private static let lists = """
    list_name,name,label,region
    symptom,fever,Fever,
    symptom,cough,Cough,
    symptom,none,None,
    region,n,North,
    region,s,South,
    town,a,Aleppo,n
    town,d,Daraa,s
    """

  @Test func exclusiveChoicesAreReadFromTheConstraint() throws {
    let desk = try InterviewFixture(
      """
      type,name,label,constraint
      select_multiple symptom,s,Symptoms,"not(selected(., 'none') and count-selected(.) > 1)"
      text,x,X,
      """, choices: Self.lists)
    guard case .many(_, _, let exclusive) = desk.interview.turn.field else {
      Issue.record("\(desk.interview.turn.field)")
      return
    }
    #expect(exclusive == ["none"])
    _ = desk.interview.take(.values(["fever", "none"]))
    #expect(desk.interview.turn.problem == "“None” goes with no other answer.")
    _ = desk.interview.take(.values(["fever", "cough"]))
    #expect(desk.answer("s") == "fever cough")
    desk.act(.back)
    #expect(desk.interview.turn.current == "Fever, Cough")
    _ = desk.interview.take(.values([]))
    #expect(desk.answer("s") == "")
    #expect(desk.isReplayable)
  }

  @Test func cascadesShowWhatTheyClear() throws {
    let desk = try InterviewFixture(
      """
      type,name,label,choice_filter
      select_one region,r,Region,
      select_one town,t,Town,region = ${r}
      text,x,X,
      """, choices: Self.lists)
    desk.type("n", "a")
    desk.act(.goTo, "r")
    desk.type("s")
    #expect(
      desk.interview.turn.question
        == "1 answer will be cleared, because it is no longer offered.\nTown  Aleppo")
    desk.type("yes")
    #expect(desk.answer("t") == "")
    #expect(desk.at == "t")
    #expect(desk.choices.map(\.value) == ["d"])
    #expect(desk.isReplayable)
  }

  @Test func ranksAndAcknowledgements() throws {
    let desk = try InterviewFixture(
      "type,name,label\nrank symptom,r,Order\nacknowledge,a,Understood?\nimage,i,Photo\ntext,x,X",
      choices: Self.lists)
    _ = desk.interview.take(.values(["none", "fever"]))
    #expect(desk.interview.turn.problem == "Every choice needs its place.")
    _ = desk.interview.take(.values(["none", "fever", "cough"]))
    #expect(desk.answer("r") == "none fever cough")
    desk.type("yes")
    #expect(desk.answer("a") == "OK")
    desk.type("/tmp/photo.jpg")
    #expect(desk.interview.turn.problem?.hasPrefix("Files cannot be kept") == true)
    desk.type("")
    #expect(desk.at == "x")
  }

  // MARK: Rosters

  private static let family = """
    type,name,label,repeat_count,relevant
    begin_repeat,family,Brothers and sisters,,
    text,first,Name,,
    integer,age,Age,,
    text,town,Town,,${age} > 5
    end_repeat,,,,
    text,x,X,,
    """

  @Test func rostersBeginWithTheQuestionWhetherThereAreAny() throws {
    let desk = try InterviewFixture(Self.family)
    #expect(desk.interview.turn.question == "Brothers and sisters: are there any?")
    desk.type("no")
    #expect(desk.at == "x")
    desk.act(.back)
    desk.type("yes")
    #expect(desk.at == "family[1]/first")
    #expect(desk.interview.turn.header == ["Brothers and sisters › 1 · 1 of about 3"])
    desk.type("Amina", "9")
    #expect(desk.interview.turn.header == ["Brothers and sisters › 1: Amina · 3 of about 4"])
    desk.type("Homs")
    #expect(desk.at == "family")
    guard case .roster(let roster) = desk.interview.turn.field else { return }
    #expect(roster.columns == ["Name", "Age", "Town"])
    #expect(roster.rows == [.init("1", ["Amina", "9", "Homs"])])
    desk.act(.copyRow, "1")
    #expect(desk.choices.map(\.label) == ["Name  Amina", "Age  9", "Town  Homs"])
    _ = desk.interview.take(.values(["family[1]/town"]))
    #expect(desk.at == "family[2]/first")
    #expect(desk.answer("family[2]/town") == "Homs")
    desk.type("Omar", "12", "")
    desk.act(.delete, "1")
    #expect(
      desk.interview.turn.question == "“1: Amina” was deleted.\n3 answers were in it.")
    desk.type("undo")
    #expect(desk.answer("family[1]/first") == "Amina")
    #expect(desk.answer("family[2]/first") == "Omar")
    desk.act(.delete)
    #expect(desk.choices.map(\.label) == ["1: Amina", "2: Omar"])
    desk.type("1")
    desk.type("go")
    #expect(desk.answer("family[1]/first") == "Omar")
    desk.act(.back)
    desk.type("")
    #expect(desk.at == "x")
    #expect(desk.isReplayable)
  }

  @Test func whatBelongsToRowsMovesWithThem() throws {
    let desk = try InterviewFixture(Self.family)
    desk.type("yes", "A", "")
    desk.act(.add)
    desk.type("B")
    desk.act(.skip, "refused")
    desk.act(.goTo, "family[2]/first")
    desk.act(.note, "twin")
    desk.act(.goTo, "family")
    desk.act(.delete, "1")
    desk.type("go")
    #expect(desk.interview.book.notes == [path("family[1]/first"): "twin"])
    #expect(desk.interview.book.missing == [path("family[1]/age"): .refused])
    #expect(desk.isReplayable)
  }

  private static let counted = """
    type,name,label,repeat_count
    integer,n,How many?,
    begin_repeat,child,Children,${n}
    text,first,Name,
    end_repeat,,,
    text,x,X,
    """

  @Test func countedRowsAreFilledOneAfterTheOther() throws {
    let desk = try InterviewFixture(Self.counted)
    desk.type("2")
    #expect(desk.at == "child")
    #expect(desk.interview.turn.hint == "0 of 2 filled")
    desk.type("", "A")
    #expect(desk.interview.turn.hint == "1 of 2 filled")
    desk.act(.add)
    #expect(desk.interview.turn.notices == ["The form decides how many there are."])
    desk.type("", "B")
    #expect(desk.interview.turn.hint == "2 of 2 filled")
    desk.type("")
    #expect(desk.at == "x")
  }

  @Test func fewerRowsAskWhichGo() throws {
    let desk = try InterviewFixture(Self.counted)
    desk.type("3", "", "A", "", "B", "", "C")
    desk.act(.goTo, "n")
    desk.type("2")
    #expect(
      desk.interview.turn.question
        == "Only 2 of 3 rows stay. Which ones go?\nChoose 1 of them.")
    #expect(desk.choices.map(\.label) == ["1: A", "2: B", "3: C"])
    _ = desk.interview.take(.values([]))
    #expect(desk.interview.turn.problem == "Choose 1 of them.")
    _ = desk.interview.take(.values(["1"]))
    #expect(desk.answer("child[1]/first") == "B")
    #expect(desk.answer("child[2]/first") == "C")
    #expect(desk.answer("n") == "2")
    desk.act(.goTo, "n")
    desk.type("0")
    #expect(desk.interview.turn.question.hasPrefix("2 answers will be cleared"))
    desk.type("no")
    #expect(desk.answer("child[2]/first") == "C")
    #expect(desk.isReplayable)
  }
}
