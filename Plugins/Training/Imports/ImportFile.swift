import FrunArguments
import FrunDomain
import FrunForms
import FrunKit

/// A file of another system: its table, and the digest that what is taken from it carries.
struct ImportFile {
  /// The largest file, in bytes.
  static let most = 32 << 20

  let table: ReportText
  /// SHA-256 of the file as it was read.
  let digest: [UInt8]

  init(_ name: String, sheet: String?, _ services: any Services) throws {
    let bytes = try services.readInput(name, limit: Self.most)
    digest = AnswerDigest.sha256(of: bytes)
    do { table = try Self.table(bytes, name, sheet: sheet, services) } catch let error
      as DomainError
    { throw Self.failure(error, name) }
  }

  /// The table of a file: text, or a sheet of a workbook.
  ///
  /// - Throws: ``DomainError`` for what is wrong inside, ``Failure`` for the wrong kind of file.
  static func table(
    _ bytes: [UInt8], _ name: String, sheet: String?, _ services: any Services
  ) throws -> ReportText {
    guard let parts = try parts(bytes, name, services) else { return try ReportText(bytes) }
    return try ReportText(rows: rows(parts, sheet, name))
  }

  /// The parts of a workbook; nil for text.
  private static func parts(
    _ bytes: [UInt8], _ name: String, _ services: any Services
  ) throws -> [String: [UInt8]]? {
    let kind = FormFileKind(bytes)
    switch kind {
    case .archive: return try services.officeParts(of: bytes, name: name)
    case .csv, .markdown, .wideText: return nil
    default:
      throw Failure(
        .data, "import.kind", kind.refusal ?? "this is no table", place: name,
        hints: ["export it as CSV or .xlsx"])
    }
  }

  private static func rows(
    _ parts: [String: [UInt8]], _ wanted: String?, _ name: String
  ) throws -> [ReportText.Row] {
    let workbook: Workbook
    do { workbook = try Workbook(xlsxParts: parts, name: name) } catch {
      throw Failure(
        .data, "import.malformed", error.message, place: name, hints: ["export it as CSV"])
    }
    let sheet =
      wanted == nil ? workbook.sheets.first : workbook.sheets.first { $0.name == wanted }
    guard let sheet else {
      throw Failure(
        .data, "import.sheet", "the workbook has no sheet of this name", place: "--sheet",
        hints: ["sheets: \(workbook.sheets.prefix(20).map(\.name).joined(separator: ", "))"])
    }
    return sheet.rows.map { ReportText.Row(line: $0.number, cells: $0.cells) }
  }

  static func failure(_ error: DomainError, _ name: String) -> Failure {
    Failure(
      .data, "import.malformed", "the file cannot be read as what it was said to be", place: name,
      causes: [error.description],
      hints: ["--source says what wrote the file, the column options which column is what"])
  }
}
