/// A form while it is being compiled.
struct FormBuild {
  let workbook: Workbook
  var rootName: String
  var problems: [FormProblem] = []
  var items: [FormItem] = []
  var lists: [String: ChoiceList] = [:]
  var languages: [String] = []
  /// Languages of each translated column by sheet.
  var translatedColumns: [String: [String: Set<String>]] = [:]
  var settings: [String: String] = [:]
  var settingsRow = 2
  var hasChoicesSheet = false
  var hasExternalSheet = false
  var entities: [EntityDeclaration] = []
  var entityRecords: [SheetTable.Record] = []
  var instanceName: Rule?
  var graph = DependencyGraph()
  /// Items by name.
  var names: [String: [Int]] = [:]
  /// Expressions read but not yet resolved, in survey order.
  var cells: [Cell] = []
  /// Save-to cells, resolved after the entities sheet.
  var saves: [(item: Int, text: String, row: Int)] = []
  /// Texts whose references are resolved once all names are known.
  var texts: [(item: Int, key: TextKey, language: String, cell: Cell)] = []
  var choiceCells: [(list: String, choice: Int, language: String, cell: Cell)] = []
  var triggerCells: [Cell] = []
  /// Names of media files with references inside, to be checked.
  var mediaCells: [Cell] = []
  /// Attached files by name, with the row that attaches them.
  var externals: [String: Int] = [:]
  /// Files that choices come from, with the first row that names them.
  var fileSources: [String: Int] = [:]
  /// Lists of places named by questions, checked once all lists are known.
  var geometries: [(check: ParameterCheck, name: String)] = []
  /// Selects whose choices are the rows of a repeat.
  var rowSources: [Cell] = []
  /// Headers without a meaning of their own by sheet.
  var unknownColumns: [String: [String]] = [:]
  /// Lists that name the columns of a searched table, and the questions that search.
  var searchLists: [(list: String, item: Int)] = []
  /// What has no meaning here and was mentioned already.
  var mentioned: Set<String> = []
  /// Rows made by writing out loops.
  var expanded = 0
  /// Lists that loops run over.
  var loopLists: Set<String> = []
  /// Codes that the author allows, by sheet and row; row 0 stands for the whole form.
  var allowances: [String: Set<String>] = [:]
  /// Files of `csv-external` and `xml-external` questions and of selects.
  var instances: Set<String> = []

  /// A cell and its place.
  struct Cell {
    var item: Int
    var aspect: Rule.Aspect?
    var text: String
    var sheet: String
    var row: Int
    var column: String
  }

  enum TextKey { case label, hint, guidance, constraintMessage, requiredMessage, warnMessage }

  init(workbook: Workbook, rootName: String) {
    self.workbook = workbook
    self.rootName = rootName
  }

  mutating func run() {
    let rows = workbook.sheets.reduce(0) { $0 + $1.rows.count }
    guard rows <= FormCompiler.mostRows else {
      report(.error, "LIMIT_rows", "the workbook has more than \(FormCompiler.mostRows) rows")
      return
    }
    guard let survey = sheet("survey") else {
      report(
        .error, "SHEET_survey_missing", "a form needs a sheet named “survey”",
        suggestion: near("survey"))
      return
    }
    readSettings()
    if !NameRules.isName(rootName) {
      report(
        .error, "NAMES_009", "the form’s name is not a valid name; give one in the settings",
        sheet: "settings", column: "name")
    }
    readChoices()
    readSurvey(survey)
    guard !items.isEmpty else { return }
    readEntities()
    indexNames()
    resolveTexts()
    resolveRules()
    resolveEntities()
    checkGeometries()
    checkInstances()
    warnAboutTranslations()
    orderRules()
    analyse()
  }

  /// What is legal but suspicious: found only by understanding the form as a whole.
  private mutating func analyse() {
    checkReach()
    checkValues()
    checkHabits()
    checkUnused()
    checkTranslations()
  }

  func finished() -> CompiledForm {
    let id = settings["form_id"] ?? workbook.name
    var tables: [String: [UInt8]] = [:]
    for (file, bytes) in workbook.attachments {
      tables[file] = bytes
      if let dot = file.lastIndex(of: ".") { tables[String(file[..<dot])] = bytes }
    }
    // Columns without language are a language of their own only when questions
    // are asked in it; otherwise they are what the named languages fall back to.
    let asksUnnamed = items.contains { $0.label.templates[FormLanguage.unnamed] != nil }
    var names = languages.filter { $0 != FormLanguage.unnamed || asksUnnamed }
    if names.isEmpty { names = [FormLanguage.unnamed] }
    let wanted = settings["default_language"]
    let fallback =
      wanted.flatMap { name in names.first { $0 == name || FormLanguage(name: $0).tag == name } }
      ?? (names.contains(FormLanguage.unnamed) ? FormLanguage.unnamed : names[0])
    return CompiledForm(
      id: id, title: settings["form_title"] ?? id, version: settings["version"] ?? "",
      languages: names.map { FormLanguage(name: $0) }, defaultLanguage: fallback, items: items,
      lists: lists, entities: entities, attachments: tables, instanceName: instanceName,
      settings: settings, graph: graph)
  }

  // MARK: Reporting

  mutating func report(
    _ severity: FormProblem.Severity, _ code: String, _ message: String, sheet: String? = nil,
    row: Int? = nil, column: String? = nil, suggestion: String? = nil
  ) {
    // A hostile workbook must not produce more text than it contains.
    guard problems.count < 10_000 else { return }
    problems.append(
      FormProblem(
        severity, code, Self.short(message), sheet: sheet, row: row, column: column,
        suggestion: suggestion.map(Self.short)))
  }

  /// A hostile name must not flood the report.
  private static func short(_ message: String) -> String {
    message.utf8.count <= 1_000 ? message : String(message.prefix(400)) + "…"
  }

  mutating func report(
    _ severity: FormProblem.Severity, _ code: String, _ message: String, _ cell: Cell,
    span: Range<Int>? = nil, suggestion: String? = nil
  ) {
    guard problems.count < 10_000 else { return }
    let excerpt = span.map { FormProblem.Excerpt(text: cell.text, span: $0) }
    problems.append(
      FormProblem(
        severity, code, Self.short(message), sheet: cell.sheet, row: cell.row,
        column: cell.column, excerpt: excerpt, suggestion: suggestion.map(Self.short)))
  }

  // MARK: Sheets

  /// The sheet of a name, letter case ignored; a lone sheet is the survey.
  func sheet(_ name: String) -> Sheet? {
    if let found = workbook.sheets.first(where: { Self.sheetName($0.name) == name }) {
      return found
    }
    return name == "survey" && workbook.sheets.count == 1
      && !["choices", "settings", "entities"].contains(Self.sheetName(workbook.sheets[0].name))
      && !workbook.sheets[0].name.hasPrefix("_")
      ? workbook.sheets[0] : nil
  }

  static func sheetName(_ name: String) -> String { TextCleaning.trimmed(name).lowercased() }

  /// A sheet whose name is almost the wanted one.
  func near(_ name: String) -> String? {
    workbook.sheets.map(\.name).first { other in
      !other.hasPrefix("_") && EditDistanceBound.isNear(Self.sheetName(other), name)
    }
  }

  /// Reads yes and no as the standard's columns write them.
  static func isYes(_ text: String) -> Bool {
    ["yes", "true", "true()", "1"].contains(text.lowercased())
  }

  static func isNo(_ text: String) -> Bool {
    ["no", "false", "false()", "0"].contains(text.lowercased())
  }
}
