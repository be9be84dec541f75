import FrunArguments
import Testing

@Suite struct KeyTests {
  static let size = Option<ByteSize>(
    "size", value: "bytes", default: ByteSize(bytes: 65_536), help: "Size")
  static let wait = Option<TimeLength?>("wait", value: "time", help: "Wait")
  static let ratio = Option<Double>("ratio", value: "number", default: 0.5, help: "Ratio")
  static let sure = Option<Bool?>("sure", value: "answer", help: "Sure")
  static let color = Flag("colour", default: true, invertible: true, help: "Colour").alias("color")
  static let from = Option<PathText?>("from", value: "file", help: "From").completed(
    by: .file(extensions: ["csv"]))
  static let day = Positional<DateText>("day", default: dayOne, help: "Day")
  static let who = Positional<IdentifierText?>("who", help: "Who").sensitive().completed(
    by: .named("personID"))
  static let numbers = Positional<[Int]>("number", count: .any, help: "Numbers")
  static let word = Positional<String>("word", help: "Word").checked(
    as: .choice([Choice("a"), Choice("b")]))
  static var dayOne: DateText { (try? DateText(argument: "2026-01-01")) ?? fallback }
  static var fallback: DateText { preconditionFailure("the literal is a date") }

  static func run(_ arguments: [any ArgumentDeclaration], _ words: [String]) -> ParsedArguments? {
    let command = CommandSpec("tool", summary: "Do it", arguments: arguments)
    #expect(command.problems() == [])
    guard case .run(let parsed) = ArgumentParser(command).parse(words) else { return nil }
    return parsed
  }

  @Test func defaultsAreTyped() throws {
    let parsed = try #require(
      Self.run(
        [Self.size, Self.wait, Self.ratio, Self.sure, Self.color, Self.from, Self.day, Self.who], []
      ))
    #expect(parsed[Self.size].bytes == 65_536)
    #expect(parsed[Self.wait] == nil)
    #expect(parsed[Self.ratio] == 0.5)
    #expect(parsed[Self.sure] == nil)
    #expect(parsed[Self.color])
    #expect(parsed[Self.from] == nil)
    #expect(parsed[Self.day].argumentText == "2026-01-01")
    #expect(parsed[Self.who] == nil)
  }

  @Test func valuesAreTyped() throws {
    let parsed = try #require(
      Self.run(
        [Self.size, Self.wait, Self.ratio, Self.sure, Self.color, Self.from, Self.day, Self.who],
        [
          "--size", "1MiB", "--wait=2h", "--ratio", "-1.25", "--sure", "on", "--no-color", "--from",
          "x.csv", "2026-12-24", "P-1",
        ]))
    #expect(parsed[Self.size].bytes == 1_048_576)
    #expect(parsed[Self.wait]?.seconds == 7_200)
    #expect(parsed[Self.ratio] == -1.25)
    #expect(parsed[Self.sure] == true)
    #expect(!parsed[Self.color])
    #expect(parsed[Self.from]?.path == "x.csv")
    #expect(parsed[Self.day].day == 24)
    #expect(parsed[Self.who]?.text == "P-1")
  }

  @Test func repeatedArgumentsAreTyped() throws {
    #expect(try #require(Self.run([Self.numbers], ["1", "-2", "3"]))[Self.numbers] == [1, -2, 3])
    #expect(try #require(Self.run([Self.numbers], []))[Self.numbers] == [])
    #expect(Self.run([Self.numbers], ["1", "x"]) == nil)
    #expect(try #require(Self.run([Self.word], ["b"]))[Self.word] == "b")
    #expect(Self.run([Self.word], ["c"]) == nil)
  }

  @Test func modifiersChangeTheDeclaration() {
    let option = Option<Int?>("depth", short: "d", value: "levels", help: "Depth").inherited()
      .grouped("Search").hidden()
      .fromEnvironment("DEPTH").fromConfiguration("search.depth").alias("levels", "deep")
      .deprecated(replacement: "--height").sensitive()
    let spec = option.spec
    #expect(spec.isInherited && spec.isHidden && spec.isSensitive)
    #expect(spec.group == "Search")
    #expect(spec.environment == "DEPTH")
    #expect(spec.configuration == "search.depth")
    #expect(spec.aliases == ["levels", "deep"])
    #expect(spec.deprecated?.replacement == "--height")
    #expect(Self.from.spec.value?.effectiveCompleter == .file(extensions: ["csv"]))
    #expect(Self.who.spec.value.effectiveCompleter == .named("personID"))
    #expect(ValueSpec("x", .identifier("form")).effectiveCompleter == .named("formID"))
    #expect(OptionRule.atLeastOne(option, Self.size) == OptionRule(.atLeastOne, ["depth", "size"]))
    #expect(OptionRule.exactlyOne(option, Self.size) == OptionRule(.exactlyOne, ["depth", "size"]))
    #expect(OptionRule.needs(option, Self.size) == OptionRule(.needs, ["depth", "size"]))
  }

  @Test func groupsKeepTheHeadingOfTheirMembers() {
    let command = CommandSpec(
      "tool", summary: "Do it",
      arguments: [OptionGroup("Outer", [Self.size, Self.wait.grouped("Own")])])
    #expect(command.options.map(\.group) == ["Outer", "Own"])
  }
}

/// The example that the documentation of the library gives.
@Suite struct ExampleTests {
  enum Keys {
    static let limit = Option<Int>(
      "limit", short: "n", value: "count", default: 50, help: "Show at most this many cases"
    )
    .checked(as: .integer(minimum: 1, maximum: 1_000)).fromEnvironment("FRUN_LIMIT")
    .fromConfiguration("list.limit")
    static let status = Option<Status?>(
      "status", value: "status", help: "Only cases with this status")
    static let mine = Flag("mine", short: "m", help: "Only my own cases")
    static let team = Option<String?>("team", value: "team", help: "Only this team's cases")
    static let caseID = Positional<IdentifierText>("case", help: "The case to show").checked(
      as: .identifier("case"))
  }

  enum Status: String, ChoiceArgument { case open, traced, closed }

  @Test func works() throws {
    let list = CommandSpec(
      "list", summary: "List cases",
      arguments: [
        Keys.limit, Keys.status, OptionGroup("Whose", [Keys.mine, Keys.team]),
        OptionRule.exclusive(Keys.mine, Keys.team),
      ]
    ).with {
      $0.aliases = ["ls"]
      $0.examples = [Example("frun case list --mine", "Show what is on my desk")]
      $0.requires = ["vault.read"]
    }
    let show = CommandSpec("show", summary: "Show a case", arguments: [Keys.caseID])
    let root = CommandSpec(
      "frun", summary: "Bring separated families back together",
      subcommands: [
        CommandSpec("case", summary: "Work on cases", subcommands: [list, show]),
        BuiltIn.helpCommand,
      ])
    #expect(root.problems().isEmpty)
    switch ArgumentParser(root).parse(
      ["case", "ls", "-mn", "5", "--status=open"],
      sources: ArgumentSources(environment: { _ in nil }))
    {
    case .run(let arguments):
      #expect(arguments.command == ["case", "list"])
      #expect(arguments[Keys.limit] == 5)
      #expect(arguments[Keys.status] == .open)
      #expect(arguments[Keys.mine])
    case .help(let request): Issue.record("\(root.help(request))")
    case .version: Issue.record("version")
    case .failure(let failure): Issue.record("\(UsageReport(failure, root: root).text)")
    }
  }
}
