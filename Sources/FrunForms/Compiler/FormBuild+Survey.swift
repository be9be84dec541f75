import FrunText

extension FormBuild {
  /// An open group or repeat.
  struct Open {
    let item: Int
    let structure: TypeSpelling.Structure
    let row: Int
  }

  /// Reads the survey sheet into the tree of items.
  mutating func readSurvey(_ sheet: Sheet) {
    let collapsing = !(settings["clean_text_values"].map(Self.isNo) ?? false)
    let table = SheetTable(
      sheet, as: "survey", columns: .survey, collapsing: collapsing, languages: languages,
      problems: &problems)
    guard table.hasColumn("type") else {
      let isEmpty = sheet.rows.allSatisfy { $0.cells.allSatisfy(\.isEmpty) }
      report(
        .error, isEmpty ? "HEADER_001" : "HEADER_003",
        isEmpty ? "the survey sheet is empty" : "the column “type” is missing", sheet: "survey",
        row: sheet.rows.first?.number)
      return
    }
    addLanguages(table.languages)
    note(table, translated: Columns.survey.translated)
    items = [FormItem(index: 0, name: rootName, kind: .form, parent: nil, row: 0)]
    var open = [Open(item: 0, structure: .group, row: 0)]
    read(table.records[...], &open)
    for unclosed in open.dropFirst() {
      report(
        .error, "SURVEY_002",
        "“begin_\(unclosed.structure.rawValue)” is never closed by “end_\(unclosed.structure.rawValue)”",
        sheet: "survey", row: unclosed.row, column: "type")
    }
    checkNames()
    checkGroups()
    arrangeTables()
    checkSearches()
  }

  mutating func read(_ record: SheetTable.Record, _ open: inout [Open]) {
    let row = record.number
    if Self.isYes(record["disabled"]) {
      report(
        .warning, "WARN_disabled", "the row is skipped because “disabled” says so",
        sheet: "survey", row: row, column: "disabled")
      return
    }
    let typeText = record["type"]
    if typeText.isEmpty {
      if record["name"].isEmpty, record.texts("label").isEmpty {
        report(
          .warning, "WARN_comment_row_skipped",
          "the row has neither type, name nor label and is read as a comment", sheet: "survey",
          row: row)
      } else {
        report(
          .error, "SURVEY_type_missing", "the row has no type", sheet: "survey", row: row,
          column: "type")
      }
      return
    }
    // Legacy rows that carry settings in the survey sheet.
    if ["set form title", "set form id", "prefix", "delimiter"].contains(typeText) {
      if typeText == "set form title" {
        settings["form_title"] = settings["form_title"] ?? record["name"]
      }
      if typeText == "set form id" { settings["form_id"] = settings["form_id"] ?? record["name"] }
      return
    }
    switch TypeSpelling.read(typeText) {
    case .end(let structure):
      refuseSaving(record)
      close(structure, record, &open)
    case .begin(let structure, _): begin(structure, record, &open)
    case .question(let type, let list, let orOther, let fromFile, let external):
      let parent = open.last?.item ?? 0
      if type == .osm {
        osm(record, parent)
      } else {
        question(
          type, list: list, orOther: orOther, fromFile: fromFile, external: external, record,
          parent: parent)
      }
    case .unknown:
      report(
        .error, "TYPE_unknown", "there is no question type “\(typeText)”", sheet: "survey",
        row: row, column: "type",
        suggestion: Suggestions.nearest(to: typeText, among: TypeSpelling.suggestions).first)
      // The lenient mode keeps the answer as text so that references hold.
      if NameRules.isName(record["name"]) {
        question(
          .text, list: nil, orOther: false, fromFile: false, external: false, record,
          parent: open.last?.item ?? 0)
      }
    }
  }

  private mutating func osm(_ record: SheetTable.Record, _ parent: Int) {
    question(
      .osm, list: nil, orOther: false, fromFile: false, external: false, record, parent: parent)
    report(
      .note, "TYPE_osm", "map editing is not possible in a terminal; the question stays empty",
      sheet: "survey", row: record.number, column: "type")
  }

  private mutating func close(
    _ structure: TypeSpelling.Structure, _ record: SheetTable.Record, _ open: inout [Open]
  ) {
    guard open.count > 1, let last = open.last, last.structure == structure else {
      let begun = open.count > 1 ? open.last : nil
      let detail = begun.map { "; “begin_\($0.structure.rawValue)” of row \($0.row) is open" } ?? ""
      report(
        .error, "SURVEY_001",
        "“end_\(structure.rawValue)” has no matching “begin_\(structure.rawValue)”\(detail)",
        sheet: "survey", row: record.number, column: "type")
      return
    }
    open.removeLast()
  }

