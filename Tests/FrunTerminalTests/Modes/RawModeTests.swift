import CSystem
import FrunTerminal
import Glibc
import TerminalSupport
import Testing

extension PseudoTerminalPromptTests {
  /// Among the prompts, because a process has one terminal and one mode.
  @Suite struct RawModeTests {
    @Test func keysComeOneByOneAndNothingIsEchoed() throws {
      let terminal = try #require(PseudoTerminal())
      let system = SystemTerminal(
        input: terminal.program, output: terminal.program, error: terminal.program)
      let keys = try #require(try system.enterKeyMode(NoInterruption()))
      #expect(!terminal.givesLines && !terminal.isEchoOn)
      #expect(terminal.shows("\u{1B}[?1049h"))
      terminal.type("ق\u{1B}[A\u{03}\u{1C}\u{1A}\u{13}\r")
      let expected: [Key] = [
        .text("ق"), .named(.up), .control("c"), .control("\\"), .control("z"), .control("s"),
        .named(.enter),
      ]
      for key in expected { #expect(try keys.next(within: nil) == .key(key)) }
      // The escape key alone: waits for the rest of a sequence, then stands.
      terminal.type("\u{1B}")
      #expect(try keys.next(within: nil) == .key(.named(.escape)))
      #expect(try keys.next(within: 1) == .idle)
      system.leaveKeyMode()
      #expect(terminal.givesLines && terminal.isEchoOn)
      #expect(terminal.shows("\u{1B}[?1049l"))
      #expect(!terminal.screen().contains("ق"))
    }

    @Test func aLineThatGoesAwayIsTheEnd() throws {
      let terminal = try #require(PseudoTerminal())
      let keys = DescriptorKeys(descriptor: terminal.program, interruption: NoInterruption())
      terminal.hangUp()
      #expect(try keys.next(within: nil) == .ended)
    }

    @Test func leavingTwiceIsLeavingOnce() throws {
      let terminal = try #require(PseudoTerminal())
      try RawMode.enter(terminal.program, drawing: terminal.program)
      try RawMode.enter(terminal.program, drawing: terminal.program)
      RawMode.leave()
      RawMode.leave()
      #expect(terminal.givesLines)
      // What is written last arrives last.
      terminal.say("end")
      #expect(terminal.shows("end"))
      #expect(
        terminal.screen() == "\u{1B}[?1049h\u{1B}[?2004h\u{1B}[2J\u{1B}[H"
          + "\u{1B}[?2004l\u{1B}[0m\u{1B}[?25h\u{1B}[?1049lend")
    }
  }
}
