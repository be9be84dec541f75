import FrunDomain
import Testing

@Suite("Tests: drawing, answering, marking")
struct TestPaperTests {
  private func question(_ text: String) throws -> GiftQuestion {
    try #require(GiftBank(parsing: text).questions.first)
  }

  private func points(_ text: String, _ typed: String) throws -> Double? {
    let question = try question(text)
    let answer = try #require(question.answer(typed: typed), "\(text): \(typed)")
    return question.points(for: answer)
  }

  @Test("marks of every sort of question, from what is typed")
  func marks() throws {
    let single = "Q{~a =b ~%50%c}"
    let several = "Q{~%50%a ~%50%b ~%-100%c ~d}"
    let rows: [(String, String, Double?)] = [
      (single, "b", 100), (single, "B", 100), (single, "c", 50), (single, "a", 0),
      (single, "-", 0), (several, "a b", 100), (several, "ba", 100), (several, "a", 50),
      (several, "abc", 0), (several, "c", 0), (several, "abd", 100), ("Q{T}", "t", 100),
      ("Q{F}", "true", 0), ("Q{F}", "f", 100), ("Q{=Red cross =%50%cross}", " red  CROSS ", 100),
      ("Q{=Red cross =%50%cross}", "Cross", 50), ("Q{=Red cross}", "red", 0),
      ("Q{=%100%*cross*}", "a red cross here", 100), ("Q{#5:1}", "6", 100), ("Q{#5:1}", "6.1", 0),
      ("Q{#=5 =%25%1..9}", "5", 100), ("Q{#=5 =%25%1..9}", "9", 25), ("Q{#2.5}", "2,5", 100),
      ("Q{#12}", "١٢", 100), ("Q{#0.3:0.1}", "0.4", 100), ("Q{}", "words", nil), ("Q{}", "", 0),
      ("Q{=a->1 =b->2 =c->3}", "1a 2b 3c", 100), ("Q{=a->1 =b->2}", "ab", 100),
      ("Q{=a->1 =b->2}", "ba", 0), ("Q{=a->1 =b->2}", "2b", 50),
      ("Q{~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-100%d}", "a b c", 100),
    ]
    for (text, typed, expected) in rows {
      #expect(try points(text, typed) == expected, "\(text) \(typed)")
    }
  }

  @Test("what cannot be an answer is refused, not counted as wrong")
  func typed() throws {
    for (text, typed) in [
      ("Q{~a =b}", "c"), ("Q{~a =b}", "ab"), ("Q{~a =b}", "1"), ("Q{T}", "x"), ("Q{#5}", "five"),
      ("Q{=a->1 =b->2}", "3a"), ("Q{=a->1 =b->2}", "1c"), ("Q{=a->1 =b->2}", "1a 1b"),
      ("Q{=a->1 =b->2}", "1"), ("Q{=a->1 =b->2}", "99999999999999999999a"),
    ] {
      #expect(try question(text).answer(typed: typed) == nil, "\(text) \(typed)")
    }
  }

