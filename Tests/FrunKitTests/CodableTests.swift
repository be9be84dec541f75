import FoundationEssentials
import FrunArguments
import FrunDomain
import FrunKit
import FrunText
import Testing

/// Everything that passes between host and module can cross a pipe.
@Suite struct CodableTests {
  private func crossed<Value: Codable & Equatable>(_ value: Value) throws -> Bool {
    let data = try JSONEncoder().encode(value)
    return try JSONDecoder().decode(Value.self, from: data) == value
  }

  @Test func values() throws {
    let arguments = ParsedArguments(
      command: ["case", "list"], options: ["limit": [ArgumentText("5", .word(index: 2))]])
    #expect(
      try crossed(
        Invocation(
          path: ["case", "list"], arguments: arguments,
          context: InvocationContext(columns: 100, output: .csv, role: .supervisor))))
    #expect(
      try crossed(
        Outcome(status: 1, schema: "frun.x/1", result: ["a": [1, .null]], next: ["frun x"])))
    #expect(
      try crossed(
        Failure(.denied, "x.y", "no", place: "row 1", causes: ["c"], hints: ["h"])))
    #expect(
      try crossed(
        Prompt(.choice([.init("a", label: "A")]), "Which", fallback: "a", option: "--which")))
    #expect(try crossed(Prompt(.confirmation(expected: "K7M2"), "Sure?")))
    for event in [
      Event.table(TableEvent(columns: [.init("a", "A")], rows: [[Cell("x", .bad)]])),
      .fields(FieldsEvent(title: "T", fields: [.init("a", "A", "x")])), .text("t"),
      .verbatim("v"), .message(Message(.warning, "w")), .progress(Progress("p", done: 1)),
    ] {
      #expect(try crossed(event))
    }
    #expect(try crossed(Setting("a.b", "c", defaultText: "d", choices: ["d", "e"])))
    #expect(
      try crossed(
        ModuleManifest(
          name: "cases", summary: "Keep cases", version: "1.0.0",
          commands: [CommandSpec("case", summary: "Keep", subcommands: [])])))
  }

  @Test func statusesAreThoseOfTheDocumentation() {
    #expect(
      ExitStatus.allCases.map(\.rawValue)
        == [0, 1, 3, 64, 65, 66, 69, 70, 73, 74, 75, 77, 78, 130, 143])
  }
}
