import FrunArguments
import FrunForms
import FrunKit
import FrunText

/// Prints a form for filling in by hand.
enum FormPrint {
  private static let rows = Option<Int>(
    "rows", value: "count", default: 3, help: "Empty rows to print for every repeat"
  ).checked(as: .integer(minimum: 1, maximum: 30))

  static let command = Command(
    CommandSpec(
      "print", summary: "Write a form as a page to print and fill in by hand",
      arguments: [
        FormArguments.form, FormArguments.language, rows, CommonOptions.output, CommonOptions.force,
      ]
    ).with {
      $0.discussion = """
        One HTML file without anything from elsewhere, laid out for A4: open it in a browser and \
        print it. Every question has a code with a check digit; what was written by hand is typed \
        back as lines 'CODE answer' below 'SHEET CODE' and taken in with 'frun intake fill FORM \
        --answers FILE'. Questions of photos, recordings and lines on a map are left out.
        """
      $0.examples = [
        Example("frun form print registration-uasc --language ar -o registration.html", "in Arabic")
      ]
      $0.seeAlso = ["intake fill", "intake template", "form show"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let form = try services.readyForm(invocation[FormArguments.form])
    let wanted = invocation[FormArguments.language]
    let language = form.language(wanted ?? invocation.context.language)
    if let wanted, !form.languages.contains(where: { $0.name == wanted || $0.tag == wanted }) {
      throw Failure(
        .usage, "form.language", "the form has no such language", place: "--language",
        hints: ["languages: \(form.languages.map(\.name).joined(separator: ", "))"])
    }
    let paper = PaperForm(form)
    let page = PaperPage(paper, language: language, repeated: invocation[rows]).html
    let target = invocation[CommonOptions.output]?.path ?? "-"
    try services.writeOutput(
      target, Array(page.utf8), replace: invocation[CommonOptions.force])
    guard target != "-" else { return .success() }
    try services.done("Wrote \(target), sheet \(paper.sheet)")
    var result = JSONObject()
    result["file"] = .string(target)
    result["sheet"] = .string(paper.sheet)
    result["questions"] = .integer(Int64(paper.rows.count))
    return .success(
      schema: "frun.form.print/1", .object(result),
      next: ["frun intake fill \(invocation[FormArguments.form]) --answers typed.txt"])
  }
}