  @Test("the same seed draws the same paper, which is read back as it was stored")
  func drawing() throws {
    let text = (1...30).map { "// [id:Q\($0)]\nQuestion \($0){=r\($0) ~w\($0) ~v\($0) ~u\($0)}" }
    let bank = GiftBank(parsing: text.joined(separator: "\n\n")).questions
    let paper = TestPaper(drawing: 10, from: bank, seed: [1, 2, 3])
    #expect(paper.questions.count == 10)
    #expect(Set(paper.questions.compactMap(\.id)).count == 10)
    #expect(TestPaper(drawing: 10, from: bank, seed: [1, 2, 3]) == paper)
    #expect(TestPaper(drawing: 10, from: bank, seed: [1, 2, 4]) != paper)
    let back = TestPaper(stored: paper.stored)
    #expect(back.asked.map(\.key) == paper.asked.map(\.key))
    #expect(back.asked.map(\.id) == paper.asked.map(\.id))
    // Pinned: a paper that was printed must be drawn again on any machine, in any version.
    #expect(
      paper.asked.map { ($0.id ?? "") + $0.key }.joined(separator: " ")
        == Self.pinned)
    #expect(TestPaper(drawing: nil, from: bank, seed: [9]).questions.count == 30)
    #expect(TestPaper(drawing: 99, from: bank, seed: [9]).questions.count == 30)
    // Every place of the right answer comes up: no letter is safe to guess.
    let keys = (0..<40).flatMap { TestPaper(drawing: 10, from: bank, seed: [$0]).asked.map(\.key) }
    for letter in ["a", "b", "c", "d"] {
      #expect((70...130).contains(keys.filter { $0 == letter }.count), "\(letter)")
    }
  }

  private static let pinned = "Q12b Q15b Q23b Q10c Q3a Q2b Q7c Q18a Q13d Q25d"

  @Test("answers, marks and score; what waits for a person counts as nothing yet")
  func answers() throws {
    let paper = TestPaper(
      GiftBank(parsing: "// [id:A]\nQ{T}\n\nread\n\n// [id:B]\nQ{}\n\nQ{=a ~b ~%33.33333%c}\n")
        .questions)
    let answers = TestAnswers([.places([0]), .text("words"), .places([2])], to: paper)
    #expect(answers.items.map(\.question) == ["A", "B", "3"])
    #expect(answers.awaiting == 1)
    #expect(answers.scoreText == "44.4444")
    #expect(TestAnswers(stored: answers.stored)?.awaiting == 1)
    #expect(TestAnswers(stored: answers.stored)?.items[2].points == 33.3333)
    #expect(TestAnswers(stored: answers.stored)?.items[0] == answers.items[0])
    var marked = answers
    marked.items[1].points = 50
    #expect(marked.scoreText == "61.1111")
    #expect(TestAnswers([], to: paper).scoreText == "0")
    #expect(TestAnswers(stored: "[1]") == nil && TestAnswers(stored: "x") == nil)
  }

  @Test("feedback of a true-or-false question: the first is for the wrong answer")
  func feedback() throws {
    let question = try question("Q{F#wrong#right####general}")
    #expect(question.feedback(for: .places([0])).map(\.text) == ["wrong", "general"])
    #expect(question.feedback(for: .places([1])).map(\.text) == ["right", "general"])
  }

  @Test("a rubric: levels, which pass, what is wrong with it")
  func rubric() throws {
    let rubric = Rubric(
      parsing: """
        # Practical
        Pass: all>=2, R1>=3
        ## Talk
        - [R1] Hears
          - 1: no
          - 2: a little
          - 3: well
            and long
          - 4: best
        - [R2] Asks
          - 1: a
          - 2: b
          - 3: c
          - 4: d
        """)
    #expect(rubric.problems == [])
    #expect(rubric.criteria.map(\.id) == ["R1", "R2"])
    #expect(rubric.criteria[0].levels[2] == "well and long" && rubric.criteria[1].section == "Talk")
    #expect(rubric.passes(RubricLevels(["R1": 3, "R2": 2])))
    #expect(rubric.failing(RubricLevels(["R1": 2, "R2": 4])).map(\.id) == ["R1"])
    #expect(rubric.failing(RubricLevels(["R1": 4])).map(\.id) == ["R2"])
    let bad = Rubric(parsing: "# P\n  1: x\nPass: R9>=2, all>=7\n- [R1] A\n  2: x\n- [R1] B\n")
    #expect(bad.problems.map(\.line) == [2, 5, 6, 4, 3, 3])
    #expect(!Rubric(parsing: "").passes(RubricLevels([:])))
    #expect(RubricLevels(parsing: "R10=1, R2=4")?.text == "R2=4 R10=1")
    for text in ["R1", "R1=5", "R1=2 R1=3", "=2", "R1=2=3"] {
      #expect(RubricLevels(parsing: text) == nil)
    }
  }
}
