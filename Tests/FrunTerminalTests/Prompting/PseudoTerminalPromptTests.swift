import FrunTerminal
import TerminalSupport
import Testing

/// One after another: a process has one terminal, and so one echo switch.
@Suite(.serialized) struct PseudoTerminalPromptTests {
  @Test func aLineIsReadAndSeen() throws {
    let terminal = try #require(PseudoTerminal())
    let (streams, _) = terminal.streams(answers: ["Wojciech\n"])
    let prompter = Prompter(streams: streams, isAllowed: true, painter: Painter(isOn: false))
    #expect(try prompter.line("Your name") == "Wojciech")
    #expect(terminal.screen().contains("Your name: Wojciech"))
  }

  @Test func aSecretIsNeverSeenAndTheEchoComesBack() throws {
    let terminal = try #require(PseudoTerminal())
    let (streams, sink) = terminal.streams(answers: ["  krótkie hasło \n"])
    let prompter = Prompter(streams: streams, isAllowed: true, painter: Painter(isOn: false))
    #expect(try prompter.secret("Passphrase") == "  krótkie hasło ")
    #expect(sink.echoAtPrompt == [false])
    #expect(terminal.isEchoOn)
    let screen = terminal.screen()
    #expect(screen.contains("Passphrase: "))
    #expect(!screen.contains("kr"))
  }

  @Test func whatWasTypedBeforeTheQuestionIsNotTheSecret() throws {
    let terminal = try #require(PseudoTerminal())
    terminal.type("ls -la\n")
    try #require(terminal.hasInput())
    let (streams, _) = terminal.streams(answers: ["right\n"])
    let prompter = Prompter(streams: streams, isAllowed: true, painter: Painter(isOn: false))
    #expect(try prompter.secret("Passphrase") == "right")
  }

  @Test func endOfInputBringsTheEchoBack() throws {
    let terminal = try #require(PseudoTerminal())
    let (streams, sink) = terminal.streams(answers: ["\u{04}"])
    let prompter = Prompter(streams: streams, isAllowed: true, painter: Painter(isOn: false))
    #expect(throws: PromptError.ended) { try prompter.secret("Passphrase") }
    #expect(sink.echoAtPrompt.first == false)
    #expect(terminal.isEchoOn)
  }
}
