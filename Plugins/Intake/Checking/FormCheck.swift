import FrunArguments
import FrunForms
import FrunKit
import FrunText

/// Checks a form: everything that is wrong with it at once, each with its place.
enum FormCheck {
  static let form = Positional<String>("form", help: "Form: its id, a folder, or a file")
    .completed(by: .named("form"))
  static let strict = Flag("strict", help: "Every mistake the standard names is an error (default)")
  static let lenient = Flag("lenient", help: "Mistakes that leave a usable form are warnings")
  static let dialect = Option<String?>(
    "dialect", value: "program", help: "Also show what may have another value there"
  ).checked(
    as: .choice([
      Choice(FormDialect.odk.rawValue, "ODK Collect and its relatives"),
      Choice(FormDialect.webforms.rawValue, "Web Forms, Enketo, KoboToolbox in a browser"),
    ]))

  static let command = Command(
    CommandSpec(
      "check", summary: "Check a form and show all of its problems",
      arguments: [form, strict, lenient, dialect]
    ).with {
      $0.rules = [.exclusive(strict, lenient)]
      $0.discussion = """
        A form is checked against the XLSForm standard, and what it saves against the kinds and \
        fields of records here ('frun help data'). The status is 1 when there is an error. With --dialect every expression is listed whose value may differ in \
        the other program: a warning where ordinary answers are enough or the form is refused \
        there, a note where only unusual ones show it.
        """
      $0.examples = [
        Example("frun form check registration-uasc", "a form that is installed"),
        Example("frun form check our-form.xlsx", "a workbook"),
        Example("frun form check ./our-form --lenient", "a folder of CSV files"),
        Example("frun form check our-form.xlsx --dialect odk", "a form shared with ODK Collect"),
      ]
      $0.seeAlso = ["form show", "intake fill"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let id = invocation[form]
    let source = try FormOnHand(id, services)
    let compilation = FormCompiler(mode: invocation[lenient] ? .lenient : .strict)
      .compile(source.workbook)
    var findings = compilation.problems.map { CheckFinding($0) }
    if let form = compilation.form {
      findings += MappingCheck(form).findings()
      if let other = invocation[dialect].flatMap(FormDialect.init(rawValue:)) {
        findings += form.differences(from: other).map { CheckFinding($0, from: other) }
      }
    }
    let errors = findings.filter { $0.severity == .error }.count
    let warnings = findings.filter { $0.severity == .warning }.count
    if invocation.context.output.isForMachines {
      try services.emit(.table(CheckFinding.listing.table(findings)))
    } else {
      for finding in findings { try services.emit(.verbatim(finding.text(source))) }
      try services.say(summary(compilation.form, errors: errors, warnings: warnings))
    }
    let result = JSONValue.array(findings.map { CheckFinding.listing.object($0) })
    return errors > 0
      ? .negative(schema: CheckFinding.listing.schema, result)
      : .success(
        schema: CheckFinding.listing.schema, result,
        next: compilation.form == nil ? [] : ["frun intake template \(id)"])
  }

  private static func summary(_ form: CompiledForm?, errors: Int, warnings: Int) -> String {
    let counts =
      "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")"
    guard let form else { return "The form cannot be used: \(counts)." }
    return "Form \(form.id), version \(form.version), \(form.questions.count) questions: \(counts)."
  }
}
