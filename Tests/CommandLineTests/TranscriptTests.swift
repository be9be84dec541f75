import CommandLineSupport
import Testing

/// The runner itself: a script that lies must be caught.
@Suite struct TranscriptTests {
  private func complaints(_ script: String) -> [String] {
    let runner = TranscriptRunner(TestHost())
    runner.run(Transcript(script))
    return runner.complaints
  }

  @Test func aTrueScriptPasses() {
    #expect(complaints("frun --version\nstdout ^frun\\s\nstatus 0\n! stderr .").isEmpty)
    #expect(complaints("! frun nonsense\nstatus 64\nstderr 'nonsense'").isEmpty)
  }

  @Test(arguments: [
    "! frun --version", "frun nonsense", "frun --version\nstatus 1",
    "frun --version\nstdout goodbye", "frun --version\n! stdout frun", "frun --version\njson a b",
    "frun --version\nset X (\\d{9})", "jump", "exists nothing", "frun --version\nstdout (",
    "frun config path --json\njson schema other/1", "frun config path --json\njson data.9 x",
  ])
  func aFalseScriptIsCaught(_ script: String) {
    #expect(!complaints(script).isEmpty)
  }

  @Test func wordsAreSplitAsAShellWould() {
    #expect(
      Transcript.words("a 'b c' \"d 'e'\"  f'g h'i ''") == ["a", "b c", "d 'e'", "fg hi", ""])
  }
}
