import FrunArguments
import FrunText
import Testing

@Suite struct MessageTests {
  /// The exact text of every kind of error, and its hints after a bar.
  @Test(
    arguments: [
      ("cse list", ["unknown command 'cse' | did you mean 'case'?"]),
      ("case lst", ["unknown command 'lst' for 'frun case' | did you mean 'list'?"]),
      ("case add", ["unknown command 'add' for 'frun case' | did you mean 'new'?"]),
      (
        "case zzz",
        ["unknown command 'zzz' for 'frun case' | 'frun case --help' lists the commands"]
      ),
      ("list", ["unknown command 'list' | did you mean 'frun case list'?"]),
      ("create", ["unknown command 'create' | did you mean 'frun case new'?"]),
      ("inspekt", ["unknown command 'inspekt' | 'frun --help' lists the commands"]),
      ("case list --limt 5", ["unknown option '--limt' | did you mean '--limit'?"]),
      ("case list --archve", ["unknown option '--archve' | did you mean '--archived'?"]),
      (
        "case list --name x",
        [
          "unknown option '--name' | it belongs to 'frun case new'",
          "unexpected argument 'x' | put text that holds spaces between quotation marks",
        ]
      ),
      ("case list --zzz", ["unknown option '--zzz'"]), ("case list -z", ["unknown option '-z'"]),
      ("case list -az", ["unknown option '-z'"]),
      ("case --bogus", ["unknown option '--bogus'"]),
      (
        "case list –mine",
        [
          "'–mine' begins with a dash that is not the hyphen of the keyboard | did you mean '--mine'?"
        ]
      ),
      (
        "case list —m",
        ["'—m' begins with a dash that is not the hyphen of the keyboard | did you mean '-m'?"]
      ),
      ("case list --limit", ["missing value for '--limit <count>'"]),
      (
        "case list -n --mine",
        ["missing value for '-n <count>' | a value that begins with a dash is written '-n<count>'"]
      ),
      (
        "case list --team -x",
        [
          "missing value for '--team <team>' | a value that begins with a dash is written '--team=<team>'",
          "unknown option '-x'",
        ]
      ),
      ("case --team list", ["missing value for '--team <team>'"]),
      ("--fields case list", ["missing value for '--fields <field>'"]),
      ("case list --mine=yes", ["the option '--mine' takes no value"]),
      (
        "case list --archived=no",
        ["the option '--archived' takes no value | '--no-archived' turns it off"]
      ),
      ("case list --limit abc", ["invalid value 'abc' for '--limit <count>': not a whole number"]),
      ("case list --limit 0", ["invalid value '0' for '--limit <count>': not between 1 and 500"]),
      ("case list --limit=", ["invalid value '' for '--limit <count>': not a whole number"]),
      (
        "case list --limit 99999999999999999999",
        ["invalid value '99999999999999999999' for '--limit <count>': number out of range"]
      ),
      (
        "case list --color=alwys",
        [
          "invalid value 'alwys' for '--color <when>': not one of the possible values; use auto, always or never | did you mean 'always'?"
        ]
      ),
      (
        "case show é",
        ["invalid value 'é' for '<case>': an identifier begins with a letter or digit"]
      ),
      (
        "case show a b c",
        ["unexpected argument 'b' and 1 more | put text that holds spaces between quotation marks"]
      ),
      ("case list --limit 1 --limit 2", ["the option '--limit' was given more than once"]),
      (
        "case list --archived --no-archived",
        ["'--archived' and '--no-archived' exclude each other"]
      ),
      ("case new", ["missing option '--language <code>'"]),
      ("case show", ["missing argument '<case>'"]),
      ("archive verify", ["missing argument '<file>'"]),
      ("case list --mine --team x", ["'--mine' and '--team' exclude each other"]),
      ("case list --since 2026-01-01", ["'--since' needs '--until'"]),
      (
        "completion tcsh",
        [
          "invalid value 'tcsh' for '<shell>': not one of the possible values; use bash, zsh or fish | did you mean 'bash'?"
        ]
      ),
      (
        "case list --limt 5 --since x --mine --team a b",
        [
          "unknown option '--limt' | did you mean '--limit'?",
          "invalid value 'x' for '--since <date>': not a date such as 2026-03-09",
          "unexpected argument 'b' | put text that holds spaces between quotation marks",
          "'--mine' and '--team' exclude each other", "'--since' needs '--until'",
        ]
      ),
      ("hlep privcy", ["unknown command 'hlep' | did you mean 'help'?"]),
      ("help privcy", ["no command and no help topic 'privcy' | did you mean 'privacy'?"]),
      ("--limt 5 case list", ["unknown option '--limt' | did you mean '--limit'?"]),
    ] as [(String, [String])])
  func texts(line: String, expected: [String]) {
    guard case .failure(let failure) = Sample.parse(line) else {
      Issue.record("\(line): \(Sample.parse(line))")
      return
    }
    let texts = failure.errors.map { error in
      ([error.message(program: "frun")] + error.hints(program: "frun")).joined(separator: " | ")
    }
    #expect(texts == expected)
    #expect(failure.exitStatus == 64)
  }

