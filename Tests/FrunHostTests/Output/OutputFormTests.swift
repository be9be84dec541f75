import CommandLineSupport
import Testing

@Suite struct OutputFormTests {
  private let host = TestHost(modules: [SampleModule()])

  @Test func aPipeGetsTabsAndNothingElse() {
    let result = host.run(["sample", "list", "ab", "Ngũgĩ", "a\tb"])
    #expect(result.output == "ab\t2\nNgũgĩ\t5\na\\tb\t3\n")
    #expect(result.error == "next: frun sample show\n")
    #expect(result.status == 0)
  }

  @Test func aTerminalGetsHeadingsAndFitsItsWidth() {
    host.terminalColumns = 40
    let result = host.run(["sample", "list", "ab", String(repeating: "x", count: 100)])
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines[0].contains("Rows"))
    #expect(lines[1].contains("Name") && lines[1].contains("Length"))
    #expect(result.output.contains("…"))
  }

  @Test func noControlCharacterReachesAPipe() {
    // The pipe may end on a screen, as with head.
    let result = host.run(["sample", "list", "a\u{1B}[2Jb"])
    #expect(result.output == "a\\x1B[2Jb\t6\n")
  }

  @Test(arguments: [
    (["--format", "csv"], "name,length\r\nab,2\r\n"),
    (["--plain"], "Name: ab\nLength: 2\n"),
    (["--format", "jsonl"], "{\"name\":\"ab\",\"length\":2}\n"),
    (["--fields", "length"], "2\n"),
    (["--fields", "length,name"], "2\tab\n"),
    (["--format", "csv", "--fields", "length"], "length\r\n2\r\n"),
    (["--format", "jsonl", "--fields", "length"], "{\"length\":2}\n"),
  ]) func forms(options: [String], expected: String) {
    #expect(host.run(["sample", "list", "ab"] + options).output == expected)
  }

  @Test func theDocumentHasExactlyTheseMembers() {
    let result = host.run(["sample", "show", "x", "--json", "--as-of", "2026-12-24"])
    #expect(
      result.output
        == #"{"schema":"frun.sample.show/1","data":{"text":"x","today":"2026-12-24"},"#
        + #""warnings":["Take care."],"next":[]}"# + "\n")
    #expect(result.error.isEmpty)
  }

  @Test func anEmptyListIsASuccess() {
    let people = host.run(["sample", "list"])
    #expect(people.status == 0 && people.output.isEmpty)
    #expect(people.error.hasPrefix("no rows\n"))
    let programs = host.run(["sample", "list", "--json"])
    #expect(programs.output.contains(#""data":[]"#))
  }

  @Test func aWrongFieldNamesTheRightOnes() {
    for form in ["text", "json", "csv"] {
      let result = host.run(["sample", "list", "ab", "--fields", "lenght", "--format", form])
      #expect(result.status == 64)
      #expect(result.error.contains("did you mean length?"))
      #expect(result.error.contains("fields: name, length"))
    }
  }

  @Test func quietLeavesWarnings() {
    let result = host.run(["sample", "show", "x", "-q"])
    #expect(result.error == "frun: warning: Take care.\n")
  }

  @Test func hostileTextCannotSteerTheTerminal() {
    host.terminalColumns = 80
    for words in [["sample", "text", "a\u{1B}[2Jb\u{9B}1m"], ["sample", "show", "a\u{1B}[2Jb"]] {
      let result = host.run(words)
      #expect(!result.output.contains("\u{1B}[2J"))
      #expect(!result.output.unicodeScalars.contains("\u{9B}"))
    }
  }

  @Test func formsThatExcludeEachOther() {
    #expect(host.run(["sample", "list", "--json", "--plain"]).status == 64)
    #expect(host.run(["sample", "list", "--json", "--format", "csv"]).status == 64)
    #expect(host.run(["sample", "list", "--json", "--format", "json"]).status == 0)
    #expect(host.run(["sample", "text", "x", "--format", "csv"]).status == 64)
  }

  struct ColourCase: Sendable {
    var options: [String] = []
    var environment: [String: String] = [:]
    var isTerminal = true
    var expected: Bool
  }

  @Test(arguments: [
    ColourCase(expected: true),
    ColourCase(isTerminal: false, expected: false),
    ColourCase(options: ["--color", "always"], isTerminal: false, expected: true),
    ColourCase(options: ["--color=never"], expected: false),
    ColourCase(environment: ["NO_COLOR": "1"], expected: false),
    ColourCase(options: ["--color", "always"], environment: ["NO_COLOR": "1"], expected: true),
    ColourCase(environment: ["TERM": "dumb"], expected: false),
    ColourCase(environment: ["FORCE_COLOR": "1"], isTerminal: false, expected: true),
  ]) func colour(_ row: ColourCase) {
    let host = TestHost(modules: [SampleModule()])
    host.terminalColumns = row.isTerminal ? 80 : nil
    host.environment.merge(row.environment) { $1 }
    let failed = host.run(["sample", "fail", "data"] + row.options)
    #expect(failed.error.contains("\u{1B}[") == row.expected)
    let help = host.run(["help", "sample"] + row.options)
    #expect(help.output.contains("\u{1B}[") == row.expected || !row.options.isEmpty)
  }
}
