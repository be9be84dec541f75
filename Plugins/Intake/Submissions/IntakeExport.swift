import FrunArguments
import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// Writes the answers of a form as tables or as JSON lines.
enum IntakeExport {
  private static let purpose = Option<String>(
    "purpose", value: "purpose", default: Purpose.services.rawValue, help: "What for"
  ).checked(as: .choice(Purpose.allCases.map { Choice($0.rawValue, Self.label($0)) }))
  private static let file = Option<IdentifierText?>(
    "case", value: "case", help: "Only of this case"
  ).checked(as: .identifier("case"))
  private static let since = Option<DateText?>(
    "since", value: "date", help: "Only from this day on")

  static let command = Command(
    CommandSpec(
      "export", summary: "Write the answers of a form as CSV tables or JSON lines",
      arguments: [
        FormArguments.form, CommonOptions.output, purpose, file, since, CommonOptions.force,
      ]
    ).with {
      $0.discussion = """
        -o FILE.jsonl or - writes one JSON object a line; any other name is a folder with one \
        table for the form and one for each repeat, joined by KEY and PARENT_KEY. For another \
        purpose than services only answers that are saved to fields of that purpose leave, and \
        only of cases where an adult agreed to it. Cells a spreadsheet would calculate get an \
        apostrophe. Everybody who can read the files can read the answers: seal them with \
        'frun archive encrypt' before they travel.
        """
      $0.examples = [
        Example("frun intake export registration-uasc -o ./tables", "tables for a spreadsheet"),
        Example(
          "frun intake export assessment --purpose reporting -o assessments.jsonl",
          "only what may be counted"),
      ]
      $0.seeAlso = ["intake list", "intake fill", "archive encrypt"]
      $0.requires = ["vault.read"]
    }, run: run)

  private static func label(_ purpose: Purpose) -> String {
    switch purpose {
    case .services: "casework"
    case .tracing: "looking for relatives"
    case .reporting: "counting without names"
    case .sharing: "other organisations"
    }
  }

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let acting = try services.acting()
    if let refusal = Permissions.standard.check(acting.role, .export, in: .case) {
      throw Failure(.denied, "store.denied", refusal.message)
    }
    let form = try services.readyForm(invocation[FormArguments.form])
    let target = invocation[CommonOptions.output]?.path ?? "-"
    guard let purpose = Purpose(rawValue: invocation[purpose]) else {
      throw Failure.usage("there is no such purpose")
    }
    var export = SubmissionExport(form, for: purpose, services: services)
    try export.read(
      case: invocation[file].map { try services.openCase($0.argumentText) },
      since: invocation[since].flatMap { try? CivilDate(parsing: $0.argumentText) })
    let replaces = invocation[CommonOptions.force]
    if target == "-" || target.hasSuffix(".jsonl") {
      try services.writeOutput(target, Array(export.lines.utf8), replace: replaces)
    } else {
      let tables = export.tables.mapValues { Array($0.utf8) }
      try services.writeFolder(target, tables, replace: replaces)
    }
    if export.withoutConsent > 0 {
      try services.warn(
        "\(export.withoutConsent) forms are left out: nobody agreed to \(purpose.rawValue).")
    }
    if export.unreadable > 0 {
      try services.warn("\(export.unreadable) forms are left out: their answers are not kept here.")
    }
    guard target != "-" else { return .success() }
    try services.done("Wrote \(export.count) forms to \(target)")
    var result = JSONObject()
    result["target"] = .string(target)
    result["forms"] = .integer(Int64(export.count))
    result["withoutConsent"] = .integer(Int64(export.withoutConsent))
    result["unreadable"] = .integer(Int64(export.unreadable))
    result["leftOut"] = .array(export.leftOut.map { .string($0) })
    return .success(schema: "frun.intake.export/1", .object(result))
  }
}
