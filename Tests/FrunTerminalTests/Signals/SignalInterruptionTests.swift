import CSystem
import FrunTerminal
import Glibc
import Testing

/// In processes of their own: signal handlers belong to the whole process.
@Suite struct SignalInterruptionTests {
  @Test func ctrlCAtASecretPromptRestoresTheEcho() async {
    await #expect(processExitsWith: .exitCode(42)) {
      Self.receiveSignals()
      SignalInterruption.install()
      guard let terminal = PseudoTerminal() else { exit(2) }
      let streams = StandardStreams(
        input: DescriptorSource(descriptor: terminal.program), output: MemorySink(),
        error: MemorySink(),
        terminal: SystemTerminal(
          input: terminal.program, output: terminal.program, error: terminal.program),
        interruption: SignalInterruption())
      let prompter = Prompter(streams: streams, isAllowed: true, painter: Painter(isOn: false))
      let reader = pthread_self()
      _ = alarm(20)
      Task.detached {
        usleep(100_000)
        pthread_kill(reader, SIGINT)
      }
      do {
        _ = try prompter.secret("Passphrase")
        exit(3)
      } catch PromptError.interrupted {
        exit(terminal.isEchoOn && streams.interruption.signal == SIGINT ? 42 : 4)
      } catch {
        exit(5)
      }
    }
  }

  @Test func theSecondCtrlCEndsAtOnce() async {
    await #expect(processExitsWith: .exitCode(130)) {
      Self.receiveSignals()
      SignalInterruption.install()
      guard SignalInterruption().signal == nil else { exit(1) }
      raise(SIGINT)
      guard SignalInterruption().signal == SIGINT else { exit(2) }
      raise(SIGINT)
      exit(3)
    }
  }

  @Test func anIgnoredHangUpStaysIgnored() async {
    await #expect(processExitsWith: .exitCode(0)) {
      Self.receiveSignals()
      _ = signal(SIGHUP, SIG_IGN)
      SignalInterruption.install()
      raise(SIGHUP)
      raise(SIGHUP)
      exit(SignalInterruption().signal == nil ? 0 : 1)
    }
  }

  /// Makes this thread take signals: the threads tests run on block them, and a
  /// test run in the background starts with SIGINT ignored.
  static func receiveSignals() {
    for number in [SIGINT, SIGHUP] { _ = signal(number, SIG_DFL) }
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_UNBLOCK, &all, nil)
  }
}
