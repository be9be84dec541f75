import FrunTerminal
import Testing

@Suite struct ProgressLineTests {
  final class Clock {
    var now: Int64 = 1_000
  }

  private func line(
    _ clock: Clock, terminal: Bool = true, quiet: Bool = false
  ) -> (ProgressLine, MemorySink) {
    let sink = MemorySink()
    let line = ProgressLine(
      sink: sink, isTerminal: terminal, isQuiet: quiet, columns: 40,
      milliseconds: { clock.now })
    return (line, sink)
  }

  @Test func shortWorkShowsNothing() throws {
    let clock = Clock()
    let (line, sink) = line(clock)
    for step in 0..<19 {
      clock.now += 10
      try line.update(phase: "checking", done: step, total: 19)
    }
    try line.finish()
    #expect(sink.text.isEmpty)
  }

  @Test func atMostTenUpdatesASecondAndClearedAtTheEnd() throws {
    let clock = Clock()
    let (line, sink) = line(clock)
    for step in 0..<1_000 {
      clock.now += 1
      try line.update(phase: "checking", done: step, total: 1_000)
    }
    try line.finish()
    let drawn = sink.text.split(separator: "\r").count - 1
    #expect(drawn > 1)
    #expect(drawn <= 10)
    #expect(sink.text.contains("checking 199/1000 (19 %)"))
    #expect(sink.text.hasSuffix("\r\u{1B}[K"))
  }

  @Test func aLogGetsOneLineForEachPhase() throws {
    let (line, sink) = line(Clock(), terminal: false)
    for phase in ["reading", "reading", "checking", "checking"] {
      try line.update(phase: phase, done: 1, total: nil)
    }
    try line.finish()
    #expect(sink.text == "reading\nchecking\n")
  }

  @Test func quietIsQuiet() throws {
    let clock = Clock()
    let (line, sink) = line(clock, terminal: false, quiet: true)
    clock.now += 5_000
    try line.update(phase: "reading", done: 1, total: nil)
    #expect(sink.text.isEmpty)
  }

  @Test func neverWiderThanTheWindow() throws {
    let clock = Clock()
    let (line, sink) = line(clock)
    clock.now += 500
    try line.update(phase: String(repeating: "långsam ", count: 20), done: 1, total: 2)
    #expect(sink.text.count - "\r\u{1B}[K".count <= 39)
  }

  /// Bytes: how many of how many, how fast, and how long it still takes; narrow screens keep the beginning.
  @Test func bytesHaveARateAndATimeLeft() throws {
    let clock = Clock()
    let (line, sink) = line(clock)
    try line.update(phase: "writing", done: 0, total: 1_000_000_000, isBytes: true)
    clock.now += 300
    try line.update(phase: "writing", done: 60_000_000, total: 1_000_000_000, isBytes: true)
    #expect(sink.text.hasSuffix("\r\u{1B}[Kwriting 60 MB of 1.0 GB (6 %)"), "too early for a rate")
    clock.now += 1_700
    try line.update(phase: "w", done: 0, total: 1_000_000_000, isBytes: true)
    clock.now += 2_000
    try line.update(phase: "w", done: 400_000_000, total: 1_000_000_000, isBytes: true)
    #expect(sink.text.hasSuffix("\r\u{1B}[Kw 400 MB of 1.0 GB (40 %), 200 MB/s, 3 "))
  }
}
