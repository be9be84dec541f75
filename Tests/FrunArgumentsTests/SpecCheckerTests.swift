import FrunArguments
import Testing

@Suite struct SpecCheckerTests {
  @Test func theSampleIsGood() {
    #expect(Sample.root.problems() == [])
  }

  static func tool(_ change: (inout CommandSpec) -> Void) -> CommandSpec {
    CommandSpec("tool", summary: "Do it").with(change)
  }

  static func option(
    _ name: String, short: Character? = nil, _ change: (inout OptionSpec) -> Void = { _ in }
  ) -> OptionSpec {
    var spec = OptionSpec(name, short: short, help: "Help")
    change(&spec)
    return spec
  }

  static func value(
    _ name: String, _ kind: ValueKind = .text, _ change: (inout OptionSpec) -> Void = { _ in }
  ) -> OptionSpec {
    option(name) { spec in
      spec.shape = .value
      spec.value = ValueSpec("v", kind)
      change(&spec)
    }
  }

  static let bad: [(CommandSpec, [String])] = [
    (tool { $0.summary = "" }, ["the summary is empty", "the summary has no text"]),
    (tool { $0.summary = "Do it." }, ["the summary ends with a full stop"]),
    (
      tool { $0.summary = String(repeating: "x", count: 61) },
      ["the summary is wider than 60 columns"]
    ),
    (
      tool { $0.summary = String(repeating: "字", count: 31) },
      ["the summary is wider than 60 columns"]
    ),
    (tool { $0.summary = "Do\u{1B}[2Jit" }, ["the summary holds control characters"]),
    (tool { $0.discussion = "a\u{9B}b" }, ["a text holds control characters"]),
    (
      tool { $0.topics = [HelpTopic("x", summary: "X.", text: "")] },
      ["the topic x ends with a full stop"]
    ),
    (tool { $0.name = "Tool" }, ["the name must be lower case letters, digits and hyphens"]),
    (tool { $0.name = "-x" }, ["the name must be lower case letters, digits and hyphens"]),
    (tool { $0.aliases = ["tool"] }, ["the alias 'tool' is the name"]),
    (tool { $0.aliases = ["a b"] }, ["the alias 'a b' must be lower case letters and hyphens"]),
    (
      tool { $0.subcommands = [CommandSpec("a", summary: "A"), CommandSpec("a", summary: "A")] },
      ["'a' names both 'a' and 'a'"]
    ),
    (
      tool {
        $0.subcommands = [
          CommandSpec("a", summary: "A"),
          CommandSpec("b", summary: "B").with { $0.aliases = ["a"] },
        ]
      }, ["'a' names both 'a' and 'b'"]
    ),
    (
      tool {
        $0.subcommands = [
          CommandSpec("a", summary: "A"),
          CommandSpec("b", summary: "B").with { $0.synonyms = ["a"] },
        ]
      }, ["the synonym 'a' of 'b' is the name of a command"]
    ),
    (
      tool { $0.subcommands = [CommandSpec("help", summary: "Mine")] },
      ["'help' is taken by the built-in command"]
    ),
    (tool { $0.deprecated = Deprecation(replacement: "") }, ["deprecated without a replacement"]),
    (
      tool { $0.exitStatuses = [ExitStatusSpec(256, "x")] },
      ["the exit status 256 is not between 0 and 255"]
    ),
    (tool { $0.examples = [Example("a\nb", "x")] }, ["an example has more than one line"]),
    (tool { $0.options = [option("a"), option("a")] }, ["the option --a is declared twice"]),
    (tool { $0.options = [option("help")] }, ["the option --help is declared twice"]),
    (
      tool {
        $0.version = "1"; $0.options = [option("version")]
      }, ["the option --version is declared twice"]
    ),
    (
      tool { $0.options = [option("a") { $0.isInvertible = true }, option("no-a")] },
      ["the option --no-a is declared twice"]
    ),
    (
      tool { $0.options = [option("a", short: "x"), option("b", short: "x")] },
      ["-x names both --a and --b"]
    ),
    (tool { $0.options = [option("a", short: "h")] }, ["-h names both --help and --a"]),
    (tool { $0.options = [option("a", short: "5")] }, ["the short name of --a must be a letter"]),
    (tool { $0.options = [option("A")] }, ["--A must be lower case letters, digits and hyphens"]),
    (
      tool { $0.options = [option("no-a") { $0.isInvertible = true }] },
      ["--no-a cannot be inverted, it begins with no-"]
    ),
    (
      tool { $0.options = [option("a") { $0.value = ValueSpec("v") }] },
      ["--a is a flag and has a value"]
    ),
    (tool { $0.options = [option("a") { $0.isRequired = true }] }, ["--a is a flag and required"]),
    (
      tool { $0.options = [option("a") { $0.repetition = .each }] },
      ["--a is a flag and repeated; use a counter"]
    ),
    (
      tool { $0.options = [option("a") { $0.defaultText = "yes" }] },
      ["--a is on by default and cannot be turned off"]
    ),
    (tool { $0.options = [option("a") { $0.shape = .value }] }, ["--a has no value"]),
    (tool { $0.options = [option("a") { $0.help = "" }] }, ["--a has no text"]),
    (
      tool { $0.options = [option("a") { $0.deprecated = Deprecation(replacement: "") }] },
      ["--a is deprecated without a replacement"]
    ),
    (
      tool { $0.options = [value("a", .integer) { $0.defaultText = "x" }] },
      ["the default of --a is not one of its values"]
    ),
    (tool { $0.options = [value("a", .choice([]))] }, ["--a has no choices"]),
    (
      tool { $0.options = [value("a", .choice([Choice("x"), Choice("x")]))] },
      ["--a has the same choice twice"]
    ),
    (
      tool {
        $0.options = [
          value("a") {
            $0.isRequired = true; $0.defaultText = "x"
          }
        ]
      }, ["--a is required and has a default"]
    ),
    (
      tool {
        $0.options = [
          value("a") {
            $0.isRequired = true; $0.isHidden = true
          }
        ]
      }, ["--a is required and hidden or deprecated"]
    ),
    (
      tool {
        $0.options = [
          value("a") {
            $0.isSensitive = true; $0.environment = "A"
          }
        ]
      }, ["--a is sensitive and must not come from the environment or configuration"]
    ),
    (
      tool {
        $0.options = [
          value("a") {
            $0.bareValue = "x"; $0.repetition = .upToNextOption
          }
        ]
      }, ["--a cannot be bare and take all following words"]
    ),
    (
      tool {
        $0.positionals = [
          PositionalSpec("a", count: .optional, help: "A"), PositionalSpec("b", help: "B"),
        ]
      }, ["<b> is required after optional <a>"]
    ),
    (
      tool {
        $0.positionals = [
          PositionalSpec("a", count: .any, help: "A"),
          PositionalSpec("b", count: .optional, help: "B"),
        ]
      }, ["<a> takes all words and must be last"]
    ),
    (
      tool { $0.positionals = [PositionalSpec("a", help: "A"), PositionalSpec("a", help: "A")] },
      ["<a> is declared twice"]
    ),
    (
      tool { $0.positionals = [PositionalSpec("a", help: "A").with { $0.defaultText = "x" }] },
      ["<a> is required and has a default"]
    ),
    (
      tool {
        $0.positionals = [
          PositionalSpec("a", .date, count: .optional, help: "A").with { $0.defaultText = "x" }
        ]
      }, ["the default of <a> is not one of its values"]
    ),
    (
      tool { $0.rules = [OptionRule(.exclusive, ["a", "b"])] },
      ["a rule names the unknown option --a", "a rule names the unknown option --b"]
    ),
    (
      tool {
        $0.options = [option("a")]; $0.rules = [OptionRule(.exclusive, ["a"])]
      }, ["a rule needs two options"]
    ),
    (
      tool {
        $0.options = [option("a")]; $0.rules = [OptionRule(.exclusive, ["a", "a"])]
      }, ["a rule names an option twice"]
    ),
    (
      tool {
        $0.options = [value("a") { $0.isRequired = true }, option("b")];
        $0.rules = [OptionRule(.exclusive, ["a", "b"])]
      }, ["--a is required and ruled by others"]
    ),
    (
      tool {
        $0.subcommands = [CommandSpec("a", summary: "A")];
        $0.positionals = [PositionalSpec("x", count: .optional, help: "X")]
      }, ["a command with subcommands takes no arguments"]
    ),
    (
      tool {
        $0.subcommands = [CommandSpec("a", summary: "A")]; $0.options = [option("x")]
      }, ["an option of a command with subcommands must be inherited"]
    ),
  ]

  @Test(arguments: bad.indices) func mistakes(place: Int) {
    let (command, messages) = Self.bad[place]
    #expect(command.problems().map(\.message) == messages)
    #expect(command.problems().allSatisfy { $0.command == command.name })
  }

  @Test func inheritedNamesAreChecked() {
    let child = CommandSpec(
      "go", summary: "Go", arguments: [Self.option("json"), Self.option("far", short: "v")])
    let parent = CommandSpec(
      "tool", summary: "Do it",
      arguments: [
        Flag("json", help: "J").inherited(), Counter("verbose", short: "v", help: "V").inherited(),
      ], subcommands: [child])
    #expect(
      parent.problems().map(\.description) == [
        "tool go: the option --json is declared twice",
        "tool go: -v names both --verbose and --far",
      ])
  }

  @Test func endlessNestingIsRefused() {
    var command = CommandSpec("leaf", summary: "Leaf")
    for _ in 0..<20 { command = CommandSpec("group", summary: "Group", subcommands: [command]) }
    #expect(command.problems().map(\.message) == ["nested more than 8 deep"])
  }
}
