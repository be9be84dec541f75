import FrunTerminal
import Testing

/// One after another: a pager changes what the process does with signals.
@Suite(.serialized) struct PagerTests {
  @Test(
    arguments: [
      ([:], ["less", "-FRXK"]),
      (["PAGER": "more"], ["more"]),
      (["PAGER": "more", "FRUN_PAGER": "less  -S"], ["less", "-S"]),
      (["PAGER": "cat"], nil),
      (["FRUN_PAGER": "", "PAGER": "less"], nil),
      (["FRUN_PAGER": "less; rm -rf x"], ["less;", "rm", "-rf", "x"]),
    ] as [([String: String], [String]?)])
  func choice(environment: [String: String], words: [String]?) {
    #expect(PagerCommand.chosen(environment: environment)?.words == words)
  }

  @Test func thePagerLeavesNoTrace() {
    let environment = PagerCommand.environment(from: [
      "LESSOPEN": "|x %s", "LESSHISTFILE": "/tmp/h", "HOME": "/h",
    ])
    #expect(environment["LESSOPEN"] == nil)
    #expect(environment["LESSHISTFILE"] == "-")
    #expect(environment["LESSSECURE"] == "1")
    #expect(environment["HOME"] == "/h")
  }

  @Test func aMissingPagerIsSaid() {
    let command = PagerCommand(words: ["/nonexistent/pager"])
    #expect(!Pager.show(Array("x\n".utf8), with: command, environment: ["PATH": "/usr/bin"]))
  }

  @Test func aReaderWhoQuitsEarlyIsNoError() {
    let bytes = [UInt8](repeating: 0x0A, count: 1_000_000)
    #expect(
      Pager.show(
        bytes, with: PagerCommand(words: ["true"]), environment: ["PATH": "/usr/bin:/bin"]))
  }
}
