import FrunText

extension FormBuild {
  /// Names must differ among siblings; repeats must differ everywhere.
  mutating func checkNames() {
    for parent in items {
      var seen: [String: Int] = [:]
      var folded: [String: String] = [:]
      for child in parent.children.map({ items[$0] }) {
        if let row = seen[child.name] {
          report(
            .error, "NAMES_001", "the name “\(child.name)” is already used here in row \(row)",
            sheet: "survey", row: child.row, column: "name")
        } else if let other = folded[child.name.lowercased()] {
          report(
            .warning, "NAMES_002",
            "“\(child.name)” differs from “\(other)” only in letter case", sheet: "survey",
            row: child.row, column: "name")
        }
        seen[child.name] = seen[child.name] ?? child.row
        folded[child.name.lowercased()] = child.name
        if child.name == "meta" {
          report(
            .error, "NAMES_005", "the name “meta” is reserved", sheet: "survey", row: child.row,
            column: "name")
        }
      }
    }
    checkRepeatNames()
  }

  /// Repeats must differ from the form's root and from each other, anywhere.
  private mutating func checkRepeatNames() {
    var repeats: [String: (row: Int, parent: Int?)] = [:]
    for item in items where item.kind == .repeating {
      if item.name == rootName {
        report(
          .error, "NAMES_003", "a repeat must not be named like the form’s root “\(rootName)”",
          sheet: "survey", row: item.row, column: "name")
      }
      // Two repeats side by side are already reported as siblings.
      if let other = repeats[item.name], other.parent != item.parent {
        report(
          .error, "NAMES_004", "the repeat “\(item.name)” exists already in row \(other.row)",
          sheet: "survey", row: item.row, column: "name")
      }
      repeats[item.name] = repeats[item.name] ?? (item.row, item.parent)
    }
  }

  /// Groups without any question are legal for the sheet but useless.
  mutating func checkGroups() {
    for item in items where item.children.isEmpty && item.type == nil && item.kind != .form {
      report(
        .note, "GROUP_EMPTY", "“\(item.name)” contains no question", sheet: "survey",
        row: item.row, column: "name")
    }
  }

  /// A `table-list` shows the selects inside as one table: they must share one list.
  mutating func arrangeTables() {
    for item in items where item.kind == .group && item.appearance.contains("table-list") {
      items[item.index].appearance.append("field-list")
      var first: (list: ChoiceSource, row: Int)?
      for child in item.children.map({ items[$0] }) where child.type?.isSelect == true {
        items[child.index].appearance.append("list-nolabel")
        if cells.contains(where: { $0.item == child.index && $0.aspect == .choiceFilter }) {
          report(
            .error, "TABLE_LIST_with_choice_filter",
            "a choice filter does not go with the table around “\(child.name)”", sheet: "survey",
            row: child.row, column: "choice_filter")
        }
        guard let source = child.choices else { continue }
        if let first, first.list != source {
          report(
            .error, "TABLE_LIST_mixed_lists",
            "all questions of a table use one list; “\(child.name)” uses another than row "
              + "\(first.row)", sheet: "survey", row: child.row, column: "type")
        }
        first = first ?? (source, child.row)
      }
    }
  }

  mutating func indexNames() {
    for item in items { names[item.name, default: []].append(item.index) }
  }

  /// Whether the form keeps an identity that `${instanceID}` may name.
  var hasInstanceID: Bool {
    names["instanceID"] == nil && !(settings["omit_instanceID"].map(Self.isYes) ?? false)
  }

  /// The item a reference means, or nil after reporting why there is none.
  mutating func target(
    _ reference: FormReference, _ span: Range<Int>, _ cell: Cell
  ) -> Int? {
    let found = (names[reference.name] ?? []).filter { $0 != 0 || reference.name == rootName }
    if found.count == 1 { return found[0] }
    if found.isEmpty, reference.name == "instanceID", hasInstanceID { return nil }
    if found.isEmpty {
      // The lenient mode still needs a hint for the author.
      let candidates = problems.count < 100 ? names.keys.sorted() : []
      let near = Suggestions.nearest(to: reference.name, among: candidates).first
      report(
        .error, "PYREF_003", "there is no question “\(reference.name)”", cell, span: span,
        suggestion: near.map { "${\($0)}" })
    } else {
      report(
        .error, "PYREF_004",
        "“\(reference.name)” is the name of \(found.count) questions (rows "
          + found.map { String(items[$0].row) }.joined(separator: ", ")
          + "), so the reference is ambiguous",
        cell, span: span)
    }
    return nil
  }

  /// Looks for `${` that is not a well-formed reference and reports the first.
  mutating func hasMalformedReference(_ cell: Cell) -> Bool {
    let scalars = Array(cell.text.unicodeScalars)
    var index = 0
    while index + 1 < scalars.count {
      guard scalars[index] == "$", scalars[index + 1] == "{" else {
        index += 1
        continue
      }
      let close = scalars[index...].firstIndex(of: "}")
      let inner = close.map { String(String.UnicodeScalarView(scalars[(index + 2)..<$0])) } ?? ""
      let name = inner.hasPrefix("last-saved#") ? String(inner.dropFirst(11)) : inner
      guard let close, NameRules.isName(name) else {
        report(
          .error, "PYREF_001", "a reference is written ${name} with the name of a question",
          cell, span: index..<(close.map { $0 + 1 } ?? scalars.count))
        return true
      }
      index = close + 1
    }
    return false
  }
}
