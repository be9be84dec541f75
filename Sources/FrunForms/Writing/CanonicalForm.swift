/// One way to write each form: what the standard allows in many spellings is written in the first.
///
/// Headings by their first name (`relevance` is `relevant`) and in one order, types in one spelling
/// (`select one from colours` is `select_one colours`), yes and no as `yes` and nothing, no spaces
/// around cells, no columns and rows without content. Texts that people read keep their quotation
/// marks. Columns that the standard does not know stay behind the others, in their order.
extension Workbook {
  /// The form in its canonical spelling; the same form, by all the compiler can tell.
  public func canonical() -> Workbook {
    var copy = self
    copy.sheets = sheets.map { sheet in
      switch Workbook.fileName(ofSheet: sheet.name) {
      case "survey.csv": CanonicalSheet(.survey, Self.surveyOrder).sheet(sheet)
      case "choices.csv": CanonicalSheet(.choices, Self.choicesOrder).sheet(sheet)
      case "settings.csv": CanonicalSheet(.settings, Self.settingsOrder).sheet(sheet)
      case "entities.csv": CanonicalSheet(.entities, Self.entitiesOrder).sheet(sheet)
      default: sheet
      }
    }
    return copy
  }

  private static let surveyOrder = [
    "type", "name", "label", "hint", "guidance_hint", "required", "required_message", "relevant",
    "constraint", "constraint_message", "bind::frun:warn", "bind::frun:warn_message", "calculation",
    "default", "read_only", "choice_filter",
    "repeat_count", "appearance", "parameters", "trigger", "save_to", "image", "big-image", "audio",
    "video", "autoplay",
  ]
  private static let choicesOrder = [
    "list_name", "name", "label", "image", "big-image", "audio", "video",
  ]
  private static let settingsOrder = [
    "form_title", "form_id", "version", "default_language", "instance_name", "name", "style",
  ]
  private static let entitiesOrder = [
    "list_name", "label", "entity_id", "create_if", "update_if", "repeat",
  ]
}

/// Rewrites one sheet.
struct CanonicalSheet {
  private let table: Columns
  private let order: [String]

  init(_ table: Columns, _ order: [String]) {
    self.table = table
    self.order = order
  }

  /// A column with the place it had.
  private struct Source {
    let place: Int
    let header: String
    let rank: Int
    /// Canonical name; nil when the standard does not know the column.
    let key: String?
  }

  func sheet(_ sheet: Sheet) -> Sheet {
    let rows = sheet.rows.filter { $0.cells.contains { !TextCleaning.trimmed($0).isEmpty } }
    guard let header = rows.first else { return Sheet(name: sheet.name, rows: []) }
    let columns = self.columns(header.cells, rows.dropFirst())
    var result = [Sheet.Row(number: 1, cells: columns.map(\.header))]
    for row in rows.dropFirst() {
      let cells = columns.map { column in
        row.cells.indices.contains(column.place)
          ? cell(row.cells[column.place], column.key) : ""
      }
      if cells.allSatisfy(\.isEmpty) { continue }
      result.append(Sheet.Row(number: result.count + 1, cells: cells))
    }
    return Sheet(name: sheet.name.lowercased(), rows: result, place: sheet.place)
  }

  private func columns(_ header: [String], _ rows: ArraySlice<Sheet.Row>) -> [Source] {
    let used = Set(
      rows.flatMap { row in
        row.cells.indices.filter { !TextCleaning.trimmed(row.cells[$0]).isEmpty }
      })
    let width = max(header.count, (used.max() ?? -1) + 1)
    var languages: [String] = []
    var found: [Source] = []
    for place in 0..<width {
      let text =
        header.indices.contains(place)
        ? TextCleaning.cell(header[place], collapsing: true) : ""
      let column = SheetTable.column(text, table)
      let isKept = used.contains(place) || ["type", "name", "label"].contains(column.key)
      guard isKept, !(text.isEmpty && !used.contains(place)) else { continue }
      guard column.isKnown, !text.isEmpty else {
        found.append(Source(place: place, header: text, rank: .max, key: nil))
        continue
      }
      let language = column.language ?? ""
      if !languages.contains(language) { languages.append(language) }
      let turn = (languages.firstIndex(of: language) ?? 0)
      let rank = (order.firstIndex(of: column.key) ?? order.count) * 1000 + turn
      let name = language.isEmpty ? column.key : "\(column.key)::\(language)"
      found.append(Source(place: place, header: name, rank: rank, key: column.key))
    }
    // Two headings for one column are a mistake of the author's: both stay as they are.
    let counts = Dictionary(found.map { ($0.header, 1) }, uniquingKeysWith: +)
    return found.map { source in
      guard counts[source.header, default: 0] > 1, header.indices.contains(source.place) else {
        return source
      }
      return Source(
        place: source.place, header: header[source.place], rank: source.rank, key: source.key)
    }.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }
  }

  private func cell(_ text: String, _ key: String?) -> String {
    guard let key else { return text }
    if table.translated.contains(key) { return TextCleaning.trimmed(text) }
    let clean = TextCleaning.cell(text, collapsing: false)
    return table.known.contains("calculation") ? Self.value(clean, of: key) : clean
  }

  /// The first spelling of a cell in a column of the survey.
  static func value(_ text: String, of key: String) -> String {
    switch key {
    case "type": return TypeSpelling.canonical(text)
    case "required", "read_only":
      if FormBuild.isYes(text) { return "yes" }
      return FormBuild.isNo(text) ? "" : text
    default: return text
    }
  }
}

extension TypeSpelling {
  /// The standard's first spelling of a type; the text itself where it means no type, or where
  /// another spelling would not mean exactly the same.
  static func canonical(_ text: String) -> String {
    let meaning = read(text)
    let words: String
    switch meaning {
    case .begin(let structure, nil): words = "begin_\(structure.rawValue)"
    case .end(let structure): words = "end_\(structure.rawValue)"
    case .question(let type, let list?, let orOther, let fromFile, let external):
      let name =
        fromFile ? type.rawValue + "_from_file" : external ? "select_one_external" : type.rawValue
      words = "\(name) \(list)" + (orOther ? " or_other" : "")
    case .question(let type, nil, _, _, _) where type != .property && type != .osm:
      // Some old spellings bring a limit of their own.
      words = builtInConstraint(text) == nil ? type.rawValue : text
    default: return text
    }
    return read(words) == meaning ? words : text
  }
}
