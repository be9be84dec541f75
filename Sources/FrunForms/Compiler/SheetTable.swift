/// A sheet whose header has been understood.
struct SheetTable {
  /// A header's meaning.
  struct Column {
    let header: String
    /// Canonical name, or the header itself when the column is not known.
    let key: String
    var language: String?
    let isKnown: Bool
  }

  /// One data row with cells by column key and language.
  struct Record {
    let number: Int
    var values: [String: String] = [:]
    var translations: [String: [String: String]] = [:]
    var unknown: [(header: String, value: String)] = []

    subscript(_ key: String) -> String { values[key] ?? "" }

    /// The texts of a translated column by language.
    func texts(_ key: String) -> [String: String] { translations[key] ?? [:] }

    func has(_ key: String) -> Bool { values[key] != nil || translations[key] != nil }
  }

  /// Longest cell in bytes; a spreadsheet program allows 32 767 characters.
  static let longestCell = 131_072

  let sheet: String
  var columns: [Column?] = []
  var records: [Record] = []
  /// Languages in the order of their columns.
  var languages: [String] = []
  /// The first spelling of each language: `French (fr)` and `French(FR)` are one.
  private var spellings: [String: String] = [:]

  private static func folded(_ language: String) -> String {
    language.lowercased().replacing(" ", with: "")
  }

  /// Reads a sheet. Problems with the header are appended.
  init(
    _ sheet: Sheet, as name: String, columns table: Columns, collapsing: Bool,
    languages known: [String] = [], problems: inout [FormProblem]
  ) {
    self.sheet = name
    for language in known { spellings[Self.folded(language)] = language }
    let rows = sheet.rows.drop { row in row.cells.allSatisfy { TextCleaning.trimmed($0).isEmpty } }
    guard let header = rows.first else { return }
    readHeader(header, table, &problems)
    for row in rows.dropFirst() {
      var record = Record(number: row.number)
      for (index, cell) in row.cells.enumerated() where index < columns.count && !cell.isEmpty {
        guard let column = columns[index] else { continue }
        if cell.utf8.count > Self.longestCell {
          problems.append(
            FormProblem(
              .error, "LIMIT_cell", "the cell is longer than \(Self.longestCell) bytes",
              sheet: name, row: row.number, column: column.key))
          continue
        }
        let text = TextCleaning.cell(cell, collapsing: collapsing)
        if text.isEmpty { continue }
        if !column.isKnown {
          record.unknown.append((column.header, text))
        } else if table.translated.contains(column.key) {
          record.translations[column.key, default: [:]][column.language ?? FormLanguage.unnamed] =
            text
        } else {
          record.values[column.key] = text
        }
      }
      if record.values.isEmpty, record.translations.isEmpty, record.unknown.isEmpty { continue }
      records.append(record)
    }
  }

  private mutating func readHeader(
    _ row: Sheet.Row, _ table: Columns, _ problems: inout [FormProblem]
  ) {
    var seen: [String: String] = [:]
    // The double colon separates languages; a sheet without any may use a single one.
    let headers = row.cells.map { cell in
      TextCleaning.cell(cell, collapsing: true).split(separator: " ").joined(separator: " ")
    }
    for header in headers {
      guard !header.isEmpty else {
        columns.append(nil)
        continue
      }
      var column = Self.column(header, table)
      if let language = column.language {
        let first = spellings[Self.folded(language)] ?? language
        spellings[Self.folded(language)] = first
        column.language = first
      }
      let identity = column.key + "\u{1}" + (column.language ?? "")
      if let other = seen[identity] {
        let code = other == header ? "HEADER_duplicate" : "HEADER_002"
        problems.append(
          FormProblem(
            .error, code, "the headers “\(other)” and “\(header)” name the same column",
            sheet: sheet, row: row.number, column: column.key))
      }
      seen[identity] = header
      if table.translated.contains(column.key) {
        let language = column.language ?? FormLanguage.unnamed
        if !languages.contains(language) { languages.append(language) }
      }
      columns.append(column)
    }
  }

  /// Understands one header.
  static func column(_ header: String, _ table: Columns) -> Column {
    if let key = table.canonical(header) {
      return Column(header: header, key: key, language: nil, isKnown: true)
    }
    var parts = header.split(separator: "::", omittingEmptySubsequences: false)
      .map { TextCleaning.trimmed(String($0)) }
    // A single colon separates too, but `jr:` and `frun:` are parts of a name.
    parts = parts.flatMap { part in
      part.replacing("jr:", with: "jr\u{1}").replacing("frun:", with: "frun\u{1}")
        .split(separator: ":", omittingEmptySubsequences: false)
        .map { TextCleaning.trimmed(String($0).replacing("\u{1}", with: ":")) }
    }
    for count in stride(from: parts.count, to: 0, by: -1) {
      let head = parts[..<count].joined(separator: "::")
      guard let key = table.canonical(head) else { continue }
      let rest = parts[count...].joined(separator: "::")
      if rest.isEmpty { return Column(header: header, key: key, language: nil, isKnown: true) }
      if table.translated.contains(key) {
        return Column(header: header, key: key, language: rest, isKnown: true)
      }
    }
    return Column(header: header, key: header, language: nil, isKnown: false)
  }

  func hasColumn(_ key: String) -> Bool { columns.contains { $0?.key == key } }
}
