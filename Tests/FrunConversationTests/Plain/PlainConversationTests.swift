import FrunConversation
import FrunKit
import FrunTerminal
import Testing

/// Whole conversations as text: what is said, what is typed, what is replied.
@Suite struct PlainConversationTests {
  struct Run {
    var replies: [TurnReply]
    var said: String
    var hidden: Int
  }

  private func run(
    _ turns: [Turn], _ input: String, unlock: ((String) throws -> Bool)? = nil
  ) throws -> Run {
    let sink = MemorySink()
    let terminal = FixedTerminal(isInputTerminal: true, isErrorTerminal: true)
    let streams = StandardStreams(
      input: MemorySource(input), output: MemorySink(), error: sink, terminal: terminal,
      interruption: NoInterruption())
    var settings = ConversationSettings()
    settings.isPlain = true
    settings.unlock = unlock
    let conversation = Conversation(streams: streams, settings: settings)
    let replies = try turns.map { try conversation.converse($0) }
    return Run(replies: replies, said: sink.text, hidden: terminal.timesHidden)
  }

  private static let start =
    "Answers stay in this window's scrollback: clear it when you are done.\n"

  @Test func aQuestionIsSaidInItsOrder() throws {
    var turn = SampleTurns.name
    turn.problem = "at least 2 letters"
    turn.notices = ["3 answers were set aside."]
    let run = try run([turn], "Amina\n")
    #expect(run.replies == [.value("Amina")])
    #expect(
      run.said == Self.start + """
        3 answers were set aside.
        error: at least 2 letters
        Identity · 3 of about 47
        What is your name? (required)
        answer now: Amina
        Enter keeps it; :clear takes it away
        Answer: 
        """)
  }

  @Test func anAnswerThatIsThereIsKeptByEnter() throws {
    var turn = SampleTurns.name
    turn.initial = "Amina"
    let run = try run([turn], "\n")
    #expect(run.replies == [.value("")])
    #expect(run.said.contains("answer now: Amina\nEnter keeps it; :clear takes it away\n"))
  }

  @Test func aGroupIsSaidAtItsFirstQuestion() throws {
    var turn = SampleTurns.name
    turn.group = Turn.Group("Identity", after: ["Age", "Sex"])
    #expect(try run([turn], "\n").said.contains("Identity, together with: Age; Sex\n"))
    turn.group = Turn.Group("Identity", before: ["Age  9"], after: ["Sex"])
    #expect(try !run([turn], "\n").said.contains("together"))
  }

  @Test func optionsAreNumberedAndTheChoiceIsInWords() throws {
    let run = try run([SampleTurns.one], "9\nzz\ntürk\n")
    #expect(run.replies == [.value("tü")])
    #expect(
      run.said == Self.start + """
        Where were you last together?
        1. Italy
        2. Greece
        3. Türkiye
        4. Côte d’Ivoire
        selected: 2 Greece
        Choice: error: choose one of the list
        Choice: error: nothing matches
        Choice: 
        """)
    #expect(try self.run([SampleTurns.one], "\n").replies == [.value("gr")])
    #expect(try self.run([SampleTurns.one], "٣\n").replies == [.value("tü")])
  }

  @Test func aLongListIsSearchedByPartOfAName() throws {
    let run = try run([SampleTurns.district], "harbour\n")
    #expect(run.replies == [.value("d14")])
    #expect(
      run.said.contains(
        "676 options. Type part of a name, or a number from the last list.\nChoice: "))
    let listed = try self.run([SampleTurns.district], "district 67\nd67\n")
    #expect(listed.replies == [.value("d67")])
    let byNumber = try self.run([SampleTurns.district], "67\n2\n")
    #expect(byNumber.said.contains("1. District 67\n2. District 670\n"))
    #expect(byNumber.replies == [.value("d670")])
    let many = try self.run([SampleTurns.district], "dist\n20\n")
    #expect(many.said.contains("the first 20 of 676 are listed; type more of the name"))
    #expect(many.replies == [.value("d20")])
  }

  @Test func severalAreChosenAndReadBack() throws {
    let run = try run([SampleTurns.languages], "1 3\n2\n4\n\n")
    #expect(run.replies == [.values(["none"])])
    #expect(
      run.said.hasSuffix(
        """
        A number selects an option or takes it back.
        selected: 2 Kurdish
        Choice, or an empty line when done: selected: 1 Arabic, 2 Kurdish, 3 French
        Choice, or an empty line when done: selected: 1 Arabic, 3 French
        Choice, or an empty line when done: no longer selected: Arabic, French
        selected: 4 None of these
        Choice, or an empty line when done: 
        """))
  }

  @Test func hintsComeOnceForEachKind() throws {
    let twice = try run([SampleTurns.languages, SampleTurns.languages], "\n\n")
    #expect(twice.said.split(separator: "takes it back").count == 2)
    let on = try run([SampleTurns.name, SampleTurns.name], ":hints on\nA\nB\n")
    #expect(on.said.contains("hints on\n"))
    #expect(on.said.split(separator: "As the child says it").count == 2)
    let off = try run([SampleTurns.name], "A\n").said
    #expect(!off.contains("As the child says it"))
    let asked = try run([SampleTurns.name], "?\nA\n").said
    #expect(asked.contains("As the child says it\nSpell it with the child.\n"))
    #expect(asked.contains("\n:back - back\n"))
    #expect(!asked.contains(":finish"))
  }

  @Test(
    arguments: [
      (SampleTurns.name, ":back\n", .action(.back)),
      (SampleTurns.name, ":SKIP refused\n", .action(.skip, argument: "refused")),
      (SampleTurns.name, ":save\n", .action(.saveAndLeave)),
      (SampleTurns.name, ":goto date of birth\n:back\n", .action(.back)),
      (SampleTurns.name, "::)\n", .value(":)")), (SampleTurns.name, ":\n", .value(":")),
      (SampleTurns.name, ":xyz\nA\n", .value("A")),
      (SampleTurns.family, ":edit 2\n", .action(.edit, argument: "r2")),
      (SampleTurns.family, ":delete 7\n:delete 1\n", .action(.delete, argument: "r1")),
      (SampleTurns.family, ":add\n", .action(.add)), (SampleTurns.family, "\n", .value("")),
      (SampleTurns.review, "3\n", .action(.edit, argument: "q9")),
      (SampleTurns.review, ":finish\n", .action(.finish)),
      (SampleTurns.age, "abc\n١٢\n", .value("12")), (SampleTurns.age, "\n", .value("")),
      (SampleTurns.order, "3 1\n\n", .values(["tü", "it", "gr", "cô"])),
      (SampleTurns.story, "We walked.\n\n:not a word\n.\n", .value("We walked.\n\n:not a word")),
      (SampleTurns.story, "\n", .value("")),
      (SampleTurns.story, ":back\n:save\n", .action(.saveAndLeave)),
      (SampleTurns.alone, "n\n", .value("no")), (SampleTurns.alone, "1\n", .value("yes")),
      (SampleTurns.alone, "\n", .value("")), (SampleTurns.note, "\n", .value("")),
      // The end of the input keeps the draft.
      (SampleTurns.name, "", .action(.saveAndLeave)),
    ] as [(Turn, String, TurnReply)])
  func replies(turn: Turn, input: String, expected: TurnReply) throws {
    #expect(try run([turn], input).replies == [expected])
  }

  @Test func whatIsNotPossibleIsSaid() throws {
    let run = try run([SampleTurns.age], ":finish\n:nonsense\n5\n")
    #expect(
      run.said.hasSuffix(
        "Number: error: not possible here\nNumber: error: no such word; :help lists them\nNumber: ")
    )
  }

  @Test func aRosterAndAReviewAreSaidLineByLine() throws {
    let run = try run([SampleTurns.family, SampleTurns.review], "\n:finish\n")
    #expect(
      run.said.contains(
        """
        Family
        Family members
        Brothers and sisters
        1 of 3 filled
        1. Name: Samir, Relation: brother, Age: 9
        2. Name: Noor, Relation: sister, incomplete

        """))
    #expect(
      run.said.contains(
        """
        Identity
        1. Name: Amina
        2. Date of birth (missing)
        Age: 12
        Family
        3. Uncle: Omar (will not be stored)

        """))
  }

  @Test func aMaskedAnswerIsHidden() throws {
    let run = try run([SampleTurns.code], "geheim\n")
    #expect(run.replies == [.value("geheim")])
    #expect(run.hidden == 1)
    #expect(run.said.contains("not shown while typed"))
  }

  @Test func theLockOpensWithThePassphraseOnly() throws {
    let run = try run(
      [SampleTurns.age], ":lock\nwrong\nright\n12\n", unlock: { $0 == "right" })
    #expect(run.replies == [.value("12")])
    #expect(run.said.contains("\u{1B}[H\u{1B}[2J\u{1B}[3J"))
    #expect(run.said.contains("error: This does not open the vault."))
    #expect(run.hidden == 2)
    #expect(!run.said.contains("right"))
  }

  @Test func nothingSaidIsAnOrderToTheTerminal() throws {
    let said = try run([SampleTurns.hostile], "?\n1\n").said
    let isClean = said.unicodeScalars.allSatisfy {
      $0 == "\n" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value))
    }
    #expect(isClean)
  }

  @Test func aClosedInputDoesNotAskForEver() throws {
    #expect(throws: PromptError.ended) {
      try run([SampleTurns.age, SampleTurns.age, SampleTurns.age], "")
    }
  }

  @Test func arabicIsSaidInArabic() throws {
    let said = try run([SampleTurns.arabic], "رنا\n").said
    #expect(said.contains("خطأ: الاسم قصير جدًا\n"))
    #expect(said.contains("ما اسم والدتك؟ (مطلوب)\n"))
    #expect(said.hasSuffix("الإجابة: "))
  }
}
