import FrunText

extension FormBuild {
  /// Columns that groups, repeats and questions share.
  mutating func fill(_ item: Int, _ record: SheetTable.Record) {
    let row = record.number
    let keys: [(TextKey, String)] = [
      (.label, "label"), (.hint, "hint"), (.guidance, "guidance_hint"),
      (.constraintMessage, "constraint_message"), (.requiredMessage, "required_message"),
      (.warnMessage, "bind::frun:warn_message"),
    ]
    for (key, column) in keys {
      for (language, text) in record.texts(column) {
        let cell = Cell(item: item, text: text, sheet: "survey", row: row, column: column)
        texts.append((item, key, language, cell))
      }
    }
    items[item].appearance = record["appearance"].words
    for (key, value) in record.values where key != "notes" && key != "default" {
      checkAccident(value, sheet: "survey", row: row, column: key)
    }
    for text in record.texts("label").values {
      checkAccident(text, sheet: "survey", row: row, column: "label")
    }
    rule(.relevant, record, item)
    rule(.readOnly, record, item)
    for (header, value) in record.unknown { items[item].extras[header] = value }
    for key in ["image", "audio", "video"] {
      for (language, value) in record.texts(key) {
        items[item].extras["\(key)::\(language)"] = value
      }
    }
    for key in ["intent", "noAppErrorString"] where !record[key].isEmpty {
      items[item].extras[key] = record[key]
    }
  }

  /// Columns that only questions have.
  mutating func fillQuestion(_ item: Int, _ type: QuestionType, _ record: SheetTable.Record) {
    mentionIdle(record, type)
    rule(.required, record, item)
    rule(.constraint, record, item)
    rule(.warn, record, item)
    rule(.calculation, record, item)
    rule(.choiceFilter, record, item)
    if record["constraint"].isEmpty,
      let limit = TypeSpelling.builtInConstraint(record["type"])
    {
      cells.append(
        Cell(
          item: item, aspect: .constraint, text: limit, sheet: "survey", row: record.number,
          column: "constraint"))
    }
    readDefault(item, type, record)
    readTrigger(item, record)
    readParameters(item, type, record)
    if !record["save_to"].isEmpty { saves.append((item, record["save_to"], record.number)) }
    checkKind(item, type, record)
  }

  mutating func rule(_ aspect: Rule.Aspect, _ record: SheetTable.Record, _ item: Int) {
    let text = record[aspect.rawValue]
    if text.isEmpty { return }
    cells.append(
      Cell(
        item: item, aspect: aspect, text: text, sheet: "survey", row: record.number,
        column: aspect.rawValue))
  }

  /// A default is computed when it contains a reference, a call, a condition in
  /// brackets or an operator; otherwise it is the value itself.
  private mutating func readDefault(
    _ item: Int, _ type: QuestionType, _ record: SheetTable.Record
  ) {
    let text = record["default"]
    if text.isEmpty { return }
    if Self.isDynamic(text, type) {
      rule(.defaultValue, record, item)
    } else {
      items[item].literalDefault = text
    }
  }

  static func isDynamic(_ text: String, _ type: QuestionType) -> Bool {
    if text.contains("${") { return true }
    if !FormNumber.parse(text).isNaN { return false }
    let hasDashes: [QuestionType] = [
      .date, .dateTime, .time, .geopoint, .geotrace, .geoshape, .image, .barcode,
    ]
    guard let expression = try? ExpressionParser.parse(text) else {
      // Something that looks like a call but does not parse is a mistake worth showing.
      guard let mark = text.firstIndex(of: "("), mark > text.startIndex else { return false }
      let word = text[..<mark].split(separator: " ").last.map(String.init) ?? ""
      return text.hasSuffix(")") && FunctionTable.function(word) != nil
    }
    var isDynamic = false
    expression.visit { part in
      switch part.kind {
      case .call: isDynamic = true
      case .binary(let infix, _, _):
        if infix == .subtract, hasDashes.contains(type) || FormMoment(text, localOffset: 0) != nil {
          return
        }
        if infix.isArithmetic || infix == .union { isDynamic = true }
      case .filter: isDynamic = true
      case .path(let path):
        if path.steps.contains(where: { !$0.predicates.isEmpty }) { isDynamic = true }
      default: break
      }
    }
    return isDynamic
  }

