import FrunForms
import FrunKit

extension Workbook {
  /// The sheets in the files of a form: a folder of CSV files, one CSV file whose first column
  /// names the sheets, Markdown tables, or the unpacked parts of a spreadsheet. What a file holds
  /// decides, not what it is called.
  ///
  /// - Throws: ``Failure`` `form.unreadable` with the file.
  init(_ source: FormSource) throws {
    do {
      self = try Self.reading(source)
    } catch let error as FormReadError {
      throw Failure(.data, "form.unreadable", error.message, place: error.file)
    }
  }

  private static func reading(_ source: FormSource) throws -> Workbook {
    if source.files.keys.contains(where: { $0.hasPrefix("xl/") }) {
      return try Workbook(xlsxParts: source.files, name: source.id)
    }
    guard source.files.count == 1, let (name, bytes) = source.files.first,
      name.lowercased() != "survey.csv"
    else { return try Workbook(folder: source.files, name: source.id) }
    return try Workbook(text: bytes, name: source.id)
  }
}
