import FrunArguments
import Testing

@Suite struct BuiltInTests {
  @Test(
    arguments: [
      ("", [], HelpRequest.Detail.short, 0), ("-h", [], .short, 0), ("--help", [], .full, 0),
      ("case", ["case"], .short, 64),
      ("case -h", ["case"], .short, 0), ("case list --help", ["case", "list"], .full, 0),
      ("--help case list", ["case", "list"], .full, 0),
      ("case --help list", ["case", "list"], .full, 0),
      ("case list -h --help", ["case", "list"], .full, 0),
      ("case ls -ah", ["case", "list"], .short, 0),
      ("help", [], .short, 0), ("help case", ["case"], .full, 0),
      ("help case ls", ["case", "list"], .full, 0), ("case help list", ["case", "list"], .full, 0),
      ("case help", ["case"], .full, 0), ("help --help", [], .full, 0), ("--json", [], .short, 64),
      ("help help", ["help"], .full, 0),
    ] as [(String, [String], HelpRequest.Detail, Int)])
  func help(line: String, path: [String], detail: HelpRequest.Detail, status: Int) {
    guard case .help(let request) = Sample.parse(line) else {
      Issue.record("\(line): \(Sample.parse(line))")
      return
    }
    #expect(request.path == path)
    #expect(request.detail == detail)
    #expect(request.exitStatus == status)
  }

  @Test(arguments: [
    "case list --limt 5 --help", "case list -n x --help", "--help case lst",
    "case list --help --since", "case show -h a b c",
    "--version --help", "case list --mine --team x -h", "case list --no-help --help",
  ])
  func helpWinsOverEverything(line: String) {
    guard case .help = Sample.parse(line) else {
      Issue.record("\(line): \(Sample.parse(line))")
      return
    }
  }

  @Test(arguments: [
    "--version", "case list --version", "--version case list --bogus", "case --version",
    "case show --version",
  ])
  func version(line: String) {
    #expect(Sample.parse(line) == .version)
  }

  @Test func builtInsEndAtTheTerminator() {
    #expect(
      Sample.errors("case show -- --help x") == [
        "invalid value '--help' for '<case>': an identifier begins with a letter or digit",
        "unexpected argument 'x'",
      ])
  }

  @Test func topics() {
    var request = HelpRequest(path: [], topic: "privacy")
    #expect(Sample.parse("help privacy") == .help(request))
    request = HelpRequest(path: ["case"])
    request.format = .json
    request.includesHidden = true
    #expect(Sample.parse("help --all case --format json") == .help(request))
    #expect(Sample.parse("help case --format=json --all") == .help(request))
    #expect(
      Sample.errors("help --format yaml") == [
        "invalid value 'yaml' for '--format <format>': not one of the possible values; use text or json"
      ])
    #expect(Sample.errors("help nothing") == ["no command and no help topic 'nothing'"])
    #expect(Sample.errors("help case nothing") == ["no command and no help topic 'nothing'"])
  }

  @Test func withoutVersionThereIsNoVersionOption() {
    let parser = ArgumentParser(CommandSpec("tool", summary: "Do it"))
    guard case .failure(let failure) = parser.parse(["--version"]) else {
      Issue.record("accepted")
      return
    }
    #expect(failure.errors.map { $0.message(program: "tool") } == ["unknown option '--version'"])
    #expect(parser.parse([]) == .run(ParsedArguments(command: [], options: [:])))
  }
}
