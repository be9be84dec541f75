import FrunText

extension FormBuild {
  /// Settings of transport and of short messages.
  private static let idleSettings: Set<String> = [
    "submission_url", "auto_send", "auto_delete", "public_key", "prefix",
    "delimiter", "sms_keyword", "sms_separator", "sms_allow_media", "sms_date_format",
    "sms_datetime_format", "sms_response", "flat", "add_none_option",
  ]

  /// Columns and types that need a telephone: kept or left empty, and mentioned once.
  mutating func mentionIdle(_ record: SheetTable.Record, _ type: QuestionType?) {
    let columns = [
      "autoplay", "intent", "noAppErrorString", "compact_tag", "sms_field", "sms_option",
      "sms_separator", "sms_allow_media", "sms_date_format", "sms_datetime_format", "sms_response",
    ]
    for column in columns where record.has(column) && mentioned.insert(column).inserted {
      report(
        .note, "FEATURE_not_used", "“\(column)” has no effect in a terminal", sheet: "survey",
        row: record.number, column: column)
    }
    let types: [QuestionType] = [.startGeopoint, .backgroundGeopoint, .backgroundAudio, .property]
    if let type, types.contains(type), mentioned.insert(type.rawValue).inserted {
      report(
        .note, "FEATURE_not_used",
        "“\(type.rawValue)” needs a telephone; the value stays empty here", sheet: "survey",
        row: record.number, column: "type")
    }
  }

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
    for key in settings.keys.sorted() where Self.idleSettings.contains(key) {
      report(
        .note, "SETTINGS_not_used", "“\(key)” is kept but has no effect here",
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
