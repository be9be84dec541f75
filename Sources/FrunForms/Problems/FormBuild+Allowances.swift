/// `frun:allow CODE` in a column of notes: the author knows and means it.
extension FormBuild {
  private static let noteColumns: Set<String> = ["notes", "note", "comment", "comments"]

  /// Remembers what the notes of a row allow. In the settings sheet it holds for the whole form.
  mutating func noteAllowances(_ record: SheetTable.Record, _ sheet: String) {
    var notes = Self.noteColumns.compactMap { record.values[$0] }
    for (header, value) in record.unknown where Self.noteColumns.contains(header.lowercased()) {
      notes.append(value)
    }
    for note in notes {
      guard let mark = note.range(ofScalars: "frun:allow") else { continue }
      let codes = String(note[mark.upperBound...]).split { " ,;\n".contains($0) }.map(String.init)
      let key = sheet == "settings" ? "" : "\(sheet):\(record.number)"
      allowances[key, default: []].formUnion(codes)
    }
  }

  /// Whether the author allows it. Errors cannot be allowed.
  func isAllowed(_ problem: FormProblem) -> Bool {
    if problem.severity == .error || allowances.isEmpty { return false }
    if allowances[""]?.contains(problem.code) == true { return true }
    guard let sheet = problem.sheet, let row = problem.row else { return false }
    return allowances["\(sheet):\(row)"]?.contains(problem.code) == true
  }
}
