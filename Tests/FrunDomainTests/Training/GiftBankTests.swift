import FrunText
import Testing

@testable import FrunDomain

@Suite("Question banks in GIFT")
struct GiftBankTests {
  private func one(_ text: String) throws -> GiftQuestion {
    let bank = GiftBank(parsing: text)
    #expect(bank.problems == [], "\(text)")
    return try #require(bank.questions.first)
  }

  @Test("sorts of questions follow from their answers")
  func kinds() throws {
    func name(_ text: String) throws -> String {
      switch try one(text).kind {
      case .description: "description"
      case .trueFalse: "trueFalse"
      case .choice: "choice"
      case .short: "short"
      case .numerical: "numerical"
      case .matching: "matching"
      case .essay: "essay"
      }
    }
    let rows = [
      ("Read this.", "description"), ("Q{}", "essay"), ("Q{####said}", "essay"),
      ("Q{T}", "trueFalse"), ("Q{ FALSE #a#b }", "trueFalse"), ("Q{Two}", "short"),
      ("Q{T#a#b#c}", "short"), ("Q{=a=b}", "short"), ("Q{~a=b}", "choice"),
      ("Q{~%50%a~%50%b}", "choice"), ("Q{=a->1 =b->2}", "matching"), ("Q{=a->1 ~b}", "choice"),
      ("Q{#5}", "numerical"), ("Q{#=5:1 =%50%5:3}", "numerical"), ("Q{#1..5#said}", "numerical"),
    ]
    for (text, kind) in rows { #expect(try name(text) == kind, "\(text)") }
  }

  @Test("categories, ids, tags and lines, with CRLF and a byte order mark")
  func structure() throws {
    let text =
      "\u{FEFF}// head\r\n$CATEGORY: X/post\r\n\r\n// [id:X-1] [tag:C01]\r\n\r\n::One:: Q{T}\r\n"
      + "// [id:not this]\r\n \r\n// [id:X-2]\r\nمن؟ {=نعم ~لا}\r\n$CATEGORY: is text here{T}\r\n"
    let bank = GiftBank(parsing: text)
    #expect(bank.problems.map(\.line) == [11])
    let first = try #require(bank.questions.first)
    #expect(first.id == "X-1" && first.tags == ["C01"] && first.line == 6)
    #expect(first.category == "X/post" && first.title == "One")
    #expect(bank.questions(part: "post").count == 1 && bank.questions(part: "pre").isEmpty)
  }

  @Test(
    "faults name their line and the rest is read",
    arguments: [
      ("Q{=a", 1), ("Q =a}", 1), ("Q{~%200%a =b}", 1), ("Q{#}", 1), ("Q{#x}", 1), ("Q{#5..1}", 1),
      ("Q{#5:-1}", 1), ("Q{=a ~}", 1), ("::no end Q{T}", 1), ("Q{T}\nP{F}", 2),
      ("Q\n{\n~a\n~%999%b}", 4), ("Q{#nan}", 1), ("Q{#0x10}", 1), ("Q{#1e999}", 1),
    ] as [(String, Int)])
  func faults(_ text: String, _ line: Int) {
    let bank = GiftBank(parsing: text + "\n\nGood{T}\n")
    #expect(bank.problems.map(\.line) == [line], "\(text)")
    #expect(bank.questions.map(\.stem.text) == ["Good"])
  }

  @Test("what is written is read again as the same, whatever the texts hold")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 20261122)
    let pieces = [
      "a", "=", "~", "#", "{", "}", ":", "::", "\\", "\\n", "%50%", "//", "[html]", "[id:1]", "->",
      "\n", "\n\n", " ", "$CATEGORY: x", "سؤال", "é", "_", "####", "T", "e\u{301}", "\u{202E}", "5",
    ]
    func text() -> String {
      let count = Int.random(in: 1...6, using: &generator)
      return "x" + (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        + "x"
    }
    func rich() -> GiftText {
      // Blanks flow together in plain text, which is not the writer's doing.
      GiftText(text(), format: Bool.random(using: &generator) ? .html : .markdown)
    }
    for round in 0..<400 {
      let choices = (0..<3).map { place in
        GiftQuestion.Choice(
          isMarkedCorrect: place == 0, weight: [nil, 50, -33.33333][round % 3],
          text: rich(), feedback: Bool.random(using: &generator) ? rich() : nil)
      }
      let kinds: [GiftQuestion.Kind] = [
        .choice(choices), .description, .essay,
        .trueFalse(true, first: nil, second: rich()), .trueFalse(false, first: rich(), second: nil),
        .numerical(
          [
            .init(
              isMarkedCorrect: true, weight: nil, range: .within(1.5, tolerance: 0.25),
              feedback: nil)
          ],
          isList: false),
        .numerical(
          [
            .init(isMarkedCorrect: true, weight: 100, range: .between(-2, 3), feedback: rich()),
            .init(
              isMarkedCorrect: false, weight: nil,
              range: .any(GiftText("*", format: .html)), feedback: rich()),
          ], isList: true),
      ]
      var question = GiftQuestion(
        id: "I\(round)", tags: ["C01"], title: nil,
        stem: GiftText(text(), format: .html), hasGap: false, kind: kinds[round % kinds.count],
        generalFeedback: nil, line: 0)
      if round % 2 == 0, question.kind != .description {
        question.generalFeedback = rich()
        question.title = "t" + text().replacing("\n", with: " ") + "t"
      }
      let written = GiftWriter.text([question])
      let bank = GiftBank(parsing: written)
      var read = try #require(bank.questions.first, "\(written)")
      read.line = 0
      #expect(bank.problems == [] && bank.questions.count == 1, "\(written)")
      #expect(read == question, "seed 20261122, round \(round): \(written)")
    }
  }

