/// Rows and cells of a worksheet part.
extension XLSXReader {
  /// A worksheet being read.
  private struct Cursor {
    var rows: [Sheet.Row] = []
    var row = 0
    var column = 0
    var cells: [String] = []
    var kind = ""
    var style = 0
    var value = ""
    var isValue = false
    var count = 0
    var hasGap = false
    var isStopped = false
  }

  /// The rows of one sheet, and whether something behind a gap was left out.
  func rows(
    _ bytes: [UInt8], part: String, strings: [String], dateStyles: [Bool], is1904: Bool
  ) throws(FormReadError) -> ([Sheet.Row], Bool) {
    var reader = MarkupReader(bytes)
    var cursor = Cursor()
    do {
      while let event = try reader.next() {
        switch event {
        case .start(let name, let attributes): Self.begin(name, attributes, &cursor)
        case .text(let text): if cursor.isValue { cursor.value += text }
        case .end(let name):
          Self.finish(name, &cursor, strings: strings, dateStyles: dateStyles, is1904: is1904)
        default: break
        }
        if cursor.count > Self.mostCells {
          throw FormReadError(part, "more cells than any form has")
        }
      }
    } catch let error as MarkupReader.Failure {
      throw FormReadError(part, error.description)
    } catch let error as FormReadError {
      throw error
    } catch {
      throw FormReadError(part, "unreadable")
    }
    return (cursor.rows, cursor.hasGap)
  }

  private static func begin(
    _ name: String, _ attributes: [MarkupReader.Attribute], _ cursor: inout Cursor
  ) {
    func value(_ key: String) -> String? { attributes.first { $0.name == key }?.value }
    switch name.split(separator: ":").last ?? "" {
    case "row":
      // No program writes more rows; a larger number must not overflow.
      cursor.row = min(max(1, value("r").flatMap { Int($0) } ?? cursor.row + 1), 2_000_000)
      cursor.column = 0
      cursor.cells = []
    case "c":
      cursor.column = value("r").flatMap(column) ?? cursor.column + 1
      cursor.kind = value("t") ?? "n"
      cursor.style = value("s").flatMap { Int($0) } ?? 0
      cursor.value = ""
      cursor.count += 1
    case "v", "t": cursor.isValue = true
    case "rPh": cursor.isValue = false
    default: break
    }
  }

  private static func finish(
    _ name: String, _ cursor: inout Cursor, strings: [String], dateStyles: [Bool], is1904: Bool
  ) {
    switch name.split(separator: ":").last ?? "" {
    case "v", "t": cursor.isValue = false
    case "c":
      let text = cellText(cursor, strings: strings, dateStyles: dateStyles, is1904: is1904)
      guard !text.isEmpty else { return }
      guard cursor.column - cursor.cells.count <= columnGap + 1, cursor.column <= 2_000 else {
        cursor.hasGap = true
        return
      }
      while cursor.cells.count < cursor.column - 1 { cursor.cells.append("") }
      cursor.cells.append(text)
    case "row":
      guard !cursor.cells.isEmpty, !cursor.isStopped else {
        if !cursor.cells.isEmpty { cursor.hasGap = true }
        return
      }
      if let last = cursor.rows.last, cursor.row - last.number > rowGap {
        cursor.isStopped = true
        cursor.hasGap = true
        return
      }
      cursor.rows.append(Sheet.Row(number: cursor.row, cells: cursor.cells))
    default: break
    }
  }

  /// Column number of a reference such as `AB12`, from 1.
  static func column(_ reference: String) -> Int? {
    var column = 0
    for byte in reference.utf8 {
      guard (65...90).contains(byte) else { break }
      column = column * 26 + Int(byte - 64)
      if column > 20_000 { return nil }
    }
    return column == 0 ? nil : column
  }

  private static func cellText(
    _ cursor: Cursor, strings: [String], dateStyles: [Bool], is1904: Bool
  ) -> String {
    switch cursor.kind {
    case "s":
      guard let index = Int(cursor.value), strings.indices.contains(index) else { return "" }
      return strings[index]
    case "b": return cursor.value == "1" ? "TRUE" : "FALSE"
    case "e", "str", "inlineStr", "d": return cursor.value
    default:
      guard let number = Double(cursor.value) else { return cursor.value }
      if dateStyles.indices.contains(cursor.style), dateStyles[cursor.style] {
        return dateText(number, is1904: is1904)
      }
      return FormNumber.format(number)
    }
  }

  /// `YYYY-MM-DD HH:MM:SS`, or `HH:MM:SS` for a time alone.
  static func dateText(_ serial: Double, is1904: Bool) -> String {
    guard serial.isFinite, (0...3_000_000).contains(serial) else {
      return FormNumber.format(serial)
    }
    let seconds = Int((serial * 86_400).rounded())
    let clock = String(FormMoment.clock(seconds % 86_400 * 1000).prefix(8))
    var day = seconds / 86_400
    if day == 0, !is1904 { return clock }
    // The 1900 epoch counts a 29 February 1900 that never was.
    if !is1904, day > 59 { day -= 1 }
    return FormMoment(day: day - (is1904 ? 24_107 : 25_568)).text + " " + clock
  }
}
