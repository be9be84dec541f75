import FrunArguments
import FrunForms
import FrunKit
import FrunText

/// Shows what a form asks and which records it makes.
enum FormShow {
  static let form = Positional<String>("form", help: "Form: its id, a folder, or a file")
    .completed(by: .named("form"))
  static let language = Option<String?>(
    "language", value: "tag", help: "Language of the labels, such as fr or ar")

  static let command = Command(
    CommandSpec(
      "show", summary: "Show what a form asks and which records it makes",
      arguments: [form, language]
    ).with {
      $0.seeAlso = ["form check", "intake template", "intake fill"]
      $0.examples = [Example("frun form show registration-uasc --language fr", "in French")]
    }, run: run)

  /// One question.
  struct Question {
    let name: String
    let type: String
    let label: String
    let isRequired: Bool
    let relevance: String
    let savesTo: String
  }

  /// What people see; the whole is wider than a screen.
  private static var short: Listing<Question> {
    var listing = listing
    listing.columns.removeAll { ["relevant", "saveTo"].contains($0.key) }
    return listing
  }

  static var listing: Listing<Question> {
    Listing<Question>(
      "frun.form.show/1", whenEmpty: "the form asks nothing",
      [
        .init("name", "Question", isWhole: true) { Cell($0.name, .name) },
        .init("type", "Type", dropPriority: 1, isWhole: true) { Cell($0.type) },
        .init("required", "Required", dropPriority: 2, json: { .bool($0.isRequired) }) {
          Cell($0.isRequired ? "yes" : "")
        },
        .init("label", "Label") { Cell($0.label) },
        .init("relevant", "Asked when", dropPriority: 4) { Cell($0.relevance) },
        .init("saveTo", "Saved as", dropPriority: 3) { Cell($0.savesTo) },
      ])
  }

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    // What was typed finds the form again; its id finds only those that are installed.
    let typed = invocation[self.form]
    let form = try services.readyForm(typed)
    let language = form.language(invocation[language] ?? invocation.context.language)
    let questions = form.questions.map { question($0, form, language) }
    let makes = form.entities.map { declaration in
      declaration.scope == 0
        ? declaration.dataset
        : "\(declaration.dataset) for each \(form.items[declaration.scope].name)"
    }
    if !invocation.context.output.isForMachines {
      try services.emit(
        .fields(
          FieldsEvent(
            title: form.title,
            fields: [
              .init("id", "Form", Cell(form.id, .name)),
              .init("version", "Version", Cell(form.version)),
              .init(
                "languages", "Languages",
                Cell(form.languages.map(\.name).joined(separator: ", "))),
              .init("questions", "Questions", Cell(String(questions.count))),
              .init("records", "Makes", Cell(makes.joined(separator: ", "))),
            ].filter { !$0.value.text.isEmpty })))
    }
    let isForMachines = invocation.context.output.isForMachines
    try services.emit(.table((isForMachines ? listing : short).table(questions)))
    var result = JSONObject()
    result["id"] = .string(form.id)
    result["title"] = .string(form.title)
    result["version"] = .string(form.version)
    result["languages"] = .array(form.languages.map { .string($0.name) })
    result["records"] = .array(makes.map { .string($0) })
    result["questions"] = .array(questions.map { listing.object($0) })
    return .success(
      schema: listing.schema, .object(result),
      next: ["frun intake template \(typed)", "frun intake fill \(typed)"])
  }

  private static func question(
    _ item: FormItem, _ form: CompiledForm, _ language: String
  ) -> Question {
    Question(
      name: item.name, type: item.type?.rawValue ?? "",
      label: item.label.plain(language, fallback: form.defaultLanguage),
      isRequired: item.requirement.map { !["", "no", "false", "false()"].contains($0) } ?? false,
      relevance: item.relevance ?? "",
      savesTo: item.saveTo.map { $0.dataset + "." + $0.property } ?? "")
  }
}
