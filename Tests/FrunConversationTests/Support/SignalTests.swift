import CSystem
import FrunConversation
import FrunKit
import FrunTerminal
import Glibc
import TerminalSupport
import Testing

/// In processes of their own: signal handlers belong to the whole process. The
/// signal comes before the turn, which is the moment at which it is lost most
/// easily.
@Suite struct SignalTests {
  private static func prepare(
    isPlain: Bool
  ) -> (Conversation, PseudoTerminal, SignalInterruption) {
    for number in [SIGINT, SIGHUP, SIGTERM] { _ = signal(number, SIG_DFL) }
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_UNBLOCK, &all, nil)
    SignalInterruption.install()
    guard let terminal = PseudoTerminal() else { exit(2) }
    _ = frun_set_window_size(terminal.keyboard, 24, 80)
    _ = alarm(30)
    let interruption = SignalInterruption()
    let streams = StandardStreams(
      input: DescriptorSource(descriptor: terminal.program, interruption: interruption),
      output: MemorySink(), error: MemorySink(),
      terminal: SystemTerminal(
        input: terminal.program, output: terminal.program, error: terminal.program),
      interruption: interruption)
    var settings = ConversationSettings()
    settings.isPlain = isPlain
    return (Conversation(streams: streams, settings: settings), terminal, interruption)
  }

  @Test(arguments: [true, false]) func aBrokenLineIsReportedAndTheWorkGoesOn(isPlain: Bool) async {
    await #expect(processExitsWith: .exitCode(42)) { [isPlain] in
      let (conversation, terminal, interruption) = Self.prepare(isPlain: isPlain)
      raise(SIGHUP)
      let reply = try conversation.converse(SampleTurns.age)
      conversation.pause()
      // The draft can be written now: nothing stops the program any more.
      let isCalm = interruption.signal == nil && terminal.givesLines
      exit(reply == .action(.hangUp) && isCalm ? 42 : 3)
    }
  }

  @Test func ctrlCAsksAndNoGoesOn() async {
    await #expect(processExitsWith: .exitCode(42)) {
      let (conversation, terminal, _) = Self.prepare(isPlain: true)
      terminal.type("n\n12\n")
      raise(SIGINT)
      exit(try conversation.converse(SampleTurns.age) == .value("12") ? 42 : 3)
    }
  }

  @Test func ctrlCAndEnterLeaves() async {
    await #expect(processExitsWith: .exitCode(42)) {
      let (conversation, terminal, _) = Self.prepare(isPlain: true)
      terminal.type("\n")
      raise(SIGINT)
      exit(try conversation.converse(SampleTurns.age) == .action(.saveAndLeave) ? 42 : 3)
    }
  }
}
