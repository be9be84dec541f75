import FoundationEssentials
import FrunArguments
import FrunText
import Testing

@Suite struct DocumentTests {
  @Test func goldenAndRoundTrip() throws {
    let document = Sample.root.document()
    try Golden.check(document.indentedText() + "\n", "commands.json")
    let read = try CommandSpec(document: JSONValue(parsing: document.text()))
    #expect(read == Sample.root)
    #expect(read.document() == document)
  }

  @Test func codableIsTheSameForm() throws {
    let data = try JSONEncoder().encode(Sample.root)
    #expect(try JSONDecoder().decode(CommandSpec.self, from: data) == Sample.root)
    #expect(try JSONValue(parsing: Array(data)) == Sample.root.json())
    for option in Sample.list.options {
      #expect(
        try JSONDecoder().decode(OptionSpec.self, from: JSONEncoder().encode(option)) == option)
    }
    for command in [Sample.show, Sample.run, Sample.verify] {
      for argument in command.positionals {
        #expect(
          try JSONDecoder().decode(PositionalSpec.self, from: JSONEncoder().encode(argument))
            == argument)
      }
    }
    let arguments = try #require(Sample.arguments("case list -n 5 -at x"))
    #expect(
      try JSONDecoder().decode(ParsedArguments.self, from: JSONEncoder().encode(arguments))
        == arguments)
  }

  @Test func everyKindOfValueSurvives() throws {
    let kinds: [ValueKind] = [
      .text, .integer, .integer(minimum: -5, maximum: 5), .decimal(minimum: 0.5, maximum: nil),
      .yesNo, .choice([Choice("a", "A"), Choice("b")]),
      .file(extensions: ["csv", "xlsx"]), .file, .directory, .date, .partialDate,
      .identifier("form"), .byteSize, .duration,
    ]
    let completers: [Completer?] = [
      nil, Completer.none, .file(extensions: ["json"]), .directory, .values([Choice("x", "X")]),
      .named("formID"),
    ]
    for kind in kinds {
      for completer in completers {
        var command = CommandSpec("tool", summary: "Do it")
        command.positionals = PositionalSpec.Count.allCases.map { count in
          PositionalSpec("p-\(count.rawValue)", kind, count: count, completer: completer, help: "P")
        }
        var option = OptionSpec(
          "o", short: "o", shape: .value, value: ValueSpec("v", kind, completer: completer),
          help: "O")
        option.aliases = ["other"]
        option.bareValue = ""
        option.defaultText = ""
        option.repetition = .each
        option.isHidden = true
        option.isSensitive = true
        command.options = [option]
        #expect(try CommandSpec(json: command.json()) == command)
      }
    }
  }

  @Test(arguments: [
    (
      #"{"schema":"frun.commands/2","command":{"commandName":"x"}}"#,
      "schema: must be frun.commands/1"
    ),
    (#"{"command":{"commandName":"x"}}"#, "schema: is missing"),
    (#"{"schema":"frun.commands/1"}"#, "command: is missing"),
    (
      #"{"schema":"frun.commands/1","command":{"commandName":"x","alias":["y"]}}"#,
      "command.alias: unknown key; did you mean 'aliases'?"
    ),
    (
      #"{"schema":"frun.commands/1","command":{"commandName":"x","subcommands":[{}]}}"#,
      "command.subcommands[0].commandName: is missing"
    ),
    (
      #"{"schema":"frun.commands/1","command":{"commandName":"x","arguments":[{"kind":"thing"}]}}"#,
      "command.arguments[0].kind: must be positional, option or flag"
    ),
    (
      #"{"schema":"frun.commands/1","command":{"commandName":"x","arguments":[{"kind":"flag","names":[]}]}}"#,
      "command.arguments[0].names: a long name is needed"
    ),
    (
      #"{"schema":"frun.commands/1","command":{"commandName":"x","arguments":[{"kind":"option","names":[{"kind":"long","name":"a"}],"valueKind":{"type":"color"}}]}}"#,
      "command.arguments[0].valueKind.type: unknown type of value"
    ),
    (
      #"{"schema":"frun.commands/1","command":{"commandName":"x","rules":[{"kind":"never","options":[]}]}}"#,
      "command.rules[0].kind: must be one of exclusive, together, atLeastOne, exactlyOne, needs"
    ),
    (#"[]"#, "an object is needed, not an array"),
  ])
  func badDocuments(text: String, message: String) throws {
    let value = try JSONValue(parsing: text)
    do {
      _ = try CommandSpec(document: value)
      Issue.record("accepted")
    } catch {
      #expect(error.description == message)
    }
  }

  @Test func helpAsJSONLeavesHiddenThingsOut() throws {
    var request = HelpRequest(path: [])
    request.format = .json
    let text = Sample.root.help(request)
    #expect(!text.contains("inspect") && !text.contains("__complete"))
    request.includesHidden = true
    #expect(Sample.root.help(request).contains("inspect"))
    request.path = ["case", "list"]
    let value = try JSONValue(parsing: Sample.root.help(request))
    #expect(value["command"]?["commandName"] == "list")
    #expect(value["command"]?["superCommands"] == ["frun", "case"])
    #expect(value["schema"] == "frun.commands/1")
  }

  @Test func argumentsFromElsewhereAreChecked() throws {
    let chain = try #require(Sample.root.commands(along: ["case", "list"]))
    let good = try #require(Sample.arguments("case list -n 5"))
    #expect(try good.validated(against: chain) == good)
    var bad = good
    bad.options["limit"] = [ArgumentText("x", .standard)]
    bad.options["bogus"] = []
    bad.options["team"] = [ArgumentText("a", .standard), ArgumentText("b", .standard)]
    bad.positionals["who"] = [ArgumentText("x", .standard)]
    do {
      _ = try bad.validated(against: chain)
      Issue.record("accepted")
    } catch {
      #expect(
        error.errors.map { $0.message(program: "frun") } == [
          "unknown option '--bogus'", "invalid value 'x' for '--limit <count>': not a whole number",
          "the option '--team' was given more than once", "unexpected argument in place 1",
        ])
    }
    let show = try #require(Sample.root.commands(along: ["case", "show"]))
    #expect(
      throws: UsageFailure(path: ["case", "show"], errors: [.missingArgument(Sample.caseID.spec)])
    ) {
      try ParsedArguments(command: ["case", "show"]).validated(against: show)
    }
    let new = try #require(Sample.root.commands(along: ["case", "new"]))
    #expect(
      throws: UsageFailure(path: ["case", "new"], errors: [.missingOption(Sample.language.spec)])
    ) {
      try ParsedArguments(command: ["case", "new"]).validated(against: new)
    }
    #expect(throws: ValueProblem("not a whole number")) { try bad.value(Sample.limit) }
    #expect(throws: ValueProblem("is missing")) { try bad.value(Sample.language) }
    #expect(throws: JSONShapeError("unknown key", at: "zzz")) {
      try ParsedArguments(json: ["command": [], "zzz": 1])
    }
  }

  /// A manifest may come from anyone: whatever is accepted must not crash anything later.
  @Test(arguments: 0..<150) func changedDocumentsNeverCrash(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var value = Sample.root.document()
    for _ in 0..<Int.random(in: 1...4, using: &random) { value = value.changed(using: &random) }
    guard let command = try? CommandSpec(document: value) else { return }
    _ = command.problems()
    _ = MarkdownReference(command).text
    var paths: [[String]] = []
    command.forEach { _, path in paths.append(path) }
    let parser = ArgumentParser(command)
    for path in paths.prefix(6) {
      #expect(!command.help(HelpRequest(path: path)).isEmpty, "seed \(seed)")
      if let chain = command.commands(along: path) {
        _ = ManualPage(chain: chain, date: "2026-01-01").text
      }
      for words in [
        ["--limit", "5", "x", "y"], ["-avn5", "--no-archived"], ["--tag", "--", "--x"],
        ["--fields", "a", "--color"],
      ] {
        if case .failure(let failure) = parser.parse(path + words) {
          _ = UsageReport(failure, root: command).text
        }
        _ = CompletionEngine(command).complete(words: path + words, cursor: path.count + 1).text
      }
    }
  }
}

extension JSONValue {
  /// Returns a copy with one place changed.
  fileprivate func changed(using random: inout SeededGenerator) -> JSONValue {
    let others: [JSONValue] = [
      .null, true, 0, .integer(-1), "", "\u{1B}", "no-archived", "rest", "option", "help", "-", [],
      [:], ["a": 1], ["case", "case"], 256,
    ]
    switch self {
    case .array(var elements) where !elements.isEmpty && Int.random(in: 0..<8, using: &random) > 0:
      let place = Int.random(in: 0..<elements.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: elements.remove(at: place)
      case 1: elements.append(elements[place])
      default: elements[place] = elements[place].changed(using: &random)
      }
      return .array(elements)
    case .object(var object) where !object.isEmpty && Int.random(in: 0..<8, using: &random) > 0:
      let key = object.keys[Int.random(in: 0..<object.count, using: &random)]
      if Int.random(in: 0..<10, using: &random) == 0 {
        object[key] = nil
      } else {
        object[key] = object[key]?.changed(using: &random)
      }
      return .object(object)
    default: return others[Int.random(in: 0..<others.count, using: &random)]
    }
  }
}
