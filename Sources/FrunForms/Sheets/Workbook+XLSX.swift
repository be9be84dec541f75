/// Reading Office Open XML workbooks (ECMA-376) from their unpacked parts.
extension Workbook {
  /// Reads the parts of an `.xlsx` file.
  ///
  /// `parts` maps part names such as `xl/workbook.xml` to their bytes; whoever
  /// unpacks the archive bounds their sizes. Macros and links are never looked
  /// at. Throws `FormReadError` when the parts are not a workbook.
  public init(xlsxParts parts: [String: [UInt8]], name: String) throws(FormReadError) {
    self.init(name: name, sheets: [])
    let reader = XLSXReader(parts: parts)
    let book = try reader.book()
    let strings = try reader.sharedStrings()
    let dates = try reader.dateStyles()
    for entry in book.sheets {
      guard let bytes = parts[entry.part] else { continue }
      let (rows, hasGap) = try reader.rows(
        bytes, part: entry.part, strings: strings, dateStyles: dates, is1904: book.is1904)
      sheets.append(Sheet(name: entry.name, rows: rows))
      if hasGap {
        problems.append(
          FormProblem(
            .warning, "SHEET_gap", "rows or columns behind a long gap are not read",
            sheet: entry.name))
      }
    }
    guard !sheets.isEmpty else { throw FormReadError("xl/workbook.xml", "it lists no sheet") }
  }
}

/// Reads the parts of a workbook.
struct XLSXReader {
  let parts: [String: [UInt8]]

  /// More empty columns or rows than these end a sheet.
  static let columnGap = 20
  static let rowGap = 60
  /// Most cells of one workbook sheet.
  static let mostCells = 5_000_000

  struct Book {
    var sheets: [(name: String, part: String)] = []
    var is1904 = false
  }

  private func events(
    _ part: String, _ body: (MarkupReader.Event) throws(FormReadError) -> Void
  ) throws(FormReadError) {
    guard let bytes = parts[part] else { return }
    var reader = MarkupReader(bytes)
    do {
      while let event = try reader.next() { try body(event) }
    } catch let error as MarkupReader.Failure {
      throw FormReadError(part, error.description)
    } catch let error as FormReadError {
      throw error
    } catch {
      throw FormReadError(part, "unreadable")
    }
  }

  private static func local(_ name: String) -> Substring {
    name.firstIndex(of: ":").map { name[name.index(after: $0)...] } ?? name[...]
  }

  private static func value(_ attributes: [MarkupReader.Attribute], _ name: String) -> String? {
    attributes.first { local($0.name) == name }?.value
  }

  func book() throws(FormReadError) -> Book {
    guard parts["xl/workbook.xml"] != nil else {
      throw FormReadError(
        "workbook", "this is not an .xlsx workbook; save the form as .xlsx or as CSV files")
    }
    var targets: [String: String] = [:]
    try events("xl/_rels/workbook.xml.rels") { event throws(FormReadError) in
      guard case .start(let name, let attributes) = event, Self.local(name) == "Relationship",
        let id = Self.value(attributes, "Id"), let target = Self.value(attributes, "Target")
      else { return }
      targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
    var book = Book()
    try events("xl/workbook.xml") { event throws(FormReadError) in
      guard case .start(let name, let attributes) = event else { return }
      switch Self.local(name) {
      case "workbookPr":
        book.is1904 = ["1", "true"].contains(Self.value(attributes, "date1904") ?? "")
      case "sheet":
        // The relationship id is `r:id`; the plain `id` attribute does not exist here.
        guard let title = Self.value(attributes, "name"),
          let id = attributes.first(where: { $0.name.hasSuffix(":id") })?.value,
          let part = targets[id]
        else { return }
        book.sheets.append((title, part))
      default: break
      }
    }
    return book
  }

  func sharedStrings() throws(FormReadError) -> [String] {
    var strings: [String] = []
    var text = ""
    var isText = false
    var isPhonetic = false
    try events("xl/sharedStrings.xml") { event throws(FormReadError) in
      switch event {
      case .start(let name, _):
        switch Self.local(name) {
        case "si": text = ""
        case "t": isText = true
        case "rPh": isPhonetic = true
        default: break
        }
      case .end(let name):
        switch Self.local(name) {
        case "si": strings.append(text)
        case "t": isText = false
        case "rPh": isPhonetic = false
        default: break
        }
      case .text(let piece): if isText, !isPhonetic { text += piece }
      default: break
      }
    }
    return strings
  }

  /// For each cell style whether its number format shows a date or a time.
  func dateStyles() throws(FormReadError) -> [Bool] {
    var custom: [Int: Bool] = [:]
    var styles: [Bool] = []
    var isCellStyles = false
    try events("xl/styles.xml") { event throws(FormReadError) in
      switch event {
      case .start(let name, let attributes):
        switch Self.local(name) {
        case "numFmt":
          if let id = Self.value(attributes, "numFmtId").flatMap({ Int($0) }) {
            custom[id] = Self.showsDate(Self.value(attributes, "formatCode") ?? "")
          }
        case "cellXfs": isCellStyles = true
        case "xf" where isCellStyles:
          let id = Self.value(attributes, "numFmtId").flatMap { Int($0) } ?? 0
          styles.append(custom[id] ?? ((14...22).contains(id) || (45...47).contains(id)))
        default: break
        }
      case .end(let name): if Self.local(name) == "cellXfs" { isCellStyles = false }
      default: break
      }
    }
    return styles
  }

  /// Letters of dates outside of quotes and brackets.
  static func showsDate(_ format: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in format.split(separator: ";").first ?? "" {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\\", "_", "*": isEscaped = true
      case "\"": isQuoted.toggle()
      case "[": isBracketed = true
      case "]": isBracketed = false
      case "d", "D", "y", "Y", "h", "H", "s", "S", "m", "M":
        if !isQuoted, !isBracketed { return true }
      default: break
      }
    }
    return false
  }
}
