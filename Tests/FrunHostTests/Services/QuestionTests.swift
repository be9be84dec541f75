import CommandLineSupport
import Testing

@Suite struct QuestionTests {
  private let host = TestHost(modules: [SampleModule()])

  @Test func everyQuestionIsAnsweredAtTheTerminal() {
    host.terminalColumns = 80
    host.input = Array("y\nK7M2\nmoved away\nblu\n".utf8)
    let result = host.run(["sample", "ask", "--json", "--color=never"])
    #expect(result.status == 0)
    #expect(result.output.contains(#""data": ["#) || result.output.contains(#""data":["#))
    #expect(result.output.contains("moved away") && result.output.contains("blue"))
    #expect(result.error.contains("Go on? [y/N]"))
    #expect(result.error.contains("Type K7M2"))
  }

  @Test(arguments: [("\n", "blue"), ("red\n", "red")])
  func enterTakesTheFallbackOfAChoice(typed: String, expected: String) {
    host.terminalColumns = 80
    host.input = Array(typed.utf8)
    let result = host.run(["sample", "prefer", "--json", "--color=never"])
    #expect(result.status == 0)
    #expect(result.error.contains("Number (1-2) [2]: "))
    #expect(result.output.contains(expected))
  }

  @Test func optionsAnswerWithoutATerminal() {
    let result = host.run(["sample", "ask", "--yes", "--confirm", "K7M2", "--reason", "x"])
    // Only the last question has no option.
    #expect(result.status == 64)
    #expect(result.error.contains("hint: give --colour"))
  }

  @Test(arguments: [
    ([String](), "hint: give --yes"), (["--yes"], "hint: give --confirm"),
    (["--yes", "--confirm", "K7M2"], "hint: give --reason"),
    (["--yes", "--confirm", "K7M3"], "it must be K7M2"),
  ]) func withoutATerminalTheOptionIsNamed(options: [String], hint: String) {
    let result = host.run(["sample", "ask"] + options)
    #expect(result.status == 64)
    #expect(result.error.contains(hint))
  }

  @Test func noInputIsObeyedOnATerminal() {
    host.terminalColumns = 80
    host.input = Array("y\n".utf8)
    #expect(host.run(["sample", "ask", "--no-input"]).status == 64)
    host.environment["FRUN_NO_INPUT"] = "1"
    host.input = Array("y\n".utf8)
    #expect(host.run(["sample", "ask"]).status == 64)
  }

  @Test(arguments: ["n\n", "\n", "y\nwrong\n", ""]) func noMeansStop(typed: String) {
    host.terminalColumns = 80
    host.input = Array(typed.utf8)
    let result = host.run(["sample", "ask"])
    #expect(result.status == 130)
    #expect(result.error.contains("nothing was changed"))
  }
}
