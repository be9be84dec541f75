import FrunArguments
import FrunDomain
import FrunKit
import FrunText

extension Command {
  private static let from = Option<PathText?>(
    "from", value: "file", help: "Read the text from a file, - for standard input")
  private static let kind = Option<String>(
    "kind", value: "kind", default: "general", help: "Kind of note"
  ).checked(as: CaseArguments.choices("noteKind"))
  private static let day = Option<DateText?>(
    "on", value: "date", help: "Day the note is about; today without it")

  static let caseNote = Command(
    CommandSpec(
      "note", summary: "Write a note in a case",
      arguments: [from, kind, day, CommonOptions.dryRun, CaseArguments.number]
    ).with {
      $0.synonyms = ["comment"]
      $0.examples = [
        Example("frun case note K7M2-Q4XD --from note.txt", "keeps a text written before"),
        Example("frun case note K7M2-Q4XD", "asks for one line"),
      ]
      $0.seeAlso = ["case log"]
      $0.requires = ["vault.write"]
    }
  ) { invocation, services in
    let file = try invocation.file(services)
    let text: String
    if let name = invocation[from]?.path {
      text = try JSONInput.text(name, services)
    } else {
      text = try services.askLine("Note", option: "--from")
    }
    guard !text.isEmpty else {
      throw Failure(.data, "note.empty", "the note is empty")
    }
    var draft = try services.draft("note")
    try draft.set("kind", .code(invocation[kind]))
    try draft.set(
      "writtenOn", to: invocation[day]?.argumentText ?? services.today.description, at: "--on")
    try draft.set("text", to: text, at: "note")
    let receipt = try services.commit([draft], to: file.stream, by: invocation)
    return try services.changed(
      "Kept a note in case \(file.number)", by: receipt, schema: "frun.case.note/1",
      [("number", .string(file.number)), ("note", .string(draft.id.text))],
      next: ["frun case log \(file.number) --limit 3"])
  }
}