  @Test func theValueOfAMistypedInheritedOptionIsNoCommand() {
    let profile = Option<String?>("profile", value: "name", help: "Profile").inherited()
    let parser = ArgumentParser(
      CommandSpec(
        "tool", summary: "Do it", arguments: [profile],
        subcommands: [CommandSpec("go", summary: "Go")]))
    guard case .failure(let failure) = parser.parse(["--profil", "x", "go"]) else {
      Issue.record("accepted")
      return
    }
    #expect(failure.path == ["go"])
    #expect(failure.errors.map { $0.message(program: "tool") } == ["unknown option '--profil'"])
  }

  @Test func sensitiveValuesAreNeverRepeated() {
    let spec = Sample.new.with { command in
      command.options[0].value?.kind = .integer
      command.positionals = [
        PositionalSpec("person", .date, count: .optional, help: "Who").with {
          $0.isSensitive = true
        }
      ]
    }
    let parser = ArgumentParser(CommandSpec("frun", summary: "Test", subcommands: [spec]))
    guard
      case .failure(let failure) = parser.parse([
        "new", "--name", "Maria", "Gonzalez", "Lopez", "-l", "es",
      ])
    else {
      Issue.record("accepted")
      return
    }
    let report = UsageReport(failure, root: parser.root).text
    for name in ["Maria", "Gonzalez", "Lopez"] { #expect(!report.contains(name)) }
    #expect(
      failure.errors.map { $0.message(program: "frun") } == [
        "invalid value for '--name <name>': not a whole number",
        "invalid value for '<person>': not a date such as 2026-03-09",
        "unexpected argument in place 5",
      ])
  }

  @Test func valuesAreShortenedAndMadeVisible() {
    let long = String(repeating: "x", count: 100)
    #expect(
      Sample.errors("case list --limit \(long)") == [
        "invalid value '\(String(repeating: "x", count: 39))…' for '--limit <count>': not a whole number"
      ])
    #expect(
      Sample.errors("case list --limit \u{1B}[2J") == [
        "invalid value '␛[2J' for '--limit <count>': not a whole number"
      ])
  }

  @Test(arguments: [60, 80, 120]) func reports(columns: Int) throws {
    let lines = [
      "case list --limt 5 -n abc --color=red --mine --team x extra more", "cse", "case show",
      "case new --born 19", "case list -n --mine",
    ]
    let text = lines.map { line in
      guard case .failure(let failure) = Sample.parse(line) else { return "no failure\n" }
      return "$ frun \(line)\n"
        + UsageReport(failure, root: Sample.root, style: HelpStyle(columns: columns)).text + "\n"
    }.joined()
    try Golden.check(text, "errors-\(columns).txt")
  }
}

extension PositionalSpec {
  func with(_ change: (inout PositionalSpec) -> Void) -> PositionalSpec {
    var copy = self
    change(&copy)
    return copy
  }
}
