import CSystem
package import FrunTerminal
import Glibc

/// One test at a time has a terminal: the mode of a process's terminal is one
/// for the whole process, and suites run side by side.
private enum Turnstile {
  // A semaphore is made for being shared; it is initialised once, before use.
  private nonisolated(unsafe) static let semaphore: UnsafeMutablePointer<sem_t> = {
    let made = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    sem_init(made, 0, 1)
    return made
  }()

  static func enter() { while sem_wait(semaphore) != 0 {} }
  static func leave() { sem_post(semaphore) }
}

/// A real terminal made by the kernel; the test holds the keyboard end. A test
/// has one at a time, and is synchronous while it has it.
package final class PseudoTerminal {
  package private(set) var keyboard: Int32
  package let program: Int32
  private var seen: [UInt8] = []

  package init?() {
    var ends: (Int32, Int32) = (-1, -1)
    Turnstile.enter()
    guard openpty(&ends.0, &ends.1, nil, nil, nil) == 0 else {
      Turnstile.leave()
      return nil
    }
    (keyboard, program) = ends
  }

  deinit {
    defer { Turnstile.leave() }
    close(program)
    if keyboard >= 0 { close(keyboard) }
  }

  /// Takes the keyboard end away, as a line that breaks does.
  package func hangUp() {
    close(keyboard)
    keyboard = -1
  }

  /// Writes at the program's end.
  package func say(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(program, bytes, bytes.count)
  }

  package func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(keyboard, bytes, bytes.count)
  }

  /// Waits until what was typed has reached the program's end: the kernel hands
  /// it over in its own time.
  package func hasInput() -> Bool {
    var wait = pollfd(fd: program, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, 5_000) == 1
  }

  /// What the program wrote so far, as it came.
  package func screen() -> String {
    drain()
    return String(decoding: seen, as: UTF8.self)
  }

  /// Waits until the program wrote something that holds `text`; false when it
  /// did not within ten seconds, which only a broken program needs.
  package func shows(_ text: String) -> Bool {
    while !screen().contains(text) {
      var wait = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
      guard poll(&wait, 1, 10_000) == 1 else { return false }
    }
    return true
  }

  /// Takes over what the program wrote, so that it never waits for us.
  package func drain() {
    _ = frun_fcntl(keyboard, F_SETFL, O_NONBLOCK)
    var block = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(keyboard, &block, block.count)
      guard count > 0 else { break }
      seen += block[..<count]
    }
  }

  /// Whether the terminal gives whole lines, as it does for shells.
  package var givesLines: Bool {
    var attributes = termios()
    return tcgetattr(program, &attributes) == 0 && attributes.c_lflag & tcflag_t(ICANON) != 0
  }

  package var isEchoOn: Bool {
    var attributes = termios()
    return tcgetattr(program, &attributes) == 0 && attributes.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Streams over the terminal; `answers` are typed one after another, each as
  /// soon as a prompt has been drawn.
  package func streams(answers: [String]) -> (StandardStreams, TypistSink) {
    let sink = TypistSink(terminal: self, answers: answers)
    let streams = StandardStreams(
      input: DescriptorSource(descriptor: program),
      output: DescriptorSink(descriptor: program), error: sink,
      terminal: SystemTerminal(input: program, output: program, error: program),
      interruption: NoInterruption())
    return (streams, sink)
  }
}

/// Draws on a terminal and types the next answer after each prompt.
package final class TypistSink: ByteSink {
  private let terminal: PseudoTerminal
  private let sink: DescriptorSink
  private var answers: ArraySlice<String>
  package private(set) var echoAtPrompt: [Bool] = []

  package init(terminal: PseudoTerminal, answers: [String]) {
    self.terminal = terminal
    self.answers = answers[...]
    sink = DescriptorSink(descriptor: terminal.program, capacity: 0)
  }

  package func write(_ bytes: [UInt8]) throws(StreamError) { try sink.write(bytes) }

  package func flush() throws(StreamError) {
    try sink.flush()
    terminal.drain()
    echoAtPrompt.append(terminal.isEchoOn)
    if let answer = answers.popFirst() { terminal.type(answer) }
  }
}
