import FrunText

/// A table as a learning system or spreadsheet program exports it: UTF-8, or UTF-16 with its mark;
/// commas, semicolons or tabs. Column names may be empty or stand twice, so columns are numbered.
public struct ReportText: Hashable, Sendable {
  /// One line.
  public struct Row: Hashable, Sendable {
    /// Where it begins in the file, from 1.
    public let line: Int
    /// Its cells, without white space at the ends; as many as there are columns.
    public let cells: [String]

    /// A line.
    public init(line: Int, cells: [String]) {
      self.line = line
      self.cells = cells
    }
  }

  /// The first line.
  public let header: [String]
  /// The lines after it that are not empty.
  public let rows: [Row]

  /// Largest file, most lines and columns, longest cell.
  static let limits = CSVLimits(
    bytes: 32 << 20, rows: 200_000, columns: 1_000, fieldBytes: 64 << 10)

  /// A table of lines, as a workbook holds them; nil without a header.
  public init(rows: [Row]) throws(DomainError) {
    let rows = rows.map { row in Row(line: row.line, cells: row.cells.map(Self.trimmed)) }
      .filter { row in row.cells.contains { !$0.isEmpty } }
    guard let first = rows.first else {
      throw DomainError(.malformedPackage, at: "line 1", "the file is empty")
    }
    var width = first.cells.count
    while width > 0, first.cells[width - 1].isEmpty { width -= 1 }
    // A header may end in empty cells, as that of an activity without an expected date does.
    let most = rows.map(\.cells.count).max() ?? 0
    width = max(width, min(first.cells.count, most))
    header = Array(first.cells.prefix(width))
    var kept: [Row] = []
    for row in rows.dropFirst() {
      guard row.cells.dropFirst(width).allSatisfy(\.isEmpty) else {
        throw DomainError(
          .malformedPackage, at: "line \(row.line)", "more cells than the first line has columns")
      }
      kept.append(
        Row(line: row.line, cells: (0..<width).map { $0 < row.cells.count ? row.cells[$0] : "" }))
    }
    self.rows = kept
  }

  /// Reads a file.
  ///
  /// - Throws: ``DomainError`` of kind `malformedPackage` that names the line, never the text.
  public init(_ bytes: [UInt8]) throws(DomainError) {
    let (text, isWide) = try Self.utf8(bytes)
    let reader = CSVReader(
      separator: Self.separator(of: text, isWide: isWide), limits: Self.limits)
    let rows: [CSVReader.Row]
    do { rows = try reader.rows(of: text) } catch {
      throw DomainError(.malformedPackage, at: "line \(error.line)", error.reason.rawValue)
    }
    try self.init(rows: rows.map { Row(line: $0.line, cells: $0.fields) })
  }

  /// The places of the columns of a name, any case.
  public func columns(_ name: String) -> [Int] {
    let folded = Self.folded(name)
    return header.indices.filter { Self.folded(header[$0]) == folded }
  }

  /// The text for comparing: without white space at the ends, in small letters, with one blank
  /// where there are several, quotation marks of every shape as apostrophes, for Moodle turns
  /// them into such.
  public static func folded(_ text: String) -> String {
    var result = ""
    var isBlank = false
    for character in trimmed(text).lowercased() {
      if character.isWhitespace {
        isBlank = true
        continue
      }
      if isBlank { result.append(" ") }
      isBlank = false
      result.append("\"“”„‘’".contains(character) ? "'" : character)
    }
    return result
  }

  static func trimmed(_ text: String) -> String {
    var slice = text.unicodeScalars[...]
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar == "\u{FEFF}"
    }
    while let first = slice.first, isBlank(first) { slice.removeFirst() }
    while let last = slice.last, isBlank(last) { slice.removeLast() }
    return String(slice)
  }

  private static func utf8(_ bytes: [UInt8]) throws(DomainError) -> ([UInt8], isWide: Bool) {
    guard bytes.count <= limits.bytes else {
      throw DomainError(.malformedPackage, at: "line 1", "the file is larger than 32 MiB")
    }
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return (bytes, false) }
    guard bytes.count % 2 == 0 else {
      throw DomainError(.malformedPackage, at: "line 1", "UTF-16 has an even number of bytes")
    }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for place in stride(from: 2, to: bytes.count, by: 2) {
      let first = UInt16(bytes[place])
      let second = UInt16(bytes[place + 1])
      units.append(isLittle ? second << 8 | first : first << 8 | second)
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw DomainError(.malformedPackage, at: "line 1", "the file is not valid UTF-16")
    }
    return (Array(text.utf8), true)
  }

  /// What separates the cells, decided by the first line outside of quotation marks.
  private static func separator(of bytes: [UInt8], isWide: Bool) -> Unicode.Scalar {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes.prefix(64 << 10) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 10 || byte == 13, !counts.isEmpty { break }
      if [UInt8(ascii: ","), UInt8(ascii: ";"), 9].contains(byte) { counts[byte, default: 0] += 1 }
    }
    let commas = counts[UInt8(ascii: ",")] ?? 0
    let semicolons = counts[UInt8(ascii: ";")] ?? 0
    let tabs = counts[9] ?? 0
    if isWide, tabs > 0 { return "\t" }
    if semicolons > commas, semicolons >= tabs { return ";" }
    return tabs > commas ? "\t" : ","
  }
}
