import FrunArguments
import Testing

@Suite struct ParserTests {
  @Test func typedKeysReadWhatWasTyped() throws {
    let arguments = try #require(Sample.arguments("case list -n 5 -t a --tag=b --no-archived -vv"))
    #expect(arguments.command == ["case", "list"])
    #expect(arguments[Sample.limit] == 5)
    #expect(arguments[Sample.tags] == ["a", "b"])
    #expect(arguments[Sample.archived] == false)
    #expect(arguments[Sample.verbose] == 2)
    #expect(arguments[Sample.since] == nil)
    #expect(arguments[Sample.color] == .auto)
    #expect(arguments[Sample.json] == false)
    #expect(arguments.isGiven(Sample.limit))
    #expect(!arguments.isGiven(Sample.color))
  }

  /// Lines that mean the same.
  @Test(arguments: [
    [
      "case list --limit 5", "case list --limit=5", "case list -n 5", "case list -n5",
      "case list -n=5", "case ls -n 5",
      "case --limit 5 list", "--limit=5 case list", "--limit 5 case list", "-n5 case list",
      "-n 5 case list",
    ],
    [
      "case list --json -a -m", "case list -am --json", "--json case list -ma",
      "case --json list --archived --mine",
    ],
    ["case list -amn7", "case list -a -m -n 7", "case list -man7"],
    ["case list -t a -t b", "case list --tag a --tag b", "case list -ta --tag=b"],
    [
      "case list --fields a b --mine", "case list --mine --fields a b",
      "case list --fields a --mine --fields b", "case --fields a b --mine list",
    ],
    ["case show -- C-1", "case show C-1", "-- case show C-1".replacing("-- ", with: "")],
    ["archive verify a -", "archives verify a -", "archive verify -- a -"],
    ["case list -vv", "case list -v -v", "-v case list --verbose", "-vv case list"],
  ])
  func sameMeaning(lines: [String]) throws {
    func values(_ line: String) throws -> [String: [String]] {
      let arguments = try #require(Sample.arguments(line), "\(line)")
      return arguments.options.mapValues { $0.map(\.text) }
        .merging(arguments.positionals.mapValues { $0.map(\.text) }) { $0 + $1 }
        .merging(["command": arguments.command]) { $1 }
    }
    let first = try values(lines[0])
    for line in lines { #expect(try values(line) == first, "\(line)") }
  }

  @Test func valuesThatLookLikeOptions() throws {
    let team = try #require(Sample.arguments("case list --team=-x"))
    #expect(team[Sample.team] == "-x")
    let empty = try #require(Sample.arguments("case list --team="))
    #expect(empty[Sample.team] == "")
    let dash = try #require(Sample.arguments("case list --team -"))
    #expect(dash[Sample.team] == "-")
    let number = try #require(Sample.arguments("case list --team -5"))
    #expect(number[Sample.team] == "-5")
    let terminated = try #require(Sample.arguments("archive verify -- --json -v"))
    #expect(terminated[Sample.files].map(\.path) == ["--json", "-v"])
    #expect(!terminated[Sample.json])
  }

  @Test func optionWithOrWithoutValue() throws {
    #expect(try #require(Sample.arguments("--color case list"))[Sample.color] == .always)
    #expect(try #require(Sample.arguments("--color=never case list"))[Sample.color] == .never)
    #expect(try #require(Sample.arguments("doctor --color"))[Sample.color] == .always)
    // A bare option never takes the next word.
    #expect(Sample.errors("doctor --color never") == ["unexpected argument 'never'"])
  }

  @Test(arguments: [
    ("--columns id,name", ["id", "name"]),
    ("--columns=id --columns due,name", ["id", "due", "name"]), ("--columns=,id,", ["id"]),
    ("", []),
  ])
  func commaSeparatedValues(line: String, expected: [String]) throws {
    let arguments = try #require(Sample.arguments("case list \(line)"))
    #expect(arguments[Sample.columns] == expected)
  }

  @Test func everyCommaSeparatedValueIsChecked() {
    #expect(
      Sample.errors("case list --columns id,nam,x") == [
        "invalid value 'nam' for '--columns <column>': not one of the possible values; use id, name or due",
        "invalid value 'x' for '--columns <column>': not one of the possible values; use id, name or due",
      ])
  }

  @Test func positionals() throws {
    let show = try #require(Sample.arguments("case show C-2041"))
    #expect(show[Sample.caseID].text == "C-2041")
    let files = try #require(Sample.arguments("archive verify a b c"))
    #expect(files[Sample.files].map(\.path) == ["a", "b", "c"])
  }

