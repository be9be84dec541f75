import CommandLineSupport
import FrunText
import Testing

/// What is asked after an import when two teams answered differently.
@Suite struct DisagreementTests {
  private let offices: TwoOffices

  init() throws { offices = try TwoOffices() }

  private static let all = ["protectionStatus", "riskLevel", "birthDate", "text"]

  private func shown(_ result: TestHost.Result) -> String { result.output + result.error }

  @Test func oneIsTakenOneIsWrittenOneWaits() throws {
    let result = offices.take(
      typing: "x\n9\nTake\n2\nthe grandmother spelled it\n" + "a\nseen the paper\n"
        + "3\nmedium\nthe visit\n" + "\n")
    #expect(result.status == 0, "\(result.error)")
    for text in [
      "Disagreement 1 of 4", "Protection status", "A said by", "joseph, 2026-03-02",
      "maria", "In force until decided", "At risk", "Person: Date of birth", "أمينة",
    ] {
      #expect(result.output.contains(text), "\(text) in \(result.output)")
    }
    #expect(result.error.split(separator: "please type one of the numbers").count == 4)
    #expect(result.output.contains("1 disagreement waits"))
    #expect(result.error.contains("next: frun case conflicts"))
    #expect(try offices.open() == ["birthDate"])
    let answers = try offices.answers()
    #expect(answers["protectionStatus"] == "separated" && answers["riskLevel"] == "medium")
    #expect(answers["name"] == "امينه الحسن الخطيبي")
    #expect(try offices.isSound())
  }

  @Test func everythingDecidedLeavesNothing() throws {
    let result = offices.take(
      typing: "1\nr\n2\nr\n2\nr\n3\n31.31.2020\n2015-01-01\nthe register of births\n")
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("birthDate:"), "what a date looks like is said")
    #expect(result.error.contains("next: frun case list"))
    #expect(try offices.open().isEmpty)
    #expect(
      try offices.answers() == [
        "protectionStatus": "at_risk", "riskLevel": "high", "birthDate": "2015-01-01",
        "name": "أمينة حسن",
      ])
  }

  /// The archive is in before the first question: whoever stops, in whatever way, stops the questions.
  @Test(arguments: [
    "", "1\n", "3\n", "5\n", "1\n\n5\n", "3\n\n5\n", String(repeating: "x\n", count: 5), "\n\n\n\n",
  ]) func stoppingLeavesTheSaferAnswers(input: String) throws {
    let result = offices.take(typing: input)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("4 disagreements wait"))
    #expect(result.error.contains("next: frun case conflicts"))
    #expect(try offices.open().sorted() == Self.all.sorted())
    #expect(try offices.answers()["riskLevel"] == "high")
    #expect(try offices.isSound())
  }

  @Test func whoMayNotDecideIsNotAsked() throws {
    let result = offices.take(typing: "1\nmine\n", ["--as", "amina"])
    #expect(result.status == 0, "\(result.error)")
    #expect(!shown(result).contains("Which answer is right"))
    #expect(result.output.contains("4 disagreements wait") && result.output.contains("supervisor"))
    #expect(try offices.open().count == 4)
  }

  @Test(arguments: [["--decide-later"], ["--dry-run"], ["--json"], ["--no-input"]])
  func nobodyIsAsked(options: [String]) throws {
    let result = offices.take(typing: "1\nmine\n", options)
    #expect(result.status == 0, "\(result.error)")
    #expect(!result.error.contains("Number (1-"))
    let expected = options == ["--dry-run"] ? 0 : 4
    #expect(try offices.open().count == expected)
  }

  @Test func takenInAgainNothingIsAskedAgain() throws {
    _ = offices.take(typing: "")
    let again = offices.take(typing: "1\nmine\n")
    #expect(again.status == 0 && !again.error.contains("Number (1-"))
    #expect(try offices.open().count == 4)
  }

  @Test(arguments: [44, 80]) func nothingIsWiderThanTheScreen(columns: Int) throws {
    let result = offices.take(typing: "\n\n\n\n", columns: columns)
    let dialogue = result.output.split(separator: "\n").drop { !$0.hasPrefix("Disagreement") }
    #expect(dialogue.count > 20)
    for line in dialogue + result.error.split(separator: "\n").filter({ $0.hasPrefix("  ") }) {
      #expect(DisplayWidth.of(String(line)) <= columns, "\(line)")
    }
  }

  /// For screen readers: a label and a value on each line.
  @Test func plainLines() throws {
    let result = offices.take(typing: "\n\nb\nsaid so\n\n", ["--plain"])
    #expect(result.status == 0)
    for line in ["Question: Risk level", "A: Low", "B: High", "In force until decided: High"] {
      #expect(result.output.split(separator: "\n").contains { $0 == line }, "\(line)")
    }
    #expect(try offices.answers()["riskLevel"] == "high" && offices.open().count == 3)
  }
}
