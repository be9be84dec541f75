import FrunArguments
import FrunDomain
import FrunKit

/// Fills a form in with a person, question by question.
enum IntakeNew {
  static let form = Positional<String>("form", help: "Form: its id, a folder, or a file")
    .completed(by: .named("form"))
  static let file = Option<IdentifierText?>(
    "case", value: "case", help: "Case the form adds to, for forms that open none"
  ).checked(as: .identifier("case"))
  static let visit = Option<String?>(
    "visit", value: "key", help: "Planned visit the form is about, as in 'frun visit list'")
  static let language = Option<String?>(
    "language", value: "tag", help: "Language of the questions, such as fr or ar")

  static let command = Command(
    CommandSpec(
      "new", summary: "Fill in a form, question by question",
      arguments: [form, file, visit, language]
    ).with {
      $0.rules = [.needs(visit, file)]
      $0.discussion = """
        Asks what is relevant, one question at a time. Every accepted answer is written into the \
        vault before the next question, so that an interruption of any kind loses at most the \
        line being typed. Ctrl-S leaves with the draft kept; 'frun intake resume' goes on. The \
        status is 0 when the form is finished, 3 when a draft is kept, 130 when nothing is.
        """
      $0.examples = [
        Example("frun intake new registration-uasc", "register a child"),
        Example("frun intake new assessment --case K7M2-Q4XD", "add an assessment to a case"),
      ]
      $0.seeAlso = ["intake resume", "intake list", "intake fill"]
      $0.requires = ["vault.write"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    var subject = InterviewDesk.Subject()
    subject.file = try invocation[file].map { try services.openCase($0.argumentText) }
    if let file = subject.file, let key = invocation[visit] {
      subject.visit = try IntakeFill.planned(key, in: file, services)
    }
    return try InterviewDesk(invocation: invocation, services: services)
      .begin(invocation[form], subject, language: invocation[language])
  }
}
