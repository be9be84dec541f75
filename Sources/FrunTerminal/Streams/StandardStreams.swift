/// Everything through which one run of the program meets the outside world:
/// three streams, the terminal behind them, and the signals that end it.
package struct StandardStreams {
  /// Standard input.
  package let input: InputReader
  /// Standard output: results, and nothing else.
  package let output: any ByteSink
  /// Standard error: messages, prompts and progress.
  package let error: any ByteSink
  /// What is known about the terminal, and how its echo is switched.
  package let terminal: any Terminal
  /// Whether the user asked the program to stop.
  package let interruption: any Interruption

  package init(
    input: any ByteSource, output: any ByteSink, error: any ByteSink,
    terminal: any Terminal, interruption: any Interruption
  ) {
    self.input = InputReader(input)
    self.output = output
    self.error = error
    self.terminal = terminal
    self.interruption = interruption
  }

  /// The streams of this process. Installs no signal handler by itself.
  package static func ofThisProcess() -> StandardStreams {
    let interruption = SignalInterruption()
    return StandardStreams(
      input: DescriptorSource(descriptor: 0, interruption: interruption),
      output: DescriptorSink(descriptor: 1),
      error: DescriptorSink(descriptor: 2, capacity: 0), terminal: SystemTerminal(),
      interruption: interruption)
  }
}