  @Test("any bytes are read without stopping")
  func hostile() {
    var generator = SeededGenerator(seed: 4)
    let alphabet = Array("=~#{}:\\%->/[]T5.$ \n\tأ".unicodeScalars)
    for _ in 0..<3000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...60, using: &generator) {
        text.append(alphabet.randomElement(using: &generator) ?? " ")
      }
      let bank = GiftBank(parsing: String(text))
      for question in bank.questions {
        _ = question.key
        _ = question.points(for: question.answer(typed: "a b 1") ?? .none)
      }
    }
    #expect(
      GiftBank(parsing: String(repeating: "x", count: GiftBank.longest + 1)).problems.count == 1)
    #expect(
      GiftBank(parsing: "Q{" + String(repeating: "=a", count: 300) + "}").problems.count == 1)
    let many = GiftBank(parsing: String(repeating: "Q{T}\n\n", count: GiftBank.mostQuestions + 9))
    #expect(many.questions.count == GiftBank.mostQuestions && many.problems.count == 1)
  }

  @Test("every shipped bank is read without a fault")
  func shipped() throws {
    for code in ["BIP-201", "GEN-101", "GEN-102", "REI-203", "TRC-201"] {
      let bank = GiftBank(
        parsing: try ProjectFiles.text(ProjectFiles.root + "/Training/\(code)/quiz.gift"))
      #expect(bank.problems == [], "\(code)")
      #expect(bank.questions.count >= 20, "\(code)")
    }
  }

  @Test("a line ANSWER: and a letter make a text Aiken, whatever stands in its answers")
  func aikenIsLikely() {
    let braces = "What?\r\nA) one {x}\r\nB. two = ~\r\nANSWER: B\r\n"
    #expect(AikenBank.isLikely(braces))
    #expect(AikenBank(parsing: braces).questions.count == 1)
    #expect(!AikenBank.isLikely("What is ANSWER: B? {=a ~b}\n"))
    #expect(!AikenBank.isLikely("ANSWER: the word {=a}\n"))
  }

  @Test("Aiken: one right answer; faults by line")
  func aiken() throws {
    let bank = AikenBank(
      parsing: """
        What is asked
        on two lines?
        A) first
        B. second = {x}
        ANSWER: B

        No answer key
        A) one
        B) two

        Wrong letter
        A) one
        B) two
        ANSWER: C
        Out of order
        B) one
        A) two
        ANSWER: A
        Cut off
        """)
    #expect(bank.questions.count == 1)
    let question = try #require(bank.questions.first)
    #expect(question.stem.text == "What is asked on two lines?")
    #expect(question.key == "b")
    #expect(bank.problems.map(\.line) == [10, 14, 15, 19])
    let again = GiftBank(parsing: GiftWriter.text(bank.questions))
    #expect(again.problems == [] && again.questions.first?.key == "b")
  }
}
