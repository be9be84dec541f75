import FrunText

/// How two versions of a form differ, by question and not by line.
///
/// Questions are found by their names; a question that went and one that came are taken for one
/// with a new name when type and a text agree. Works on forms that do not compile, too.
public struct FormDifference: Sendable {
  /// All changes: settings, questions in the order of the newer form, lists and choices, records.
  public private(set) var changes: [FormChange] = []

  /// Questions by new name under which they were known before.
  private var renamed: [String: String] = [:]

  /// Compares two workbooks.
  public init(from older: Workbook, to newer: Workbook) {
    compareSettings(older, newer)
    compareQuestions(SurveyEntry.all(older), SurveyEntry.all(newer))
    compareChoices(ListedChoice.all(older), ListedChoice.all(newer))
    compareRecords(older, newer)
  }

  private mutating func note(
    _ kind: FormChange.Kind, _ subject: FormChange.Subject, _ name: String, _ row: Int?,
    matter: FormChange.Matter = .presence, column: String = "", before: String = "",
    after: String = ""
  ) {
    changes.append(
      FormChange(
        kind: kind, subject: subject, matter: matter, name: name, column: column, before: before,
        after: after, row: row))
  }

  // MARK: Settings and records

  private mutating func compareSettings(_ older: Workbook, _ newer: Workbook) {
    let before = older.table("settings", .settings).records.first?.cells ?? []
    let after = newer.table("settings", .settings).records.first?.cells ?? []
    compare(Cells(before), Cells(after), .setting, name: { $0 }, row: nil)
  }

  private mutating func compareRecords(_ older: Workbook, _ newer: Workbook) {
    let before = older.table("entities", .entities).records
    let after = newer.table("entities", .entities).records
    for record in after {
      let name = record["list_name"]
      guard let old = before.first(where: { $0["list_name"] == name }) else {
        note(.added, .record, name, record.number)
        continue
      }
      compare(
        Cells(old.cells), Cells(record.cells), .record, name: { _ in name }, row: record.number)
    }
    for record in before where !after.contains(where: { $0["list_name"] == record["list_name"] }) {
      note(.removed, .record, record["list_name"], record.number)
    }
  }

  // MARK: Questions

