/// Texts that some languages lack.
extension FormBuild {
  /// Rows without a text in one language, for one column.
  private struct Gap {
    var rows: [Int] = []
  }

  mutating func checkTranslations() {
    for column in [
      "label", "hint", "guidance_hint", "constraint_message", "required_message",
      "bind::frun:warn_message",
    ] {
      var gaps: [String: Gap] = [:]
      let languages = named(translatedColumns["survey"]?[column])
      for item in items.dropFirst() {
        let text: TranslatedText =
          switch column {
          case "label": item.label
          case "hint": item.hint
          case "guidance_hint": item.guidance
          case "constraint_message": item.constraintMessage
          case "bind::frun:warn_message": item.warnMessage
          default: item.requiredMessage
          }
        note(text, item.row, languages, &gaps)
      }
      reportGaps(gaps, "survey", column)
    }
    var gaps: [String: Gap] = [:]
    let languages = named(translatedColumns["choices"]?["label"])
    for list in lists.values {
      for choice in list.choices { note(choice.label, choice.row, languages, &gaps) }
    }
    reportGaps(gaps, "choices", "label")
  }

  private func named(_ languages: Set<String>?) -> [String] {
    (languages ?? []).filter { $0 != FormLanguage.unnamed }.sorted()
  }

  private func note(
    _ text: TranslatedText, _ row: Int, _ languages: [String], _ gaps: inout [String: Gap]
  ) {
    // A text without language stands in for every language.
    if text.isEmpty || text.templates[FormLanguage.unnamed] != nil { return }
    for language in languages where text.templates[language] == nil {
      gaps[language, default: Gap()].rows.append(row)
    }
  }

  private mutating func reportGaps(_ gaps: [String: Gap], _ sheet: String, _ column: String) {
    for (language, gap) in gaps.sorted(by: { $0.key < $1.key }) {
      let rows = gap.rows.sorted()
      guard let first = rows.first else { continue }
      let shown = rows.prefix(10).map(String.init).joined(separator: ", ")
      report(
        .warning, "TRANSLATION_gap",
        "\(rows.count) text\(rows.count == 1 ? " is" : "s are") missing in \(language), rows "
          + shown + (rows.count > 10 ? " …" : ""), sheet: sheet, row: first,
        column: "\(column)::\(language)")
    }
  }
}
