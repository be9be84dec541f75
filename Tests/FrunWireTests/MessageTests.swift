import FrunDomain
import FrunKit
import FrunText
import FrunWire
import Testing

@Suite struct MessageTests {
  static let messages: [ModuleMessage] = [
    .hello(number: 1, name: "donor-table", version: "1.2.3"),
    .show(
      .table(
        TableEvent(
          title: "أسماء", columns: [.init("a", "A", isTrailing: true, dropPriority: 2)],
          rows: [[Cell("1", .bad)], [""]], whenEmpty: "none"))),
    .show(.fields(FieldsEvent(fields: [.init("k", "Key", Cell("v", .name))]))),
    .show(.text("a\nb")), .show(.verbatim("\t")),
    .show(.message(Message(.warning, "Look."))),
    .show(.progress(Progress("reading", done: 3, total: 9))), .show(.progress(Progress("reading"))),
    .ask(Prompt(.line, "Name", fallback: "x", option: "--name")), .ask(Prompt(.secret, "Word")),
    .ask(Prompt(.yesNo, "Sure?")), .ask(Prompt(.choice([.init("a", label: "A")]), "Which")),
    .ask(Prompt(.confirmation(expected: "abc"), "Type it")),
    .query(service: "records", argument: ["kind": "case"]),
    .done(Outcome(status: 3, schema: "x/1", result: ["a": .null], next: ["frun help"])),
    .failed(Failure(.data, "a.b", "no", place: "p", causes: ["c"], hints: ["h"])),
  ]

  @Test("every message survives the way through text", arguments: messages)
  func roundTrip(message: ModuleMessage) throws {
    let text = try message.json().text()
    #expect(!text.contains("\n"))
    #expect(try ModuleMessage(json: JSONValue(parsing: text)) == message)
  }

  @Test("short forms are enough for scripts")
  func shortForms() throws {
    let table = try ModuleMessage(
      json: ["type": "table", "columns": ["What", "Number"], "rows": [["a", 3], ["b", .null]]])
    #expect(
      table
        == .show(
          .table(
            TableEvent(
              columns: [.init("What", "What"), .init("Number", "Number")],
              rows: [["a", "3"], ["b", ""]]))))
    #expect(try ModuleMessage(json: ["type": "done"]) == .done(Outcome()))
    #expect(
      try ModuleMessage(json: ["type": "failed", "message": "no"])
        == .failed(Failure(.data, "plugin.failed", "no")))
  }

  @Test(
    "what is misspelled or of a wrong shape is refused with its place",
    arguments: [
      (["type": "tabel"], ""), (["type": "done", "staus": 1], "staus"),
      (["type": "table", "columns": ["a"], "rows": [["x", "y"]]], "rows[0]"),
      (["type": "table", "columns": ["a"], "rows": ["x"]], "rows[0]"),
      (["type": "message", "level": "loud", "text": "x"], "level"),
      (["type": "ask", "kind": "password", "question": "x"], "kind"),
      (["type": "text"], "text"), (["typ": "text"], "type"),
      (
        ["type": "fields", "fields": [["key": "a", "value": ["text": "x", "mark": "red"]]]], "mark"
      ),
      (["type": "progress", "phase": "x", "done": -1], ""),
    ] as [(JSONValue, String)])
  func refuses(json: JSONValue, place: String) {
    do {
      _ = try ModuleMessage(json: json)
      Issue.record("accepted")
    } catch let error as JSONShapeError {
      #expect(error.path.hasSuffix(place))
    } catch let error as WireError {
      #expect(place.isEmpty, "\(error.message)")
    } catch { Issue.record("\(error)") }
  }
}