  private mutating func compareQuestions(_ older: [SurveyEntry], _ newer: [SurveyEntry]) {
    var old = Dictionary(older.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Set(newer.map(\.key))
    var pairs: [String: SurveyEntry] = [:]
    for entry in newer { pairs[entry.key] = old.removeValue(forKey: entry.key) }
    var gone = older.filter { old[$0.key] != nil }
    for entry in newer where pairs[entry.key] == nil {
      guard let place = entry.likest(among: gone) else { continue }
      pairs[entry.key] = gone.remove(at: place)
      if let known = pairs[entry.key] { renamed[entry.name] = known.name }
    }
    for entry in gone where !new.contains(entry.key) {
      note(.removed, .question, entry.name, entry.record.number, before: entry.group)
    }
    let positions = Dictionary(
      older.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    let staying = Self.longestRise(newer.compactMap { pairs[$0.key].flatMap { positions[$0.key] } })
    for entry in newer {
      guard let known = pairs[entry.key] else {
        note(.added, .question, entry.name, entry.record.number, after: entry.group)
        continue
      }
      if known.name != entry.name {
        note(
          .renamed, .question, entry.name, entry.record.number, before: known.name,
          after: entry.name)
      }
      if (renamed[entry.group] ?? entry.group) != known.group {
        note(
          .moved, .question, entry.name, entry.record.number, before: known.group,
          after: entry.group)
      } else if let position = positions[known.key], !staying.contains(position) {
        note(.moved, .question, entry.name, entry.record.number)
      }
      let names = renamed
      compare(
        Cells(known.record.cells), Cells(entry.record.cells.map { $0.renaming(names) }), .question,
        name: { _ in entry.name }, row: entry.record.number)
    }
  }

  /// The members of the longest rising sequence: what kept its order while others moved.
  package static func longestRise(_ values: [Int]) -> Set<Int> {
    var tails: [Int] = []
    var before = [Int](repeating: -1, count: values.count)
    for (place, value) in values.enumerated() {
      var low = 0
      var high = tails.count
      while low < high {
        let middle = (low + high) / 2
        if values[tails[middle]] < value { low = middle + 1 } else { high = middle }
      }
      before[place] = low > 0 ? tails[low - 1] : -1
      if low == tails.count { tails.append(place) } else { tails[low] = place }
    }
    var kept: Set<Int> = []
    var place = tails.last ?? -1
    while place >= 0 {
      kept.insert(values[place])
      place = before[place]
    }
    return kept
  }

  // MARK: Choices

  private mutating func compareChoices(_ older: [ListedChoice], _ newer: [ListedChoice]) {
    let oldLists = Set(older.map(\.list))
    let newLists = Set(newer.map(\.list))
    var noted: Set<String> = []
    let old = Dictionary(older.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Set(newer.map(\.key))
    let positions = Dictionary(
      older.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    let staying = Self.longestRise(newer.compactMap { positions[$0.key] })
    for choice in newer {
      guard oldLists.contains(choice.list) else {
        if noted.insert(choice.list).inserted {
          note(.added, .list, choice.list, choice.record.number)
        }
        continue
      }
      guard let known = old[choice.key] else {
        note(.added, .choice, choice.key, choice.record.number)
        continue
      }
      if let position = positions[choice.key], !staying.contains(position) {
        note(.moved, .choice, choice.key, choice.record.number)
      }
      compare(
        Cells(known.record.cells), Cells(choice.record.cells), .choice, name: { _ in choice.key },
        row: choice.record.number)
    }
    for choice in older where !new.contains(choice.key) {
      if newLists.contains(choice.list) {
        note(.removed, .choice, choice.key, choice.record.number)
      } else if noted.insert(choice.list).inserted {
        note(.removed, .list, choice.list, choice.record.number)
      }
    }
  }

  // MARK: Cells

  private mutating func compare(
    _ older: Cells, _ newer: Cells, _ subject: FormChange.Subject, name: (String) -> String,
    row: Int?
  ) {
    for column in newer.order + older.order.filter({ newer.values[$0] == nil }) {
      let before = older.values[column] ?? ""
      let after = newer.values[column] ?? ""
      guard before != after, column != "name" || subject == .setting else { continue }
      note(
        .changed, subject, name(column), row, matter: Cells.matter(column), column: column,
        before: before, after: after)
    }
  }
}

/// The cells of a row by column.
struct Cells {
  private(set) var values: [String: String] = [:]
  private(set) var order: [String] = []

  init(_ cells: [SheetTable.Record.Cell]) {
    for cell in cells where values.updateValue(cell.value, forKey: cell.column) == nil {
      order.append(cell.column)
    }
  }

  /// What a column is about.
  static func matter(_ column: String) -> FormChange.Matter {
    if column == Rule.Aspect.warn.rawValue { return .logic }
    if column.hasPrefix("bind::frun:warn_message") { return .text }
    let key = column.split(separator: ":").first.map(String.init) ?? column
    if key == "type" { return .type }
    if key == "save_to" || key == "entity_id" || key.hasSuffix("_if") { return .saving }
    if Columns.survey.translated.contains(key) || key == "form_title" { return .text }
    let logic = [
      "relevant", "required", "constraint", "calculation", "default", "read_only", "choice_filter",
      "repeat_count", "trigger", "repeat", "instance_name",
    ]
    return logic.contains(key) ? .logic : .other
  }
}

extension SheetTable.Record {
  /// A cell with the name of its column, `label::French (fr)`.
  struct Cell {
    let column: String
    var value: String

    /// References to questions under their former names, so that a new name is one change.
    func renaming(_ names: [String: String]) -> Cell {
      guard !names.isEmpty, value.contains("${") else { return self }
      var copy = self
      for (new, old) in names { copy.value = copy.value.replacing("${\(new)}", with: "${\(old)}") }
      return copy
    }
  }

  /// All cells that say something, in a stable order.
  var cells: [Cell] {
    var cells = values.sorted { $0.key < $1.key }.map { key, value in
      Cell(column: key, value: CanonicalSheet.value(value, of: key))
    }
    for (key, texts) in translations.sorted(by: { $0.key < $1.key }) {
      for (language, text) in texts.sorted(by: { $0.key < $1.key }) {
        let column = language == FormLanguage.unnamed ? key : "\(key)::\(language)"
        cells.append(Cell(column: column, value: text))
      }
    }
    return cells + unknown.map { Cell(column: $0.header, value: $0.value) }
  }
}

extension Workbook {
  /// A sheet by the standard's name, understood; empty when it is missing.
  func table(_ name: String, _ columns: Columns) -> SheetTable {
    var problems: [FormProblem] = []
    let sheet = sheets.first { Workbook.fileName(ofSheet: $0.name) == name + ".csv" }
    return SheetTable(
      sheet ?? Sheet(name: name, rows: []), as: name, columns: columns, collapsing: false,
      problems: &problems)
  }
}
