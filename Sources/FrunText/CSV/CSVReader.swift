/// Reads comma-separated values (RFC 4180).
///
/// Accepts a byte order mark, line ends CR LF, LF and CR, quoted line breaks, a missing last line
/// end, and another separator. Spaces belong to the field. A line without any character is no
/// record. Never traps; every bound and every defect is an error with its place.
public struct CSVReader: Sendable, Hashable {
  /// One record and where it stood.
  public struct Row: Sendable, Hashable {
    /// The fields, unquoted.
    public var fields: [String]
    /// The line of the text where the record begins, from 1.
    public var line: Int
  }

  /// The separator: `,`, `;` or tab.
  public var separator: Unicode.Scalar
  /// The bounds.
  public var limits: CSVLimits

  /// Creates a reader.
  public init(separator: Unicode.Scalar = ",", limits: CSVLimits = CSVLimits()) {
    self.separator = separator
    self.limits = limits
  }

  /// Returns the records of UTF-8 text.
  public func rows(of text: String) throws(CSVError) -> [Row] {
    try rows(of: Array(text.utf8))
  }

  /// Returns the records of UTF-8 bytes.
  public func rows(of bytes: [UInt8]) throws(CSVError) -> [Row] {
    guard bytes.count <= limits.bytes else { throw CSVError(.tooLarge, row: 1, column: 1, line: 1) }
    var scanner = CSVScanner(
      bytes, separator: separator.isASCII ? UInt8(separator.value) : UInt8(ascii: ","),
      limits: limits)
    return try scanner.rows()
  }

  /// Returns the records by column name. The first record is the header.
  ///
  /// Every record must have as many fields as the header; header names are trimmed of spaces and
  /// must differ.
  public func table(of bytes: [UInt8]) throws(CSVError) -> CSVTable {
    try CSVTable(rows: rows(of: bytes))
  }
}

/// Splits bytes into records.
struct CSVScanner {
  private let bytes: [UInt8]
  private let separator: UInt8
  private let limits: CSVLimits
  private var place = 0
  private var line = 1
  private var start = 1
  private var row = 1
  private var column = 1

  init(_ bytes: [UInt8], separator: UInt8, limits: CSVLimits) {
    self.bytes = bytes
    self.separator = separator
    self.limits = limits
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  mutating func rows() throws(CSVError) -> [CSVReader.Row] {
    var rows: [CSVReader.Row] = []
    while place < bytes.count {
      start = line
      column = 1
      if takeLineEnd() { continue }
      guard rows.count < limits.rows else { throw error(.tooManyRows) }
      rows.append(CSVReader.Row(fields: try record(), line: start))
      row += 1
    }
    return rows
  }

  private mutating func record() throws(CSVError) -> [String] {
    var fields: [String] = []
    while true {
      guard column <= limits.columns else { throw error(.tooManyColumns) }
      fields.append(try field())
      if place < bytes.count, bytes[place] == separator {
        place += 1
        column += 1
        continue
      }
      if place < bytes.count { _ = takeLineEnd() }
      return fields
    }
  }

  private mutating func field() throws(CSVError) -> String {
    guard place < bytes.count else { return "" }
    let content =
      bytes[place] == UInt8(ascii: "\"") ? try quotedField() : try plainField()
    guard content.count <= limits.fieldBytes else { throw error(.fieldTooLong) }
    guard !content.contains(0) else { throw error(.nullCharacter) }
    guard let text = String(validating: content, as: UTF8.self) else { throw error(.invalidUTF8) }
    return text
  }

  private mutating func plainField() throws(CSVError) -> ArraySlice<UInt8> {
    let first = place
    while place < bytes.count {
      let byte = bytes[place]
      if byte == separator || byte == 0x0A || byte == 0x0D { break }
      guard byte != UInt8(ascii: "\"") else { throw error(.strayQuote) }
      place += 1
    }
    return bytes[first..<place]
  }

  private mutating func quotedField() throws(CSVError) -> ArraySlice<UInt8> {
    place += 1
    var content: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        place += 1
        guard place < bytes.count else { return content[...] }
        let next = bytes[place]
        if next == separator || next == 0x0A || next == 0x0D { return content[...] }
        guard next == UInt8(ascii: "\"") else { throw error(.textAfterQuote) }
        content.append(next)
      } else {
        if byte == 0x0A || (byte == 0x0D && !(place + 1 < bytes.count && bytes[place + 1] == 0x0A))
        {
          line += 1
        }
        content.append(byte)
      }
      place += 1
    }
    throw error(.openQuote)
  }

  private mutating func takeLineEnd() -> Bool {
    if bytes[place] == 0x0D {
      place += 1
      if place < bytes.count, bytes[place] == 0x0A { place += 1 }
    } else if bytes[place] == 0x0A {
      place += 1
    } else {
      return false
    }
    line += 1
    return true
  }

  private func error(_ reason: CSVError.Reason) -> CSVError {
    CSVError(reason, row: row, column: column, line: start)
  }
}
