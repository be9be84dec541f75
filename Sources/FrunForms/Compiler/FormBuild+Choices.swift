import FrunText

extension FormBuild {
  /// Reads the choices sheet and, as further lists, the external choices.
  mutating func readChoices() {
    if let sheet = sheet("choices") {
      readChoices(sheet, named: "choices")
    } else {
      warnAboutSheet("choices")
    }
    if let sheet = sheet("external_choices") {
      hasExternalSheet = true
      readChoices(sheet, named: "external_choices")
    }
  }

  static let externalPrefix = "external_choices/"

  private mutating func readChoices(_ sheet: Sheet, named name: String) {
    var columns = Columns.choices
    if name == "external_choices" { columns = .choices }
    let table = SheetTable(
      sheet, as: name, columns: columns, collapsing: false, languages: languages,
      problems: &problems)
    guard !table.records.isEmpty else { return }
    guard table.hasColumn("list_name") else {
      if name == "choices", !table.hasColumn("name") {
        report(
          .error, "HEADER_003", "the columns “list_name” and “name” are missing", sheet: name,
          row: sheet.rows.first?.number)
      } else if name == "choices" {
        report(
          .note, "HEADER_list_name", "the choices sheet has no column “list_name” and is not read",
          sheet: name, row: 1)
      }
      return
    }
    if name == "choices" { hasChoicesSheet = true }
    guard table.hasColumn("name") else {
      report(
        .error, "HEADER_003", "the column “name” is missing; it holds the stored values",
        sheet: name, row: sheet.rows.first?.number)
      return
    }
    checkHeaders(table, sheet: sheet, named: name)
    addLanguages(table.languages)
    if name == "choices" { note(table, translated: Columns.choices.translated) }
    let allowsDuplicates = settings["allow_choice_duplicates"].map(Self.isYes) ?? false
    var rows: [String: [String: Int]] = [:]
    for record in table.records {
      guard !record["list_name"].isEmpty else { continue }
      // Both sheets may use the same names for different lists.
      let prefix = name == "external_choices" ? Self.externalPrefix : ""
      let listName = prefix + record["list_name"]
      let value = record["name"]
      if value.isEmpty {
        report(
          .error, "NAMES_006", "a choice of “\(listName)” has no name", sheet: name,
          row: record.number, column: "name")
        continue
      }
      if let first = rows[listName]?[value], !allowsDuplicates {
        report(
          .error, "NAMES_007",
          "“\(value)” is already a choice of “\(listName)” (row \(first)); set "
            + "allow_choice_duplicates to yes if that is meant",
          sheet: name, row: record.number, column: "name")
        continue
      }
      rows[listName, default: [:]][value] = record.number
      checkAccident(value, sheet: name, row: record.number, column: "name")
      let labels = record.texts("label")
      for text in labels.values {
        checkAccident(text, sheet: name, row: record.number, column: "label")
      }
      if labels.isEmpty, name == "choices" {
        report(
          .warning, "LABEL_001", "the choice “\(value)” has no label", sheet: name,
          row: record.number, column: "label")
      }
      add(record, value: value, labels: labels, to: listName, sheet: name)
    }
  }

  private mutating func add(
    _ record: SheetTable.Record, value: String, labels: [String: String], to listName: String,
    sheet: String
  ) {
    var templates: [String: TranslatedText.Template] = [:]
    for (language, text) in labels {
      templates[language] = .init(segments: [.text(text)])
    }
    let columns = record.unknown.map { (header: $0.header, value: $0.value) }
    let choice = ChoiceList.Choice(
      name: value, label: TranslatedText(templates), columns: columns, row: record.number)
    lists[listName, default: ChoiceList(name: listName)].append(choice)
    for key in ["image", "audio", "video", "big-image"] {
      for (_, text) in record.texts(key) where text.contains("${") {
        mediaCells.append(
          Cell(item: 0, text: text, sheet: sheet, row: record.number, column: key))
      }
    }
    for (language, text) in labels where text.contains("${") {
      choiceCells.append(
        (
          listName, (lists[listName]?.choices.count ?? 1) - 1, language,
          Cell(item: 0, text: text, sheet: sheet, row: record.number, column: "label")
        ))
    }
  }

  private mutating func checkHeaders(_ table: SheetTable, sheet: Sheet, named name: String) {
    for case let column? in table.columns where !column.isKnown {
      if column.header.contains(" ") || !NameRules.isName(column.header.replacing(":", with: "")) {
        report(
          .warning, "HEADER_004",
          "the column “\(column.header)” is not a valid name and cannot be used in filters",
          sheet: name, row: sheet.rows.first?.number, column: column.header)
      }
    }
  }

  mutating func addLanguages(_ more: [String]) {
    for language in more where !languages.contains(language) { languages.append(language) }
  }
}
