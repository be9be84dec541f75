import FrunArguments
import Testing

@Suite struct LayeringTests {
  static func sources(_ environment: [String: String], _ configuration: [String: String] = [:])
    -> ArgumentSources
  {
    ArgumentSources(
      environment: { environment[$0] },
      configuration: { key in configuration[key].map { ConfiguredText($0, place: "config:3") } })
  }

  @Test(
    arguments: [
      (
        "case list -n 1", ["FRUN_LIMIT": "2"], ["list.limit": "3"], 1, ArgumentOrigin.word(index: 3)
      ),
      ("case list", ["FRUN_LIMIT": "2"], ["list.limit": "3"], 2, .environment("FRUN_LIMIT")),
      (
        "case list", ["FRUN_LIMIT": ""], ["list.limit": "3"], 3,
        .configuration(key: "list.limit", place: "config:3")
      ),
      (
        "case list", [:], ["list.limit": "3"], 3,
        .configuration(key: "list.limit", place: "config:3")
      ),
      ("case list", [:], [:], 50, .standard),
    ] as [(String, [String: String], [String: String], Int, ArgumentOrigin)])
  func precedence(
    line: String, environment: [String: String], configuration: [String: String], expected: Int,
    origin: ArgumentOrigin
  ) throws {
    let arguments = try #require(
      Sample.arguments(line, sources: Self.sources(environment, configuration)))
    #expect(arguments[Sample.limit] == expected)
    #expect(arguments.origin(of: Sample.limit) == origin)
  }

  @Test func errorsNameTheSource() {
    #expect(
      Sample.errors("case list", sources: Self.sources(["FRUN_LIMIT": "x"])) == [
        "invalid value 'x' for '--limit <count>' from the variable FRUN_LIMIT: not a whole number"
      ])
    #expect(
      Sample.errors("case list", sources: Self.sources([:], ["list.limit": "x"])) == [
        "invalid value 'x' for '--limit <count>' from list.limit in config:3: not a whole number"
      ])
    // A word makes a broken variable harmless.
    #expect(Sample.errors("case list -n 4", sources: Self.sources(["FRUN_LIMIT": "x"])) == [])
  }

  static let fast = Flag("fast", help: "Be fast").fromEnvironment("FAST")
  static let slow = Flag("slow", help: "Be slow").fromEnvironment("SLOW")
  static let tags = Option<[String]>("tag", value: "tag", help: "Tags").fromEnvironment("TAGS")
  static let level = Counter("level", help: "Level").fromEnvironment("LEVEL")
  static let parser = ArgumentParser(
    CommandSpec(
      "tool", summary: "Do it",
      arguments: [fast, slow, tags, level, OptionRule.exclusive(fast, slow)]))

  static func run(_ words: [String], _ environment: [String: String]) -> ParsedArguments? {
    guard case .run(let arguments) = parser.parse(words, sources: sources(environment)) else {
      return nil
    }
    return arguments
  }

  @Test func flagsCountersAndLists() throws {
    let arguments = try #require(Self.run([], ["FAST": "1", "TAGS": "a, b", "LEVEL": "2"]))
    #expect(arguments[Self.fast])
    #expect(!arguments[Self.slow])
    #expect(arguments[Self.tags] == ["a", "b"])
    #expect(arguments[Self.level] == 2)
    #expect(try #require(Self.run([], ["FAST": "no"]))[Self.fast] == false)
    #expect(Self.run([], ["FAST": "perhaps"]) == nil)
    #expect(Self.run([], ["LEVEL": "-1"]) == nil)
  }

  @Test func theValueNoIsAValue() {
    let answer = Option<String?>("answer", value: "x", help: "A")
    let why = Option<String?>("why", value: "x", help: "W")
    let parser = ArgumentParser(
      CommandSpec(
        "tool", summary: "Do it", arguments: [answer, why, OptionRule.together(answer, why)]))
    guard case .failure(let failure) = parser.parse(["--answer", "no"]) else {
      Issue.record("accepted")
      return
    }
    #expect(failure.errors.map { $0.message(program: "tool") } == ["'--answer' needs '--why'"])
  }

  @Test func aFlagTurnedOffExcludesNothing() throws {
    let on = Flag("on", invertible: true, help: "On")
    let other = Flag("other", help: "Other").fromEnvironment("OTHER")
    let parser = ArgumentParser(
      CommandSpec(
        "tool", summary: "Do it", arguments: [on, other, OptionRule.exclusive(on, other)]))
    guard
      case .run(let arguments) = parser.parse(["--no-on"], sources: Self.sources(["OTHER": "yes"]))
    else {
      Issue.record("refused")
      return
    }
    #expect(arguments[other])
    #expect(!arguments[on])
  }

  @Test func aWordBeatsAnExclusiveOptionFromElsewhere() throws {
    let arguments = try #require(Self.run(["--slow"], ["FAST": "yes"]))
    #expect(arguments[Self.slow])
    #expect(!arguments[Self.fast])
    #expect(Self.run([], ["FAST": "yes", "SLOW": "yes"]) == nil)
    #expect(try #require(Self.run([], ["FAST": "yes", "SLOW": "no"]))[Self.fast])
  }
}

@Suite struct RuleTests {
  static let a = Option<String?>("a-one", value: "x", help: "A")
  static let b = Option<String?>("b-two", value: "x", help: "B")
  static let c = Flag("c-three", help: "C")

  @Test(
    arguments: [
      (.exclusive, "", nil), (.exclusive, "a", nil),
      (.exclusive, "ab", "'--a-one' and '--b-two' exclude each other"),
      (.exclusive, "abc", "'--a-one', '--b-two' and '--c-three' exclude each other"),
      (.together, "", nil), (.together, "abc", nil),
      (.together, "a", "'--a-one' needs '--b-two' and '--c-three'"),
      (.together, "ac", "'--a-one' and '--c-three' need '--b-two'"),
      (.atLeastOne, "", "one of '--a-one', '--b-two' or '--c-three' is needed"),
      (.atLeastOne, "ab", nil),
      (.exactlyOne, "", "one of '--a-one', '--b-two' or '--c-three' is needed"),
      (.exactlyOne, "b", nil),
      (.exactlyOne, "bc", "'--b-two' and '--c-three' exclude each other"),
      (.needs, "", nil), (.needs, "bc", nil), (.needs, "abc", nil),
      (.needs, "ab", "'--a-one' needs '--c-three'"),
      (.needs, "a", "'--a-one' needs '--b-two' and '--c-three'"),
    ] as [(OptionRule.Kind, String, String?)])
  func rules(kind: OptionRule.Kind, given: String, message: String?) {
    let command = CommandSpec(
      "tool", summary: "Do it",
      arguments: [Self.a, Self.b, Self.c, OptionRule(kind, ["a-one", "b-two", "c-three"])])
    var words: [String] = []
    if given.contains("a") { words.append("--a-one=1") }
    if given.contains("b") { words.append("--b-two=1") }
    if given.contains("c") { words.append("--c-three") }
    switch ArgumentParser(command).parse(words) {
    case .failure(let failure):
      #expect(failure.errors.map { $0.message(program: "tool") } == [message])
    case .run: #expect(message == nil)
    default: Issue.record("neither run nor failure")
    }
  }
}
