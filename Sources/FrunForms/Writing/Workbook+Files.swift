import FrunText

extension Workbook {
  /// The sheets as files of a form folder, `survey.csv` and so on, with the attached files beside
  /// them: UTF-8, line ends LF, cells quoted only where they need to be, nothing neutralised, so
  /// that reading the folder gives the same cells again.
  ///
  /// Sheets that no form folder has are left out; ``unknownSheets`` names them.
  public func folderFiles() -> [String: [UInt8]] {
    var files = attachments
    for sheet in sheets {
      guard let file = Self.fileName(ofSheet: sheet.name) else { continue }
      files[file] = Array(Self.text(of: sheet).utf8)
    }
    return files
  }

  /// Names of sheets that the standard does not know, such as instructions to the author.
  public var unknownSheets: [String] {
    sheets.map(\.name).filter { Self.fileName(ofSheet: $0) == nil }
  }

  /// `survey.csv` for a sheet called `Survey`; nil for one the standard does not know.
  static func fileName(ofSheet name: String) -> String? {
    let file = TextCleaning.trimmed(name).lowercased() + ".csv"
    return sheetFiles.contains(file) ? file : nil
  }

  /// A sheet as CSV. Every line has as many fields as the widest row, so that a column without
  /// heading is not lost.
  static func text(of sheet: Sheet) -> String {
    let width = sheet.rows.map(\.cells.count).max() ?? 0
    let writer = CSVWriter(neutralisesFormulas: false)
    var text = ""
    for row in sheet.rows where row.cells.contains(where: { !$0.isEmpty }) {
      let missing = [String](repeating: "", count: width - row.cells.count)
      // The writer ends lines as mail does; files that are compared line by line have plain ones.
      text += writer.row(row.cells + missing).dropLast() + "\n"
    }
    return text
  }
}
