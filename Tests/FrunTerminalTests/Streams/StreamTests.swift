import CSystem
import FrunTerminal
import Glibc
import Testing

@Suite struct StreamTests {
  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb", ["a", "b"]), ("\n\n", ["", ""]),
    ("ż\nb\n", ["ż", "b"]),
  ]) func lines(text: String, expected: [String]) throws {
    let reader = InputReader(MemorySource(text))
    var lines: [String] = []
    while let line = try reader.line() { lines.append(String(decoding: line, as: UTF8.self)) }
    #expect(lines == expected)
  }

  @Test func limitsAreKept() throws {
    let long = String(repeating: "x", count: 11)
    #expect(throws: StreamError.tooLong(limit: 10)) {
      try InputReader(MemorySource(long)).line(limit: 10)
    }
    #expect(throws: StreamError.tooLong(limit: 10)) {
      try InputReader(MemorySource(long + "\n")).line(limit: 10)
    }
    #expect(throws: StreamError.tooLong(limit: 10)) {
      try InputReader(MemorySource(long)).all(limit: 10)
    }
    #expect(try InputReader(MemorySource(long)).all(limit: 11).count == 11)
  }

  @Test func theRestFollowsTheFirstLine() throws {
    let reader = InputReader(MemorySource("key\nbody\nend"))
    #expect(try reader.line() == Array("key".utf8))
    #expect(try reader.all(limit: 100) == Array("body\nend".utf8))
  }

  @Test func descriptorsCarryMoreThanAPipeHolds() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    let sink = DescriptorSink(descriptor: ends[1], capacity: 16)
    let source = DescriptorSource(descriptor: ends[0])
    var got: [UInt8] = []
    for block in 0..<64 {
      try sink.write([UInt8](repeating: UInt8(block), count: 1_000))
      try sink.flush()
      while got.count < (block + 1) * 1_000 { got += try source.read(upTo: 4_096) }
    }
    #expect(got == (0..<64).flatMap { [UInt8](repeating: UInt8($0), count: 1_000) })
  }

  @Test func aReaderWhoLeftIsToldApart() async {
    // In a process of its own: SIGPIPE is ignored for the whole process.
    await #expect(processExitsWith: .exitCode(7)) {
      _ = signal(SIGPIPE, SIG_IGN)
      var ends: [Int32] = [0, 0]
      _ = pipe(&ends)
      close(ends[0])
      do {
        let sink = DescriptorSink(descriptor: ends[1])
        try sink.write("x")
        try sink.flush()
      } catch StreamError.closed {
        exit(7)
      } catch {
        exit(1)
      }
    }
  }
}
