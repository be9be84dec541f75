import FrunText

extension Workbook {
  /// Names of the files of a form folder that are sheets; other files are attachments.
  static let sheetFiles: Set<String> = [
    "survey.csv", "choices.csv", "settings.csv", "entities.csv", "external_choices.csv", "osm.csv",
  ]

  /// Reads a folder of CSV files, the form's native, diffable shape.
  ///
  /// `files` maps file names (without folder) to their bytes. Throws
  /// `FormReadError` when a sheet is not CSV in UTF-8.
  public init(folder files: [String: [UInt8]], name: String) throws(FormReadError) {
    self.init(name: name, sheets: [])
    for (file, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let lowered = file.lowercased()
      guard Self.sheetFiles.contains(lowered) else {
        attachments[file] = bytes
        continue
      }
      let rows = try Self.records(bytes, file: file)
      sheets.append(
        Sheet(
          name: String(lowered.dropLast(4)),
          rows: rows.map { Sheet.Row(number: $0.line, cells: $0.fields) }, place: file))
    }
  }

  /// Reads a text file by its content: Markdown tables, one CSV file whose first
  /// column names the sheets, or one CSV file that is the survey alone.
  ///
  /// Throws `FormReadError` with what the file is when it is none of these.
  public init(text bytes: [UInt8], name: String) throws(FormReadError) {
    let kind = FormFileKind(bytes)
    if let refusal = kind.refusal { throw FormReadError(name, refusal) }
    if kind == .markdown {
      guard UTF8Check.firstInvalid(bytes) == nil else {
        throw FormReadError(name, "the text is not UTF-8")
      }
      self.init(markdown: String(decoding: bytes, as: UTF8.self), name: name)
      return
    }
    try self.init(csv: bytes, name: name)
  }

  /// Reads one CSV file whose first column names the sheets, or which is the survey alone.
  public init(csv bytes: [UInt8], name: String) throws(FormReadError) {
    self.init(name: name, sheets: [])
    let rows = try Self.records(bytes, file: name).map {
      Sheet.Row(number: $0.line, cells: $0.fields)
    }
    let header = rows.first?.cells.map { TextCleaning.trimmed($0).lowercased() } ?? []
    if header.contains("type"), header.first?.isEmpty == false, header.first != "survey" {
      sheets = [Sheet(name: "survey", rows: rows, place: name)]
      return
    }
    gather(rows)
  }

  /// Reads Markdown tables: a row with one cell names a sheet, the rows below it
  /// have an empty first cell.
  public init(markdown text: String, name: String) {
    self.init(name: name, sheets: [])
    var rows: [Sheet.Row] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (offset, line) in lines.enumerated() {
      let trimmed = TextCleaning.trimmed(String(line))
      guard trimmed.hasPrefix("|") else { continue }
      var cells = Self.markdownCells(trimmed)
      if !cells.isEmpty, cells.allSatisfy({ !$0.isEmpty && $0.allSatisfy { "-:".contains($0) } }) {
        continue
      }
      if cells.count > 1, cells.last == "" { cells.removeLast() }
      rows.append(Sheet.Row(number: offset + 1, cells: cells))
    }
    gather(rows)
  }

  private static func markdownCells(_ line: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in line.dropFirst() {
      if isEscaped {
        if character != "|" { cell.append("\\") }
        cell.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" {
        cells.append(TextCleaning.trimmed(cell))
        cell = ""
      } else {
        cell.append(character)
      }
    }
    if isEscaped { cell.append("\\") }
    if !TextCleaning.trimmed(cell).isEmpty { cells.append(TextCleaning.trimmed(cell)) }
    return cells
  }

  /// Splits rows into sheets by their first cell.
  private mutating func gather(_ rows: [Sheet.Row]) {
    for row in rows {
      let first = row.cells.first.map(TextCleaning.trimmed) ?? ""
      if !first.isEmpty {
        sheets.append(Sheet(name: first, rows: []))
        // A sheet's header may stand on the same line as its name.
        if row.cells.dropFirst().contains(where: { !TextCleaning.trimmed($0).isEmpty }) {
          sheets[sheets.count - 1].rows.append(
            Sheet.Row(number: row.number, cells: Array(row.cells.dropFirst())))
        }
      } else if !sheets.isEmpty {
        sheets[sheets.count - 1].rows.append(
          Sheet.Row(number: row.number, cells: Array(row.cells.dropFirst())))
      }
    }
  }

  static func records(_ bytes: [UInt8], file: String) throws(FormReadError) -> [CSVReader.Row] {
    if let refusal = FormFileKind(bytes).refusal, !file.lowercased().hasSuffix(".xml") {
      throw FormReadError(file, refusal)
    }
    do {
      return try CSVReader(separator: separator(of: bytes)).rows(of: bytes)
    } catch {
      throw FormReadError(file, "\(error)")
    }
  }
}

extension Workbook {
  /// What separates the cells: spreadsheets of many countries write semicolons
  /// or tabs. Decided by the first lines, outside of quotation marks.
  static func separator(of bytes: [UInt8]) -> Unicode.Scalar {
    var commas = 0
    var semicolons = 0
    var tabs = 0
    var isQuoted = false
    for byte in bytes.prefix(4_096) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 10 || byte == 13, commas + semicolons + tabs > 0 { break }
      switch byte {
      case UInt8(ascii: ","): commas += 1
      case UInt8(ascii: ";"): semicolons += 1
      case 9: tabs += 1
      default: break
      }
    }
    if semicolons > commas, semicolons >= tabs { return ";" }
    return tabs > commas ? "\t" : ","
  }
}

/// Repairs what spreadsheets do to text.
enum TextCleaning {
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}"
  }

  /// Without white space at the ends.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isBlank(first) || isBlank(last) else {
      return text
    }
    guard let start = scalars.firstIndex(where: { !isBlank($0) }),
      let end = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[start...end])
  }

  /// A cell without outer space, with plain quotation marks and plain spaces,
  /// and with single inner spaces when `collapsing`.
  static func cell(_ text: String, collapsing: Bool) -> String {
    let bytes = text.utf8
    // Most cells need nothing: look before building a new text.
    var needsWork = false
    var previous: UInt8 = 0
    for byte in bytes {
      if byte >= 0xC2 || (byte <= 32 && previous <= 32) {
        needsWork = true
        break
      }
      previous = byte
    }
    if !needsWork { return previous <= 32 ? trimmed(text) : text }
    var result = String.UnicodeScalarView()
    var wasSpace = false
    for scalar in trimmed(text).unicodeScalars {
      let plain: Unicode.Scalar
      switch scalar {
      case "\u{A0}": plain = " "
      case "\u{2018}", "\u{2019}": plain = "'"
      case "\u{201C}", "\u{201D}": plain = "\""
      default: plain = scalar
      }
      let isSpace = plain == " "
      if collapsing, isSpace, wasSpace { continue }
      wasSpace = isSpace
      result.append(plain)
    }
    return String(result)
  }
}
