/// The sheets of a form, whatever file they came from.
public struct Workbook: Sendable, Hashable {
  /// Name of the file or folder without suffix; the form's id unless the settings give one.
  public var name: String
  /// The sheets in their order.
  public var sheets: [Sheet]
  /// Further files that belong to the form, by file name: tables for look-ups.
  public var attachments: [String: [UInt8]]
  /// What the reader noticed, such as data behind a gap.
  package var problems: [FormProblem] = []

  /// A workbook of the given sheets.
  public init(name: String, sheets: [Sheet], attachments: [String: [UInt8]] = [:]) {
    self.name = name
    self.sheets = sheets
    self.attachments = attachments
  }
}

/// One sheet: rows with their numbers as the author's program shows them.
public struct Sheet: Sendable, Hashable {
  /// The sheet's name as written.
  public var name: String
  /// The rows from the header on.
  public var rows: [Row]
  /// Where the sheet is kept, for messages: a file name or the sheet's name.
  public var place: String

  /// One row.
  public struct Row: Sendable, Hashable {
    /// Number of the row, or of the line in a text file, from 1.
    public var number: Int
    /// The cells; missing ones at the end are empty.
    public var cells: [String]

    /// A row of cells.
    public init(number: Int, cells: [String]) {
      self.number = number
      self.cells = cells
    }
  }

  /// A sheet of the given rows.
  public init(name: String, rows: [Row], place: String? = nil) {
    self.name = name
    self.rows = rows
    self.place = place ?? name
  }
}

/// Why a form file could not be read at all.
public struct FormReadError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file or part.
  public let file: String
  /// What was expected and what was found.
  public let message: String

  package init(_ file: String, _ message: String) {
    self.file = file
    self.message = message
  }

  /// File and reason.
  public var description: String { "\(file): \(message)" }
}