  private mutating func readTrigger(_ item: Int, _ record: SheetTable.Record) {
    let text = record["trigger"]
    if text.isEmpty { return }
    triggerCells.append(
      Cell(item: item, text: text, sheet: "survey", row: record.number, column: "trigger"))
  }

  private mutating func checkKind(_ item: Int, _ type: QuestionType, _ record: SheetTable.Record) {
    let row = record.number
    switch type {
    case .calculate:
      if record["calculation"].isEmpty, !Self.isDynamic(record["default"], .text) {
        report(
          .error, "SURVEY_calculation_missing", "“\(items[item].name)” computes nothing",
          sheet: "survey", row: row, column: "calculation")
      }
      if !record["required"].isEmpty {
        report(
          .note, "REQUIRED_HIDDEN", "a hidden value cannot be asked for, “required” has no effect",
          sheet: "survey", row: row, column: "required")
      }
    case .audit:
      if items[item].name != "audit" {
        report(
          .error, "SURVEY_audit_name", "a question of the type “audit” must be named “audit”",
          sheet: "survey", row: row, column: "name")
      }
    case .subscriberid, .simserial:
      report(
        .warning, "WARN_deprecated_metadata",
        "“\(type.rawValue)” is no longer available on any device and stays empty",
        sheet: "survey", row: row, column: "type")
    case .csvExternal, .xmlExternal:
      if externals[items[item].name] != nil {
        report(
          .error, "INSTANCE_duplicate", "the file “\(items[item].name)” is attached twice",
          sheet: "survey", row: row, column: "name")
      }
      externals[items[item].name] = row
      instances.insert(items[item].name)
    case .backgroundGeopoint:
      if record["trigger"].isEmpty || !record["calculation"].isEmpty {
        report(
          .error, record["calculation"].isEmpty ? "SURVEY_003" : "SURVEY_background_geopoint",
          "a background position needs a trigger and no calculation", sheet: "survey", row: row,
          column: record["calculation"].isEmpty ? "trigger" : "calculation")
      }
    default: break
    }
  }

  /// Where the choices of a select come from.
  mutating func source(
    _ item: Int, _ type: QuestionType, _ list: String, fromFile: Bool, external: Bool,
    _ record: SheetTable.Record
  ) {
    let row = record.number
    if list.hasPrefix("${"), list.hasSuffix("}") {
      rowSources.append(
        Cell(item: item, text: list, sheet: "survey", row: row, column: "type"))
      return
    }
    let suffixes = [".csv", ".xml", ".geojson"]
    if fromFile || suffixes.contains(where: list.hasSuffix) {
      guard let suffix = suffixes.first(where: list.hasSuffix), fromFile else {
        report(
          .error, "SELECT_from_file_extension",
          fromFile
            ? "the file “\(list)” must end in .csv, .xml or .geojson"
            : "choices from a file need the type “\(type.rawValue)_from_file”",
          sheet: "survey", row: row, column: "type")
        return
      }
      if isSearch(item) {
        report(
          .error, "SEARCH_unsupported_combination",
          "“search()” does not go with choices from a file", sheet: "survey", row: row,
          column: "appearance")
      }
      let isPlaces = suffix == ".geojson"
      let stem = String(list.dropLast(suffix.count))
      instances.insert(stem)
      fileSources[stem] = fileSources[stem] ?? row
      items[item].choices = .file(
        name: list, value: items[item].parameters["value"] ?? (isPlaces ? "id" : "name"),
        label: items[item].parameters["label"] ?? (isPlaces ? "title" : "label"))
      return
    }
    if external {
      guard hasExternalSheet else {
        report(
          .error, "SHEET_external_choices_missing",
          "“select_one_external” needs a sheet named “external_choices”", sheet: "survey",
          row: row, column: "type", suggestion: near("external_choices"))
        return
      }
    } else if !hasChoicesSheet, record["appearance"].isEmpty || !isSearch(item) {
      report(
        .error, "SHEET_choices_missing",
        "the list “\(list)” needs a sheet “choices” with list_name, name and label",
        sheet: "survey", row: row, column: "type", suggestion: near("choices"))
      return
    }
    if isSearch(item), readSearch(item, list, record) { return }
    let key = external ? Self.externalPrefix + list : list
    guard let found = lists[key] else {
      if isSearch(item) { return }
      report(
        .error, external ? "LIST_external_not_found" : "LIST_not_found",
        "there is no list “\(list)”", sheet: "survey", row: row, column: "type",
        suggestion: Suggestions.nearest(to: list, among: lists.keys.sorted()).first)
      return
    }
    items[item].choices = .list(key)
    if type != .selectOne, let spaced = found.spaced {
      report(
        .error, "CHOICES_name_with_space",
        "“\(spaced.name)” (choices row \(spaced.row)) contains a space, so it cannot be one of "
          + "several answers in “\(items[item].name)”",
        sheet: "survey", row: row, column: "type")
    }
  }

