import FrunArguments
import FrunForms
import FrunKit
import FrunText

/// Writes an empty answers file for a form.
enum IntakeTemplate {
  static let form = Positional<String>("form", help: "Form: its id, a folder, or a file")
    .completed(by: .named("form"))
  static let language = Option<String?>(
    "language", value: "tag", help: "Language of the explanations, such as fr or ar")

  static let command = Command(
    CommandSpec(
      "template", summary: "Write an empty answers file for a form",
      arguments: [form, language, CommonOptions.output, CommonOptions.force]
    ).with {
      $0.discussion = """
        The file is a JSON object with every question of the form. Its member \
        '\(AnswerFile.explanation)' lists the questions with their types and choices; filling \
        ignores it. Answers left empty count as not given. Put several objects into a list for a \
        batch.
        """
      $0.examples = [
        Example("frun intake template registration-uasc -o family.json", "a file to fill in")
      ]
      $0.seeAlso = ["intake fill", "form show"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let form = try services.readyForm(invocation[form])
    let language = form.language(invocation[language] ?? invocation.context.language)
    var object = JSONObject()
    object[AnswerFile.explanation] = explanation(form, language)
    for member in members(of: form.items[0], form).members { object[member.key] = member.value }
    let template = JSONValue.object(object)
    let target = invocation[CommonOptions.output]
    if target == nil, invocation.context.output.isForMachines {
      return .success(schema: "frun.intake.template/1", template)
    }
    let text = template.indentedText()
    try services.writeOutput(
      target?.path ?? "-", Array((text.hasSuffix("\n") ? text : text + "\n").utf8),
      replace: invocation[CommonOptions.force])
    guard let target, !target.isStandardStream else { return .success() }
    return .success(next: ["frun intake fill \(invocation[Self.form]) --answers \(target.path)"])
  }

  /// Empty answers; groups do not nest, a repeat has one row to copy.
  private static func members(of item: FormItem, _ form: CompiledForm) -> JSONObject {
    var object = JSONObject()
    for child in item.children.map({ form.items[$0] }) {
      switch child.kind {
      case .question(let type):
        guard isAsked(type, child) else { continue }
        object[child.name] = type == .selectMultiple || type == .rank ? .array([]) : .string("")
      case .group:
        for member in members(of: child, form).members { object[member.key] = member.value }
      case .repeating: object[child.name] = .array([.object(members(of: child, form))])
      case .form: break
      }
    }
    return object
  }

  private static func isAsked(_ type: QuestionType, _ item: FormItem) -> Bool {
    type.isVisible && type != .note && !item.isComputed
  }

  private static func explanation(_ form: CompiledForm, _ language: String) -> JSONValue {
    var about = JSONObject()
    about["form"] = .string(form.id)
    about["version"] = .string(form.version)
    about["title"] = .string(form.title)
    about["questions"] = .array(
      form.questions.filter { item in item.type.map { isAsked($0, item) } ?? false }
        .map { question($0, form, language) })
    return .object(about)
  }

  private static func question(
    _ item: FormItem, _ form: CompiledForm, _ language: String
  ) -> JSONValue {
    var object = JSONObject()
    object["name"] = .string(item.name)
    object["type"] = .string(item.type?.rawValue ?? "")
    object["label"] = .string(item.label.plain(language, fallback: form.defaultLanguage))
    let hint = item.hint.plain(language, fallback: form.defaultLanguage)
    if !hint.isEmpty { object["hint"] = .string(hint) }
    if let requirement = item.requirement { object["required"] = .string(requirement) }
    if let relevance = item.relevance { object["askedWhen"] = .string(relevance) }
    if let inside = form.enclosing(item) { object["repeat"] = .string(inside) }
    if case .list(let name) = item.choices, let list = form.lists[name] {
      var choices = JSONObject()
      for choice in list.choices {
        choices[choice.name] = .string(
          choice.label.plain(language, fallback: form.defaultLanguage))
      }
      object["choices"] = .object(choices)
    }
    return .object(object)
  }
}

extension CompiledForm {
  /// The name of the repeat a question is asked in for every row.
  func enclosing(_ item: FormItem) -> String? {
    var place = item.parent
    while let index = place {
      if items[index].kind == .repeating { return items[index].name }
      place = items[index].parent
    }
    return nil
  }
}
