import FrunText

extension FormBuild {
  /// Reads the one row of the settings sheet.
  mutating func readSettings() {
    guard let sheet = sheet("settings") else {
      warnAboutSheet("settings")
      return
    }
    let table = SheetTable(
      sheet, as: "settings", columns: .settings, collapsing: false, problems: &problems)
    guard let record = table.records.first else { return }
    settingsRow = record.number
    noteAllowances(record, "settings")
    settings = record.values
    for (header, value) in record.unknown { settings[header] = value }
    if let other = settings["id_string"] {
      if settings["form_id"] != nil {
        report(
          .warning, "WARN_both_form_id_id_string", "both form_id and id_string are given",
          sheet: "settings", row: record.number, column: "form_id")
      } else {
        settings["form_id"] = other
      }
    }
    if let name = settings["name"] {
      if NameRules.isName(name) {
        rootName = name
      } else {
        reportName(name, "NAMES_008", sheet: "settings", row: record.number, column: "name")
      }
    }
    if settings["public_key"] != nil, let flag = settings["omit_instanceID"], Self.isYes(flag) {
      report(
        .error, "SETTINGS_omit_instanceID_encrypted",
        "an encrypted form cannot leave out the instance id", sheet: "settings",
        row: record.number, column: "omit_instanceID")
    }
    for (key, _) in settings where ["submission_url", "auto_send", "auto_delete"].contains(key) {
      report(
        .note, "SETTINGS_not_used", "“\(key)” is kept but has no effect here: nothing is sent",
        sheet: "settings", row: record.number, column: key)
    }
  }

  /// Warns when a sheet's name is nearly a wanted one.
  mutating func warnAboutSheet(_ name: String) {
    if let other = near(name) {
      report(
        .warning, "WARN_sheet_misspelling",
        "there is no sheet “\(name)”, but one named “\(other)”", sheet: other, suggestion: name)
    }
  }

  /// Reports a name with the first character that is not allowed.
  mutating func reportName(_ name: String, _ code: String, sheet: String, row: Int, column: String)
  {
    let bad = name.unicodeScalars.enumerated().first { index, scalar in
      index == 0 ? !NameRules.isStart(scalar) : !NameRules.isPart(scalar)
    }
    let cell = Cell(item: 0, text: name, sheet: sheet, row: row, column: column)
    report(
      .error, code,
      "a name begins with a letter or “_” and goes on with letters, digits, “_”, “-” and “.”",
      cell, span: bad.map { $0.offset..<$0.offset + 1 })
  }
}
