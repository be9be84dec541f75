import FrunForms

/// A form of any size with the mix that large surveys have: groups of fifty
/// questions, every tenth group a repeat, a condition in every fourth row,
/// filtered selects, two languages.
struct SyntheticForm {
  let questions: Int
  let choices: Int

  /// The rows of the survey sheet, header first.
  var survey: [[String]] {
    var rows = [
      [
        "type", "name", "label::English (en)", "label::Arabic (ar)", "hint::English (en)",
        "hint::Arabic (ar)", "relevant", "constraint", "calculation", "choice_filter",
      ]
    ]
    var isOpen = false
    for index in 0..<questions {
      if index % 50 == 0 {
        if isOpen { rows.append([endType(index - 50)]) }
        rows.append([
          index % 500 == 450 ? "begin_repeat" : "begin_group", "g\(index / 50)",
          "Section \(index / 50)", "قسم \(index / 50)",
        ])
        isOpen = true
      }
      rows.append(question(index))
    }
    if isOpen { rows.append([endType((questions - 1) / 50 * 50)]) }
    return rows
  }

  private func endType(_ first: Int) -> String { first % 500 == 450 ? "end_repeat" : "end_group" }

  private func question(_ index: Int) -> [String] {
    let types = ["text", "integer", "select_one", "select_multiple", "date", "calculate"]
    let type = types[index % 6]
    let list = "list\(index / 6 % lists)"
    // Earlier questions of the same group are what conditions look at.
    let select = index / 50 * 50 + 4 - (index / 50 * 50 + 2) % 6 + 4
    let earlier = index > select && select % 6 == 2 ? "q\(select)" : nil
    let number = index - index % 6 + 1
    let isSelect = type.hasPrefix("select")
    return [
      isSelect ? "\(type) \(list)" : type, "q\(index)",
      type == "calculate" ? "" : "Question \(index)?",
      type == "calculate" ? "" : "سؤال \(index)؟", type == "text" ? "A hint" : "",
      type == "text" ? "تلميح" : "",
      index % 4 == 3 && type != "calculate" ? earlier.map { "selected(${\($0)}, 'c1')" } ?? "" : "",
      type == "integer" ? ". >= 0 and . <= 120" : type == "date" ? ". <= today()" : "",
      type == "calculate" ? "coalesce(${q\(number)}, 0) + 1" : "",
      type == "select_multiple" ? "region = 'r1' or region = 'r2'" : "",
    ]
  }

  private var lists: Int { max(1, choices / 1_000) }

  /// The rows of the choices sheet, header first.
  var choiceRows: [[String]] {
    [["list_name", "name", "label::English (en)", "label::Arabic (ar)", "region"]]
      + (0..<choices).map { index in
        [
          "list\(index / 1_000 % lists)", "c\(index % 1_000)", "Choice number \(index)",
          "خيار \(index)", "r\(index % 10)",
        ]
      }
  }

  /// The parts of a workbook as a spreadsheet program writes them.
  var workbookParts: [String: [UInt8]] {
    var strings: [String] = []
    var places: [String: Int] = [:]
    func sheet(_ rows: [[String]]) -> [UInt8] {
      var text = "<worksheet><sheetData>"
      for (row, cells) in rows.enumerated() {
        text += "<row r=\"\(row + 1)\">"
        for (column, cell) in cells.enumerated() where !cell.isEmpty {
          let place = places[cell] ?? strings.count
          if place == strings.count {
            places[cell] = place
            strings.append(cell)
          }
          let letter = Character(Unicode.Scalar(UInt8(65 + column)))
          text += "<c r=\"\(letter)\(row + 1)\" t=\"s\"><v>\(place)</v></c>"
        }
        text += "</row>"
      }
      return Array((text + "</sheetData></worksheet>").utf8)
    }
    var parts = [
      "xl/workbook.xml": Array(
        """
        <workbook xmlns:r="r"><sheets><sheet name="survey" r:id="r1"/><sheet name="choices" \
        r:id="r2"/></sheets></workbook>
        """.utf8),
      "xl/_rels/workbook.xml.rels": Array(
        """
        <Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/>\
        <Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>
        """.utf8),
      "xl/worksheets/sheet1.xml": sheet(survey), "xl/worksheets/sheet2.xml": sheet(choiceRows),
    ]
    var shared = "<sst>"
    for string in strings {
      shared += "<si><t>"
      for scalar in string.unicodeScalars {
        switch scalar {
        case "<": shared += "&lt;"
        case ">": shared += "&gt;"
        case "&": shared += "&amp;"
        default: shared.unicodeScalars.append(scalar)
        }
      }
      shared += "</t></si>"
    }
    parts["xl/sharedStrings.xml"] = Array((shared + "</sst>").utf8)
    return parts
  }
}
