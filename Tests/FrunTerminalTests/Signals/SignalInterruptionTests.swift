import CSystem
import FrunTerminal
import Glibc
import TerminalSupport
import Testing

/// In processes of their own: signal handlers belong to the whole process.
@Suite struct SignalInterruptionTests {
  @Test func ctrlCAtASecretPromptRestoresTheEcho() async {
    await #expect(processExitsWith: .exitCode(42)) {
      Self.receiveSignals()
      SignalInterruption.install()
      guard let terminal = PseudoTerminal() else { exit(2) }
      let interruption = SignalInterruption()
      let streams = StandardStreams(
        input: DescriptorSource(descriptor: terminal.program, interruption: interruption),
        output: MemorySink(), error: MemorySink(),
        terminal: SystemTerminal(
          input: terminal.program, output: terminal.program, error: terminal.program),
        interruption: interruption)
      let prompter = Prompter(streams: streams, isAllowed: true, painter: Painter(isOn: false))
      let reader = pthread_self()
      _ = alarm(20)
      // At any moment: before the read, between looking and waiting, or in it.
      Task.detached { pthread_kill(reader, SIGINT) }
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

  @Test func aSignalBeforeTheReadIsNotLost() async {
    await #expect(processExitsWith: .exitCode(42)) {
      Self.receiveSignals()
      SignalInterruption.install()
      guard let terminal = PseudoTerminal() else { exit(2) }
      let interruption = SignalInterruption()
      let source = DescriptorSource(descriptor: terminal.program, interruption: interruption)
      _ = alarm(20)
      raise(SIGINT)
      do throws(StreamError) {
        _ = try source.read(upTo: 10)
        exit(3)
      } catch {
        guard error == .interrupted else { exit(4) }
      }
      // Dealt with: the next read waits for input again, and finds it.
      interruption.acknowledge()
      terminal.type("x\n")
      exit((try? source.read(upTo: 10)) == [0x78, 0x0A] ? 42 : 5)
    }
  }

  @Test func ctrlBackslashHidesInAConversationAndEndsElsewhere() async {
    await #expect(processExitsWith: .exitCode(42)) {
      Self.receiveSignals()
      SignalInterruption.install()
      guard let terminal = PseudoTerminal() else { exit(2) }
      let interruption = SignalInterruption()
      let source = DescriptorSource(descriptor: terminal.program, interruption: interruption)
      let keys = DescriptorKeys(descriptor: terminal.program, interruption: interruption)
      _ = alarm(20)
      SignalInterruption.setConversing(true)
      raise(SIGQUIT)
      guard (try? source.read(upTo: 10)) == nil, interruption.takeLock() else { exit(3) }
      raise(SIGQUIT)
      guard (try? keys.next(within: nil)) == .key(.control("\\")) else { exit(4) }
      // A changed window wakes the keys as well, whenever it came.
      raise(SIGWINCH)
      exit((try? keys.next(within: nil)) == .redraw ? 42 : 5)
    }
    await #expect(processExitsWith: .signal(SIGQUIT)) {
      Self.receiveSignals()
      var none = rlimit(rlim_cur: 0, rlim_max: 0)
      setrlimit(__rlimit_resource_t(4), &none)
      SignalInterruption.install()
      raise(SIGQUIT)
    }
  }

  /// One way out of raw mode after another; each must give the shell its lines
  /// and its screen back.
  @Test(arguments: ["second", "crash", "exit"])
  func everyWayOutLeavesRawMode(way: String) async {
    await #expect(processExitsWith: .exitCode(42)) { [way] in
      Self.receiveSignals()
      SignalInterruption.install()
      guard let terminal = PseudoTerminal() else { exit(2) }
      _ = alarm(20)
      // A child of its own ends in raw mode, and its parent looks at what it
      // left. Swift does not offer fork(2), for the sake of threads; the child
      // does next to nothing.
      guard let symbol = dlsym(nil, "fork") else { exit(3) }
      typealias Fork = @convention(c) () -> Int32
      let child = unsafeBitCast(symbol, to: Fork.self)()
      guard child >= 0 else { exit(3) }
      if child > 0 {
        var ended: Int32 = 0
        _ = waitpid(child, &ended, 0)
        let isRestored = terminal.givesLines && terminal.screen().contains("\u{1B}[?1049l")
        exit(isRestored && ended != 0 ? 42 : 4)
      }
      do throws(StreamError) {
        try RawMode.enter(terminal.program, drawing: terminal.program)
      } catch { _exit(5) }
      switch way {
      case "second":
        raise(SIGTERM)
        raise(SIGTERM)
      case "crash": abort()
      default: exit(9)
      }
      _exit(0)
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
    for number in [SIGINT, SIGHUP, SIGQUIT] { _ = signal(number, SIG_DFL) }
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_UNBLOCK, &all, nil)
  }
}
