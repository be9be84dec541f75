import CSystem
import FrunTerminal
import Glibc

/// A real terminal made by the kernel; the test holds the keyboard end.
final class PseudoTerminal {
  let keyboard: Int32
  let program: Int32

  init?() {
    var ends: (Int32, Int32) = (-1, -1)
    guard openpty(&ends.0, &ends.1, nil, nil, nil) == 0 else { return nil }
    (keyboard, program) = ends
  }

  deinit {
    close(program)
    close(keyboard)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(keyboard, bytes, bytes.count)
  }

  /// Waits until what was typed has reached the program's end: the kernel hands
  /// it over in its own time.
  func hasInput() -> Bool {
    var wait = pollfd(fd: program, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, 5_000) == 1
  }

  /// What the person sees so far.
  func screen() -> String {
    _ = frun_fcntl(keyboard, F_SETFL, O_NONBLOCK)
    var seen: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(keyboard, &block, block.count)
      guard count > 0 else { break }
      seen += block[..<count]
    }
    return String(decoding: seen, as: UTF8.self)
  }

  var isEchoOn: Bool {
    var attributes = termios()
    return tcgetattr(program, &attributes) == 0 && attributes.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Streams over the terminal; `answers` are typed one after another, each as
  /// soon as a prompt has been drawn.
  func streams(answers: [String]) -> (StandardStreams, TypistSink) {
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
final class TypistSink: ByteSink {
  private let terminal: PseudoTerminal
  private let sink: DescriptorSink
  private var answers: ArraySlice<String>
  private(set) var echoAtPrompt: [Bool] = []

  init(terminal: PseudoTerminal, answers: [String]) {
    self.terminal = terminal
    self.answers = answers[...]
    sink = DescriptorSink(descriptor: terminal.program, capacity: 0)
  }

  func write(_ bytes: [UInt8]) throws(StreamError) { try sink.write(bytes) }

  func flush() throws(StreamError) {
    try sink.flush()
    echoAtPrompt.append(terminal.isEchoOn)
    if let answer = answers.popFirst() { terminal.type(answer) }
  }
}
