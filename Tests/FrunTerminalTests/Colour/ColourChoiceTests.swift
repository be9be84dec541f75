import FrunTerminal
import Testing

@Suite struct ColourChoiceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var choice: ColourChoice = .auto
    var environment: [String: String] = [:]
    var isTerminal = true
    var expected: Bool

    var testDescription: String { "\(choice) \(environment) tty=\(isTerminal)" }
  }

  @Test(arguments: [
    Case(expected: true),
    Case(isTerminal: false, expected: false),
    Case(choice: .always, isTerminal: false, expected: true),
    Case(choice: .always, environment: ["NO_COLOR": "1"], expected: true),
    Case(choice: .never, environment: ["FORCE_COLOR": "1"], expected: false),
    Case(environment: ["NO_COLOR": "1"], expected: false),
    Case(environment: ["NO_COLOR": ""], expected: true),
    Case(environment: ["NO_COLOR": "1", "FORCE_COLOR": "1"], expected: false),
    Case(environment: ["CLICOLOR_FORCE": "1"], isTerminal: false, expected: true),
    Case(environment: ["FORCE_COLOR": "3"], isTerminal: false, expected: true),
    Case(environment: ["FORCE_COLOR": "0"], isTerminal: false, expected: false),
    Case(environment: ["CLICOLOR_FORCE": ""], isTerminal: false, expected: false),
    Case(environment: ["TERM": "dumb"], expected: false),
    Case(environment: ["TERM": "dumb", "FORCE_COLOR": "1"], expected: true),
    Case(environment: ["TERM": "xterm-256color"], expected: true),
  ]) func matrix(_ row: Case) {
    #expect(
      row.choice.colours(environment: row.environment, isTerminal: row.isTerminal)
        == row.expected)
  }

  @Test func paintAddsNothingWhenOff() {
    for style in Style.allCases {
      #expect(Painter(isOn: false).paint("text", style) == "text")
      #expect(Painter(isOn: true).paint("text", style).hasSuffix("text\u{1B}[0m"))
      #expect(Painter(isOn: true).paint("", style).isEmpty)
    }
  }
}
