extension FormBuild {
  /// Reads the `parameters` column.
  mutating func readParameters(_ item: Int, _ type: QuestionType, _ record: SheetTable.Record) {
    let text = record["parameters"]
    if text.isEmpty { return }
    for part in text.split(whereSeparator: { " ,;".contains($0) }) {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, !pair[0].isEmpty else {
        report(
          .error, "SURVEY_004", "parameters are written key=value with spaces between them",
          sheet: "survey", row: record.number, column: "parameters")
        return
      }
      items[item].parameters[pair[0].lowercased()] = String(pair[1])
    }
  }
}
