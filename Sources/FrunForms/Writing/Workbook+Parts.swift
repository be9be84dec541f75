/// Writing Office Open XML workbooks (ECMA-376, parts 1 and 2).
extension Workbook {
  /// One part of a workbook file.
  public struct Part: Sendable, Hashable {
    /// Name inside the zip, such as `xl/workbook.xml`.
    public let name: String
    /// Its contents.
    public let bytes: [UInt8]
  }

  /// The parts of an `.xlsx` file with these sheets, in the order in which they are packed.
  ///
  /// Every cell is text, so that a spreadsheet program neither calculates it nor takes `1-2` for a
  /// day. Rows without cells are left out. Attached files have no place in a workbook.
  ///
  /// - Throws: ``FormReadError`` with sheet and row when a cell cannot be written: XML has no
  ///   place for most control characters.
  public func spreadsheetParts() throws(FormReadError) -> [Part] {
    var strings = SharedStrings()
    var bodies: [String] = []
    let named = sheets.filter { !$0.rows.isEmpty }
    for sheet in named { bodies.append(try SpreadsheetText.body(of: sheet, strings: &strings)) }
    var parts = [
      ("[Content_Types].xml", SpreadsheetText.contentTypes(sheets: named.count)),
      ("_rels/.rels", SpreadsheetText.packageLinks),
      ("xl/workbook.xml", SpreadsheetText.workbook(named.map(\.name))),
      ("xl/_rels/workbook.xml.rels", SpreadsheetText.workbookLinks(sheets: named.count)),
      ("xl/styles.xml", SpreadsheetText.styles), ("xl/sharedStrings.xml", strings.text),
    ]
    for (place, body) in bodies.enumerated() {
      parts.append(("xl/worksheets/sheet\(place + 1).xml", body))
    }
    return parts.map { Part(name: $0.0, bytes: Array($0.1.utf8)) }
  }
}

/// Texts that several cells share, each written once.
struct SharedStrings {
  private var places: [String: Int] = [:]
  private var items: [String] = []
  private var uses = 0

  /// The number of a text.
  mutating func place(of text: String) -> Int {
    uses += 1
    if let known = places[text] { return known }
    places[text] = items.count
    items.append(text)
    return items.count - 1
  }

  var text: String {
    SpreadsheetText.prolog
      + "<sst xmlns=\"\(SpreadsheetText.main)\" count=\"\(uses)\" uniqueCount=\"\(items.count)\">"
      + items.map { "<si><t xml:space=\"preserve\">\(SpreadsheetText.escaped($0))</t></si>" }
      .joined() + "</sst>"
  }
}

/// The XML of a plain workbook.
enum SpreadsheetText {
  static let prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  static func contentTypes(sheets: Int) -> String {
    var text =
      prolog + "<Types xmlns=\"\(package)/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
      + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    func add(_ name: String, _ type: String) {
      text += "<Override PartName=\"/xl/\(name)\" ContentType=\"\(kind).\(type)+xml\"/>"
    }
    add("workbook.xml", "sheet.main")
    add("styles.xml", "styles")
    add("sharedStrings.xml", "sharedStrings")
    for sheet in 0..<sheets { add("worksheets/sheet\(sheet + 1).xml", "worksheet") }
    return text + "</Types>"
  }

  static var packageLinks: String {
    prolog + "<Relationships xmlns=\"\(package)/relationships\">"
      + "<Relationship Id=\"rId1\" Type=\"\(links)/officeDocument\" Target=\"xl/workbook.xml\"/>"
      + "</Relationships>"
  }

  static func workbook(_ names: [String]) -> String {
    let sheets = titles(names).enumerated().map { place, name in
      "<sheet name=\"\(escaped(name))\" sheetId=\"\(place + 1)\" r:id=\"rId\(place + 1)\"/>"
    }
    return prolog + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(links)\"><sheets>" + sheets.joined()
      + "</sheets></workbook>"
  }

  /// Names that spreadsheet programs accept: at most 31 characters, seven forbidden, no two alike
  /// whatever their case.
  private static func titles(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.enumerated().map { place, name in
      var title = String(name.filter { !"[]:*?/\\".contains($0) && !$0.isNewline }.prefix(31))
      if title.isEmpty || !seen.insert(title.lowercased()).inserted {
        title = "sheet \(place + 1)"
        seen.insert(title)
      }
      return title
    }
  }

  static func workbookLinks(sheets: Int) -> String {
    var text = prolog + "<Relationships xmlns=\"\(package)/relationships\">"
    func add(_ number: Int, _ type: String, _ target: String) {
      text +=
        "<Relationship Id=\"rId\(number)\" Type=\"\(links)/\(type)\" Target=\"\(target)\"/>"
    }
    for sheet in 0..<sheets { add(sheet + 1, "worksheet", "worksheets/sheet\(sheet + 1).xml") }
    add(sheets + 1, "styles", "styles.xml")
    add(sheets + 2, "sharedStrings", "sharedStrings.xml")
    return text + "</Relationships>"
  }

  /// Two cell styles, both text (number format 49): plain, and bold for headings.
  static var styles: String {
    prolog + "<styleSheet xmlns=\"\(main)\"><fonts count=\"2\">"
      + "<font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
      + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
      + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
      + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
      + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
      + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
      + "</cellStyleXfs><cellXfs count=\"2\">"
      + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
      + "applyNumberFormat=\"1\"/><xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" "
      + "xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs>"
      + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
      + "</cellStyles></styleSheet>"
  }

  /// A worksheet: the heading stays in sight while rows scroll.
  static func body(of sheet: Sheet, strings: inout SharedStrings) throws(FormReadError) -> String {
    var text =
      prolog + "<worksheet xmlns=\"\(main)\"><sheetViews><sheetView workbookViewId=\"0\">"
      + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
      + "</sheetView></sheetViews><sheetData>"
    let rows = sheet.rows.filter { $0.cells.contains { !$0.isEmpty } }
    for (place, row) in rows.enumerated() {
      text += "<row r=\"\(place + 1)\">"
      let style = place == 0 ? 1 : 0
      for (column, cell) in row.cells.enumerated() where !cell.isEmpty {
        guard isWritable(cell) else {
          throw FormReadError(
            sheet.place, "row \(row.number): a cell holds a control character")
        }
        text +=
          "<c r=\"\(letters(column))\(place + 1)\" s=\"\(style)\" t=\"s\">"
          + "<v>\(strings.place(of: cell))</v></c>"
      }
      text += "</row>"
    }
    return text + "</sheetData></worksheet>"
  }

  private static func isWritable(_ cell: String) -> Bool {
    cell.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 32 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }
  }

  /// `A`, `Z`, `AA` for columns 0, 25, 26.
  static func letters(_ column: Int) -> String {
    var rest = column
    var text = ""
    while true {
      text = String(UnicodeScalar(UInt8(65 + rest % 26))) + text
      rest = rest / 26 - 1
      if rest < 0 { return text }
    }
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
