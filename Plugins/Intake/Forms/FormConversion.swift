import FrunArguments
import FrunForms
import FrunKit
import FrunText

/// Turns a workbook into a folder of CSV files, and a folder into a workbook.
enum FormConversion {
  static let toCSV = Command(
    CommandSpec(
      "to-csv", summary: "Write a form as a folder of CSV files",
      arguments: [FormArguments.form, CommonOptions.output, CommonOptions.force]
    ).with {
      $0.discussion = """
        Every cell of the sheets the standard knows is kept as it is, unknown columns included. \
        Without -o the folder is named like the form.
        """
      $0.examples = [
        Example(
          "frun form to-csv registration.xlsx -o ./registration", "a folder that can be compared")
      ]
      $0.seeAlso = ["form to-xlsx", "form fmt", "form check"]
    }, run: writeFolder)

  static let toXLSX = Command(
    CommandSpec(
      "to-xlsx", summary: "Write a form as a workbook",
      arguments: [FormArguments.form, CommonOptions.output, CommonOptions.force]
    ).with {
      $0.discussion = """
        Every cell is written as text, so that no spreadsheet program calculates it or takes it \
        for a date. Without -o the file is named like the form.
        """
      $0.examples = [
        Example("frun form to-xlsx registration-uasc -o registration.xlsx", "for a colleague")
      ]
      $0.seeAlso = ["form to-csv", "form check"]
    }, run: writeWorkbook)

  private static func writeFolder(
    _ invocation: Invocation, _ services: any Services
  ) throws -> Outcome {
    let form = try FormOnHand(invocation[FormArguments.form], services)
    let target = invocation[CommonOptions.output]?.path ?? form.stem
    guard target != "-" else { throw Failure.usage("a folder cannot go to standard output") }
    let files = form.workbook.folderFiles()
    guard files.keys.contains("survey.csv") else {
      throw Failure(.data, "form.noSurvey", "the form has no sheet “survey”", place: form.typed)
    }
    try services.writeFolder(target, files, replace: invocation[CommonOptions.force])
    for sheet in form.workbook.unknownSheets {
      try services.warn("The sheet “\(sheet)” is no part of a form and was left out.")
    }
    try services.done("Wrote \(files.count) files to \(target)")
    return .success(
      schema: "frun.form.to-csv/1", .array(files.keys.sorted().map { .string("\(target)/\($0)") }),
      next: ["frun form check \(path(target))"])
  }

  private static func writeWorkbook(
    _ invocation: Invocation, _ services: any Services
  ) throws -> Outcome {
    let form = try FormOnHand(invocation[FormArguments.form], services)
    let target = invocation[CommonOptions.output]?.path ?? form.stem + ".xlsx"
    let parts: [Workbook.Part]
    do {
      parts = try form.workbook.spreadsheetParts()
    } catch {
      throw Failure(.data, "form.unwritable", error.message, place: error.file)
    }
    let bytes = try services.officeFile(parts.map { OfficePart(name: $0.name, bytes: $0.bytes) })
    try services.writeOutput(target, bytes, replace: invocation[CommonOptions.force])
    let attached = form.workbook.attachments.keys.sorted()
    if !attached.isEmpty {
      try services.warn(
        "A workbook holds no files: keep \(attached.joined(separator: ", ")) beside it.")
    }
    guard target != "-" else { return .success() }
    try services.done("Wrote \(target)")
    return .success(
      schema: "frun.form.to-xlsx/1", .string(target), next: ["frun form check \(path(target))"])
  }

  /// A name without slash or dot would be looked for among the installed forms.
  private static func path(_ target: String) -> String {
    target.contains("/") || target.contains(".") ? target : "./\(target)"
  }
}
