/// Choices searched in an attached table by `search('file', …)`.
extension FormSession {
  /// The rows that a search leaves: one for each stored value, in the order of
  /// the file or of its column `sortby`.
  ///
  /// Arguments: the file; how to compare (`contains`, `startswith`, `endswith`,
  /// `matches`), columns separated by commas and the text; a column and the
  /// value it must have. Letter case does not matter, as in ODK Collect.
  func search(
    _ rows: [NodeID], _ arguments: [Expression], _ context: ExpressionContext
  ) throws(ExpressionError) -> [NodeID] {
    var texts: [String] = []
    for argument in arguments { texts.append(context.text(try context.evaluate(argument))) }
    var kept = rows
    if texts.count == 6 {
      let root = rows.first.flatMap(tree.parent)
      let quick = root.flatMap {
        tree.childCount($0) == rows.count
          ? tree.rows("item", of: $0, where: texts[4], is: texts[5]) : nil
      }
      kept = quick ?? rows.filter { cell(texts[4], $0) == texts[5] }
    }
    if texts.count >= 4 {
      let columns = texts[2].split(separator: ",").map { TextCleaning.trimmed(String($0)) }
      let wanted = texts[3].lowercased()
      kept = kept.filter { row in
        columns.contains { holds(texts[1], cell($0, row).lowercased(), wanted) }
      }
    }
    guard let first = kept.first, !tree.elements("sortby", of: first).isEmpty else { return kept }
    let keyed = kept.map { (row: $0, key: cell("sortby", $0)) }
    let sorted = keyed.sorted { left, right in
      let numbers = (FormNumber.parse(left.key), FormNumber.parse(right.key))
      if !numbers.0.isNaN, !numbers.1.isNaN, numbers.0 != numbers.1 { return numbers.0 < numbers.1 }
      return left.key < right.key
    }
    return sorted.map(\.row)
  }

  private func cell(_ column: String, _ row: NodeID) -> String {
    tree.elements(column, of: row).first.map(tree.text) ?? ""
  }

  private func holds(_ kind: String, _ text: String, _ wanted: String) -> Bool {
    switch kind.lowercased() {
    case "contains": wanted.isEmpty || text.range(ofScalars: wanted) != nil
    case "startswith": text.utf8.starts(with: wanted.utf8)
    case "endswith": text.utf8.reversed().starts(with: wanted.utf8.reversed())
    case "matches": text == wanted
    default: false
    }
  }
}
