import CommandLineSupport
import Testing

@Suite struct ConversationTests {
  private let host = TestHost(modules: [SampleModule()])

  @Test func turnsAreSaidOnStandardErrorAndTheResultIsClean() {
    host.terminalColumns = 80
    host.input = Array("Amina\n١٢\n".utf8)
    let result = host.run(["sample", "talk", "--json"])
    #expect(result.status == 0)
    #expect(result.output.contains("Amina") && result.output.contains("12"))
    #expect(!result.output.contains("Name"))
  }

  @Test func whatIsEmittedBetweenTurnsStandsBetweenThem() {
    host.terminalColumns = 80
    host.input = Array("Amina\n12\n".utf8)
    let result = host.run(["sample", "talk", "--color=never"])
    #expect(result.error.contains("Name\nAnswer: frun: warning: Noted.\nAge\nNumber: "))
  }

  @Test func wordsAreActions() {
    host.terminalColumns = 80
    host.input = Array(":back\n:save\n".utf8)
    let result = host.run(["sample", "talk", "--json"])
    #expect(result.output.contains("back") && result.output.contains("saveAndLeave"))
  }

  @Test func withoutATerminalNobodyIsAsked() {
    host.input = Array("Amina\n12\n".utf8)
    #expect(host.run(["sample", "talk"]).status == 64)
    host.terminalColumns = 80
    host.input = Array("Amina\n12\n".utf8)
    let refused = host.run(["sample", "talk", "--no-input"])
    #expect(refused.status == 64)
    #expect(refused.error.contains("run the command in a terminal"))
  }

  @Test func orderingTextInTheProgramIsRefusedWithItsReason() {
    host.terminalColumns = 80
    #expect(host.run(["config", "set", "terminal.bidi", "app"]).status == 0)
    host.input = Array("Amina\n12\n".utf8)
    let result = host.run(["sample", "talk"])
    #expect(result.status == 78)
    #expect(result.error.contains("terminal.bidi cannot be app"))
    #expect(result.error.contains("joining its letters"))
  }

  @Test func aSignalThatCameBeforeIsObeyed() {
    host.terminalColumns = 80
    host.signal = 2
    host.input = Array("Amina\n12\n".utf8)
    #expect(host.run(["sample", "talk"]).status == 130)
  }
}