  @Test(arguments: [
    ("plugin run shout --json -x -- --help", ["--json", "-x", "--", "--help"], false),
    ("plugin run shout", [], false), ("plugin run shout -- --x", ["--x"], false),
    ("--json plugin run shout --x", ["--x"], true),
    ("plugin run --json shout --version", ["--version"], true),
    ("plugin run shout help", ["help"], false),
  ])
  func restIsHandedOnUnread(line: String, rest: [String], json: Bool) throws {
    let arguments = try #require(Sample.arguments(line))
    #expect(arguments[Sample.program] == "shout")
    #expect(arguments[Sample.rest] == rest)
    #expect(arguments[Sample.json] == json)
  }

  @Test func origins() throws {
    let arguments = try #require(Sample.arguments("case list -am --limit 5"))
    #expect(arguments.origin(of: Sample.archived) == .word(index: 2, letter: 0))
    #expect(arguments.origin(of: Sample.mine) == .word(index: 2, letter: 1))
    #expect(arguments.origin(of: Sample.limit) == .word(index: 4))
    #expect(arguments.origin(of: Sample.color) == .standard)
    #expect(arguments.origin(of: Sample.team) == nil)
  }

  @Test func resultsCanBeCompared() {
    #expect(Sample.parse("case list -n 5") == Sample.parse("case list -n 5"))
    #expect(Sample.parse("case list -n 5") != Sample.parse("case list -n 6"))
    #expect(Sample.parse("case lis") == Sample.parse("case lis"))
  }

  @Test func deprecatedNamesAreNoticed() throws {
    let option = try #require(Sample.arguments("case list --label x"))
    #expect(option.notices == ["the option '--label' is deprecated (since 1.2); use '--tag'"])
    let command = try #require(Sample.arguments("case remove C-1"))
    #expect(command.notices == ["the command 'remove' is deprecated; use 'frun case close'"])
    #expect(try #require(Sample.arguments("case list")).notices.isEmpty)
  }

  @Test func hiddenCommandsRun() throws {
    #expect(try #require(Sample.arguments("inspect")).command == ["inspect"])
    let complete = try #require(Sample.arguments("__complete -- case --li"))
    #expect(complete[BuiltIn.completeWords] == ["case", "--li"])
    #expect(try #require(Sample.arguments("completion zsh"))[BuiltIn.completionShell] == .zsh)
  }

  @Test func commandsCheckThemselves() {
    let outcome = Sample.parser.parse(["case", "list", "--limit", "3"]) { arguments in
      arguments[Sample.limit] == 3
        ? [ValidationProblem("three is too few", hints: ["take four"])] : []
    }
    let problem = ValidationProblem("three is too few", hints: ["take four"])
    #expect(
      outcome == .failure(UsageFailure(path: ["case", "list"], errors: [.validation(problem)])))
    // Only when nothing else is wrong.
    let wrong = Sample.parser.parse(["case", "list", "--limit", "x"]) { _ in
      Issue.record("called with wrong arguments")
      return []
    }
    #expect(wrong != outcome)
  }

  @Test(arguments: 0..<600)
  func randomWordsNeverCrash(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "case", "list", "ls", "show", "new", "plugin", "run", "archive", "verify", "help",
      "completion", "__complete", "-n", "--limit",
      "--limit=", "5", "-5", "--", "-", "--json", "-vv", "-anv", "--color", "--color=x", "--tag",
      "--fields", "--since", "2026-02-30", "--help", "-h",
      "--version", "--no-archived", "--no-json", "–json", "---", "-=", "--=", "", "é", "\u{0}",
      "\u{202E}", "C-1", "--mine", "--team", "--all", "--format", "json",
    ]
    let words = (0..<Int.random(in: 0..<9, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? ""
    }
    let outcome = Sample.parser.parse(words)
    switch outcome {
    case .run(let arguments):
      #expect(
        Sample.root.commands(along: arguments.command)?.last?.isGroup == false, "seed \(seed)")
      // What was parsed survives the pipe to a plugin.
      let chain = try #require(Sample.root.commands(along: arguments.command))
      #expect(
        try ParsedArguments(json: arguments.json()).validated(against: chain) == arguments,
        "seed \(seed)")
    case .help(let request):
      #expect(!Sample.root.help(request).isEmpty, "seed \(seed)")
    case .version: break
    case .failure(let failure):
      #expect(!failure.errors.isEmpty, "seed \(seed)")
      let report = UsageReport(failure, root: Sample.root).text
      #expect(report.hasPrefix("frun: error: "), "seed \(seed)")
      #expect(
        report.unicodeScalars.allSatisfy {
          $0 == "\n" || $0.properties.generalCategory != .control
        }, "seed \(seed)")
    }
    for cursor in 0...words.count {
      _ = CompletionEngine(Sample.root).complete(words: words, cursor: cursor).text
    }
  }
}
