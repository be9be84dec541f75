import FrunForms
import FrunKit
import FrunText

/// One thing that is wrong, or may be wrong, with a form: what the standard says, and whether what
/// it saves are records of this program.
struct CheckFinding: Hashable {
  var severity: FormProblem.Severity
  var code: String
  var message: String
  var sheet: String?
  var row: Int?
  var column: String?
  /// The cell and the marked range of scalars in it.
  var cell: String?
  var span: Range<Int>?
  var hint: String?

  init(_ problem: FormProblem) {
    severity = problem.severity
    code = problem.code
    message = problem.message
    sheet = problem.sheet
    row = problem.row
    column = problem.column
    cell = problem.excerpt?.text
    span = problem.excerpt?.span
    hint = problem.suggestion.map { "did you mean “\($0)”?" }
  }

  /// An expression that may mean something else in another program.
  init(_ difference: DialectDifference, from dialect: FormDialect) {
    severity = difference.likelihood == .rare ? .note : .warning
    code = "DIALECT_\(dialect.rawValue)"
    message = difference.reason
    sheet = difference.sheet
    row = difference.row
    column = difference.column
    cell = difference.excerpt.text
    span = difference.excerpt.span
  }

  init(
    _ severity: FormProblem.Severity, _ code: String, _ message: String, sheet: String, row: Int,
    column: String, hint: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.sheet = sheet
    self.row = row
    self.column = column
    self.hint = hint
  }

  /// The finding as compilers print it, with the file that holds the sheet.
  func text(_ form: FormOnHand) -> String {
    let place = [form.file(ofSheet: sheet), row.map { String($0) }, column].compactMap(\.self)
    return text(at: place.joined(separator: ":"))
  }

  /// `survey:34:relevant`.
  var place: String {
    [sheet ?? "form", row.map { String($0) }, column].compactMap(\.self).joined(separator: ":")
  }

  /// Place, severity, code and message, the cell with a line of carets, the hint.
  func text(at place: String) -> String {
    var lines = ["\(place): \(severity.rawValue) \(code) \(message)"]
    if let cell, let span, !cell.isEmpty, !cell.contains("\n"), cell.count <= 400 {
      let start = DisplayWidth.of(String(cell.unicodeScalars.prefix(span.lowerBound)))
      let marked = cell.unicodeScalars.dropFirst(span.lowerBound).prefix(span.count)
      let width = max(1, DisplayWidth.of(String(marked)))
      lines.append("    " + cell)
      lines.append(
        "    " + String(repeating: " ", count: start) + String(repeating: "^", count: width))
    }
    if let hint { lines.append("    hint: \(hint)") }
    return lines.joined(separator: "\n") + "\n"
  }

  static var listing: Listing<CheckFinding> {
    Listing<CheckFinding>(
      "frun.form.check/1", whenEmpty: "no problems",
      [
        .init("severity", "Severity", isWhole: true) {
          Cell($0.severity.rawValue, $0.severity == .error ? .bad : .caution)
        },
        .init("sheet", "Sheet") { Cell($0.sheet ?? "") },
        .init("row", "Row", isTrailing: true, json: { $0.row.map { .integer(Int64($0)) } ?? .null })
        {
          Cell($0.row.map { String($0) } ?? "")
        },
        .init("column", "Column") { Cell($0.column ?? "") },
        .init("code", "Code") { Cell($0.code) },
        .init("message", "Message") { Cell($0.message) },
        .init("cell", "Cell") { Cell($0.cell ?? "") },
        .init(
          "start", "From", isTrailing: true,
          json: { $0.span.map { .integer(Int64($0.lowerBound)) } ?? .null }
        ) { Cell($0.span.map { String($0.lowerBound) } ?? "") },
        .init(
          "end", "To", isTrailing: true,
          json: { $0.span.map { .integer(Int64($0.upperBound)) } ?? .null }
        ) { Cell($0.span.map { String($0.upperBound) } ?? "") },
        .init("hint", "Hint") { Cell($0.hint ?? "") },
      ])
  }
}