  func isSearch(_ item: Int) -> Bool {
    items[item].appearance.contains { $0.hasPrefix("search(") }
  }

  /// Adds the choice “other” and the question asking which.
  mutating func addOther(
    _ item: Int, _ list: String, _ record: SheetTable.Record, parent: Int
  ) {
    if !record["choice_filter"].isEmpty {
      report(
        .error, "OR_OTHER_with_choice_filter", "or_other does not go with a choice filter",
        sheet: "survey", row: record.number, column: "choice_filter")
      return
    }
    guard var choices = lists[list], !choices.choices.isEmpty else {
      // A list that does not exist is reported already.
      if items[item].choices != nil {
        report(
          .error, "OR_OTHER_without_choices", "or_other needs a list of the choices sheet",
          sheet: "survey", row: record.number, column: "type")
      }
      return
    }
    if choices.choice("other") == nil {
      var templates: [String: TranslatedText.Template] = [:]
      let used = Set(choices.choices.flatMap { $0.label.templates.keys })
      for language in used.isEmpty ? [FormLanguage.unnamed] : used {
        templates[language] = .init(segments: [.text(BuiltInTexts.other(language))])
      }
      if used.count > 1 || languages.contains(where: { $0 != FormLanguage.unnamed }) {
        report(
          .warning, "WARN_or_other_translated",
          "“or_other” adds its own texts; check them in every language", sheet: "survey",
          row: record.number, column: "type")
      }
      choices.append(
        .init(name: "other", label: TranslatedText(templates), columns: [], row: record.number))
      lists[list] = choices
    }
    let name = items[item].name
    let other = append(name + "_other", .question(.text), parent: parent, row: record.number)
    var templates: [String: TranslatedText.Template] = [:]
    for language in record.texts("label").keys {
      templates[language] = .init(segments: [.text(BuiltInTexts.specify(language))])
    }
    items[other].label = TranslatedText(templates)
    cells.append(
      Cell(
        item: other, aspect: .relevant, text: "selected(../\(name), 'other')", sheet: "survey",
        row: record.number, column: "type"))
  }
}

/// Texts that the standard makes a form show.
enum BuiltInTexts {
  static func other(_ language: String) -> String {
    table[tag(language)]?.0 ?? "Other"
  }

  static func specify(_ language: String) -> String {
    table[tag(language)]?.1 ?? "Specify other."
  }

  private static func tag(_ language: String) -> String { FormLanguage(name: language).tag ?? "en" }

  private static let table: [String: (String, String)] = [
    "en": ("Other", "Specify other."), "fr": ("Autre", "Précisez."),
    "es": ("Otro", "Especifique."), "ar": ("أخرى", "يرجى التحديد."),
    "uk": ("Інше", "Уточніть."),
  ]
}
