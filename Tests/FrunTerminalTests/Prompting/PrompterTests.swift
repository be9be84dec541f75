import FrunTerminal
import Testing

@Suite struct PrompterTests {
  private func run<Result>(
    _ input: String, isAllowed: Bool = true, input isInput: Bool = true,
    error isError: Bool = true, _ body: (Prompter) throws -> Result
  ) rethrows -> (Result, String) {
    let sink = MemorySink()
    let streams = StandardStreams(
      input: MemorySource(input), output: MemorySink(), error: sink,
      terminal: FixedTerminal(isInputTerminal: isInput, isErrorTerminal: isError),
      interruption: NoInterruption())
    let prompter = Prompter(
      streams: streams, isAllowed: isAllowed, painter: Painter(isOn: false))
    return (try body(prompter), sink.text)
  }

  @Test(arguments: [
    (false, true, true), (true, false, true), (true, true, false),
  ]) func nothingIsAskedWithoutAPerson(allowed: Bool, input: Bool, error: Bool) {
    #expect(throws: PromptError.notInteractive) {
      try run("x\n", isAllowed: allowed, input: input, error: error) { try $0.line("Name") }
    }
    #expect(throws: PromptError.notInteractive) {
      try run("x\n", isAllowed: allowed, input: input, error: error) { try $0.secret("Key") }
    }
  }

  @Test func anEmptyLineMeansTheFallback() throws {
    let (answer, shown) = try run("\n") { try $0.line("Country", fallback: "PL") }
    #expect(answer == "PL")
    #expect(shown == "Country [PL]: ")
  }

  @Test(
    arguments: [
      ("y\n", nil, true), ("YES\n", nil, true), ("n\n", true, false), ("\n", false, false),
      ("\n", true, true), ("maybe\nno\n", true, false), ("\nyes\n", nil, true),
    ] as [(String, Bool?, Bool)])
  func yesAndNo(typed: String, fallback: Bool?, expected: Bool) throws {
    #expect(try run(typed) { try $0.yesNo("Go on?", fallback: fallback) }.0 == expected)
  }

  @Test func aChoiceTakesNumberValueOrStartOfOneLabel() throws {
    let options = [
      Prompter.Option(value: "father", label: "Father"),
      Prompter.Option(value: "mother", label: "Mother"),
      Prompter.Option(value: "aunt", label: "Mother's sister"),
    ]
    for (typed, expected) in [("2\n", 1), ("aunt\n", 2), ("fa\n", 0), ("mother\n", 1)] {
      #expect(try run(typed) { try $0.choice("Who?", options) }.0 == expected)
    }
    // Not unique, out of range, empty: asked again.
    #expect(try run("moth\n4\n0\n\n1\n") { try $0.choice("Who?", options) }.0 == 0)
  }

  @Test func anEmptyAnswerToAChoiceMeansTheFallback() throws {
    let options = [
      Prompter.Option(value: "red", label: "Red"), Prompter.Option(value: "blue", label: "Blue"),
    ]
    let (taken, shown) = try run("\n") { try $0.choice("Which?", options, fallback: 1) }
    #expect(taken == 1)
    #expect(shown.hasSuffix("Number (1-2) [2]: "))
    #expect(try run("1\n") { try $0.choice("Which?", options, fallback: 1) }.0 == 0)
    // An answer that is none of the options is not taken for the fallback.
    #expect(try run("x\n\n") { try $0.choice("Which?", options, fallback: 1) }.0 == 1)
    // A fallback that is not there cannot be meant.
    #expect(try run("\n1\n") { try $0.choice("Which?", options, fallback: 7) }.0 == 0)
  }

  @Test func fiveWrongAnswersAreEnough() {
    #expect(throws: PromptError.noAnswer) {
      try run("a\nb\nc\nd\ne\nyes\n") { try $0.yesNo("Go on?", fallback: nil) }
    }
  }

  @Test func aTypedConfirmationMustBeExact() throws {
    for (typed, expected) in [("K7M2-Q4XD\n", true), ("k7m2-q4xd\n", false), ("\n", false)] {
      #expect(
        try run(typed) { try $0.confirmation("Remove it?", expected: "K7M2-Q4XD") }.0 == expected)
    }
  }

  @Test func theEndOfInputIsNotAnAnswer() {
    #expect(throws: PromptError.ended) { try run("") { try $0.line("Name") } }
  }
}
