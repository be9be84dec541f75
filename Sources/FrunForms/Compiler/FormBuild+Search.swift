/// Choices that are searched in an attached table: `search('file', …)` in the appearance.
///
/// The list of the choices sheet then names the columns: its first row holds the
/// column of the stored value as name and that of the shown text as label.
/// Source: documentation of ODK Collect, “Dynamic selects from pre-loaded data”.
extension FormBuild {
  /// Sets the source of the choices. False when the appearance is no search
  /// that can be understood, which then is reported.
  mutating func readSearch(_ item: Int, _ list: String, _ record: SheetTable.Record) -> Bool {
    let appearance = record["appearance"]
    guard let start = appearance.range(ofScalars: "search(")?.lowerBound,
      let end = appearance.lastIndex(of: ")"), start < end
    else { return false }
    let cell = Cell(
      item: item, aspect: .choiceFilter, text: String(appearance[start...end]), sheet: "survey",
      row: record.number, column: "appearance")
    guard let parsed = try? ExpressionParser.parse(cell.text),
      case .call("search", let arguments) = parsed.kind,
      case .text(let file)? = arguments.first?.kind,
      [1, 4, 6].contains(arguments.count)
    else {
      report(
        .warning, "SEARCH_arguments",
        "search() takes a file, then how to compare, columns and a text, then a column and its value",
        cell, span: 0..<cell.text.unicodeScalars.count)
      return false
    }
    let columns = lists[list]?.choices.first { FormNumber.parse($0.name).isNaN }
    let label = columns?.label.templates.values.compactMap(\.constant).first
    loopLists.insert(list)
    searchLists.append((list, item))
    instances.insert(file)
    items[item].choices = .file(
      name: file, value: columns?.name ?? "name", label: label ?? columns?.name ?? "label")
    cells.append(cell)
    return true
  }

  /// A list that names columns cannot be shown as choices as well.
  mutating func checkSearches() {
    for (list, item) in searchLists {
      guard let other = items.first(where: { $0.choices == .list(list) }) else { continue }
      report(
        .error, "SEARCH_unsupported_combination",
        "the list “\(list)” names columns for search() and is also used by “\(other.name)”",
        sheet: "survey", row: items[item].row, column: "type")
    }
  }
}