  private mutating func begin(
    _ structure: TypeSpelling.Structure, _ record: SheetTable.Record, _ open: inout [Open]
  ) {
    let parent = open.last?.item ?? 0
    guard open.count <= 100 else {
      report(
        .error, "LIMIT_depth", "groups are nested deeper than 100 levels", sheet: "survey",
        row: record.number)
      return
    }
    let name = checkedName(record, isRequired: true) ?? "group_\(record.number)"
    let kind: FormItem.Kind = structure == .repeating ? .repeating : .group
    // A computed number of rows is kept in a hidden question of its own.
    var counter: Int?
    let count = record["repeat_count"]
    if structure == .repeating, !count.isEmpty, !Self.isReference(count) {
      let hidden = append(
        name + "_count", .question(.calculate), parent: parent, row: record.number)
      cells.append(
        Cell(
          item: hidden, aspect: .calculation, text: count, sheet: "survey", row: record.number,
          column: "repeat_count"))
      counter = hidden
    }
    let item = append(name, kind, parent: parent, row: record.number)
    fill(item, record)
    if structure == .repeating {
      if record.texts("label").isEmpty {
        report(
          .warning, "WARN_repeat_without_label", "the repeat “\(name)” has no label",
          sheet: "survey", row: record.number, column: "label")
      }
      if let counter {
        cells.append(
          Cell(
            item: item, aspect: .repeatCount, text: "./\(items[counter].name)", sheet: "survey",
            row: record.number, column: "repeat_count"))
      } else {
        rule(.repeatCount, record, item)
      }
    }
    refuseSaving(record)
    open.append(Open(item: item, structure: structure, row: record.number))
  }

  private static func isReference(_ text: String) -> Bool {
    text.hasPrefix("${") && text.hasSuffix("}")
      && NameRules.isName(String(text.dropFirst(2).dropLast()))
  }

  private mutating func refuseSaving(_ record: SheetTable.Record) {
    if record["save_to"].isEmpty { return }
    report(
      .error, "ENTITY_003", "only a question can be saved to a property, not a group or repeat",
      sheet: "survey", row: record.number, column: "save_to")
  }

  /// The checked name, or nil when there is none to use.
  private mutating func checkedName(_ record: SheetTable.Record, isRequired: Bool) -> String? {
    let name = record["name"]
    if name.isEmpty {
      if isRequired {
        report(
          .error, "SURVEY_name_missing", "the row has no name", sheet: "survey",
          row: record.number, column: "name")
      }
      return nil
    }
    if !NameRules.isName(name) {
      reportName(name, "NAMES_008", sheet: "survey", row: record.number, column: "name")
      return nil
    }
    return name
  }

  mutating func append(_ name: String, _ kind: FormItem.Kind, parent: Int, row: Int) -> Int {
    let item = FormItem(index: items.count, name: name, kind: kind, parent: parent, row: row)
    items.append(item)
    items[parent].children.append(item.index)
    return item.index
  }

  private mutating func question(
    _ declared: QuestionType, list: String?, orOther: Bool, fromFile: Bool, external: Bool,
    _ record: SheetTable.Record, parent: Int
  ) {
    var type = declared
    let row = record.number
    var given = checkedName(record, isRequired: type != .note && type != .audit)
    if type == .audit, record["name"].isEmpty { given = "audit" }
    let name = given ?? "generated_\(type.rawValue.replacing("-", with: "_"))_\(row)"
    let hasCalculation = !record["calculation"].isEmpty
    let hasText =
      !record.texts("label").isEmpty || !record.texts("hint").isEmpty
      || ["image", "audio", "video", "big-image"].contains { record.has($0) }
    if type.isVisible, !hasText {
      if hasCalculation {
        // Nothing to show and a value to compute: the question is hidden.
        if type == .note { type = .calculate }
      } else if type != .note || given == nil {
        report(
          .error, "SURVEY_label_missing", "“\(name)” is asked but has neither label nor hint",
          sheet: "survey", row: row, column: "label")
      } else {
        report(
          .error, "SURVEY_label_missing", "the note “\(name)” says nothing", sheet: "survey",
          row: row, column: "label")
      }
    }
    let isHiddenByCalculation = type.isVisible && !hasText && hasCalculation
    if record.has("big-image"), !record.has("image") {
      report(
        .error, "MEDIA_big_image_without_image", "“\(name)” has a big image but no image",
        sheet: "survey", row: row, column: "big-image")
    }
    let item = append(
      name, .question(isHiddenByCalculation ? hidden(type) : type), parent: parent, row: row)
    fill(item, record)
    fillQuestion(item, type, record)
    if let list { source(item, type, list, fromFile: fromFile, external: external, record) }
    if orOther { addOther(item, list ?? "", record, parent: parent) }
  }

  private func hidden(_ type: QuestionType) -> QuestionType { type.isSelect ? .hidden : .calculate }
}
