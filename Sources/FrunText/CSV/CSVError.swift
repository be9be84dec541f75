/// Why a text is not readable as comma-separated values, and where.
///
/// Holds positions and reasons only, never contents of the text.
public struct CSVError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: String, Sendable, Hashable {
    /// A quoted field is not closed.
    case openQuote = "quoted field not closed"
    /// A quotation mark inside a field that does not begin with one.
    case strayQuote = "quotation mark inside an unquoted field"
    /// Text between the closing quotation mark and the next separator.
    case textAfterQuote = "text after the closing quotation mark"
    /// The bytes are not UTF-8.
    case invalidUTF8 = "not valid UTF-8"
    /// A NUL character, which marks binary files.
    case nullCharacter = "NUL character; this is not a text file"
    /// More or fewer fields than the header has columns.
    case fieldCount = "wrong number of fields"
    /// Two columns have the same header.
    case duplicateHeader = "header given twice"
    /// There is no header.
    case missingHeader = "no header line"
    /// Longer than allowed.
    case tooLarge = "text too large"
    /// More rows than allowed.
    case tooManyRows = "too many rows"
    /// More columns than allowed.
    case tooManyColumns = "too many columns"
    /// A longer field than allowed.
    case fieldTooLong = "field too long"
  }

  /// What is wrong.
  public var reason: Reason
  /// The record, from 1; the header is row 1.
  public var row: Int
  /// The field in the record, from 1.
  public var column: Int
  /// The line of the text where the record begins, from 1; differs from the row when quoted
  /// fields hold line breaks.
  public var line: Int

  /// Creates an error.
  public init(_ reason: Reason, row: Int, column: Int, line: Int) {
    self.reason = reason
    self.row = row
    self.column = column
    self.line = line
  }

  /// The reason and the place in words.
  public var description: String {
    "row \(row), column \(column) (line \(line)): \(reason.rawValue)"
  }
}

/// Bounds for text from outside.
public struct CSVLimits: Sendable, Hashable {
  /// The longest text in bytes.
  public var bytes: Int
  /// The most records, the header included.
  public var rows: Int
  /// The most fields in a record.
  public var columns: Int
  /// The longest field in bytes.
  public var fieldBytes: Int

  /// Creates bounds: 64 MiB, a million rows, 4,096 columns and 1 MiB per field unless said
  /// otherwise.
  public init(
    bytes: Int = 64 << 20, rows: Int = 1_000_000, columns: Int = 4_096, fieldBytes: Int = 1 << 20
  ) {
    self.bytes = bytes
    self.rows = rows
    self.columns = columns
    self.fieldBytes = fieldBytes
  }
}
