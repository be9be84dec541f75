import FrunText

/// Lists, choices and columns that nothing uses, and what spreadsheets did to cells.
extension FormBuild {
  mutating func checkUnused() {
    var words: Set<String> = []
    var instancesRead: Set<String> = []
    func look(_ expression: Expression) {
      expression.visit { part in
        switch part.kind {
        case .path(let path):
          for step in path.steps {
            if case .name(_, let local) = step.test { words.insert(local) }
          }
        case .call(let name, let arguments):
          for case .text(let text) in arguments.map(\.kind) {
            words.insert(text)
            if name == "instance" || name == "pulldata" { instancesRead.insert(text) }
          }
        default: break
        }
      }
    }
    for item in items { for rule in item.rules.values { look(rule.expression) } }
    for entity in entities {
      for rule in [entity.label, entity.entityID, entity.createIf, entity.updateIf] {
        if let rule { look(rule.expression) }
      }
    }
    if let instanceName { look(instanceName.expression) }
    checkLists(instancesRead)
    checkColumns(words)
    checkOffered()
  }

  private mutating func checkLists(_ read: Set<String>) {
    var used = read
    for item in items {
      if case .list(let name) = item.choices { used.insert(name) }
      for key in ["tick_labelset", "reference-geometry"] {
        if let name = item.parameters[key] { used.insert(name) }
      }
    }
    used.formUnion(loopLists)
    for list in lists.values.sorted(by: { $0.firstRow < $1.firstRow })
    where !used.contains(list.name) {
      report(
        .note, "LIST_UNUSED", "nothing uses the list “\(list.plainName)”", sheet: list.sheet,
        row: list.firstRow, column: "list_name")
    }
  }

  private static let otherTools = [
    "instance::", "bind::", "body::", "control::", "kobo--", "$", "#",
  ]
  private static let ownColumns: Set<String> = [
    "notes", "note", "comment", "comments", "alias", "aliases", "sensitivity", "hxl", "tags",
    "geometry", "sortby", "warn", "select_from_list_name",
  ]

  private mutating func checkColumns(_ words: Set<String>) {
    for (sheet, columns) in unknownColumns.sorted(by: { $0.key > $1.key }) {
      for column in columns {
        let name = column.lowercased()
        if Self.otherTools.contains(where: name.hasPrefix) || Self.ownColumns.contains(name) {
          continue
        }
        if sheet != "survey" {
          if words.contains(column) || sheet == "settings" { continue }
          report(
            .note, "COLUMN_IGNORED", "nothing uses the column “\(column)”", sheet: sheet, row: 1,
            column: column)
          continue
        }
        let near = Suggestions.nearest(to: name, among: Columns.survey.known.sorted()).first
        report(
          near == nil ? .note : .warning, "COLUMN_IGNORED",
          "the column “\(column)” has no meaning in this sheet", sheet: sheet, row: 1,
          column: column, suggestion: near)
      }
    }
  }

  /// Choices that their filter never lets through.
  private mutating func checkOffered() {
    var users: [String: [FormItem]] = [:]
    for item in items {
      if case .list(let name) = item.choices { users[name, default: []].append(item) }
    }
    for (name, items) in users.sorted(by: { $0.key < $1.key }) where items.count == 1 {
      guard let list = lists[name], let rule = items[0].rules[.choiceFilter],
        case .binary(.equal, let left, let right) = rule.expression.kind
      else { continue }
      let typing = StaticTyping(items: self.items, source: items[0].index, context: nil)
      for (column, other) in [(left, right), (right, left)] {
        guard case .path(let path) = column.kind, case .context = path.start, path.steps.count == 1,
          case .name(nil, let header) = path.steps[0].test, path.steps[0].axis == .child,
          let question = typing.question(other), question.type == .selectOne,
          case .list(let outer) = question.choices, let values = lists[outer]
        else { continue }
        let lost = list.choices.filter {
          let value = $0.column(header)
          return !value.isEmpty && values.positions[value] == nil
        }
        guard let first = lost.first else { continue }
        report(
          .note, "CHOICE_UNUSED",
          "\(lost.count) of \(list.choices.count) choices of “\(name)” are never offered: “\(outer)” "
            + "has no “\(first.column(header))”", sheet: list.sheet, row: first.row, column: header,
          suggestion: Suggestions.nearest(
            to: first.column(header), among: values.choices.prefix(500).map(\.name)
          ).first)
      }
    }
  }

  // MARK: Spreadsheets

  /// A value that a spreadsheet changed behind the author's back, in words.
  static func accident(_ text: String) -> String? {
    let bytes = text.utf8
    guard let first = bytes.first, first == UInt8(ascii: "#") || (48...57).contains(first) else {
      return nil
    }
    if first == UInt8(ascii: "#") {
      return spreadsheetErrors.contains(text) ? "is an error of the spreadsheet" : nil
    }
    if bytes.count == 19, text.hasSuffix(" 00:00:00"),
      FormMoment(String(text.prefix(10)), localOffset: 0) != nil
    {
      return "is a date that the spreadsheet made of something else"
    }
    let digits = bytes.drop { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
    if digits.count > 2, digits.starts(with: "E+".utf8),
      digits.dropFirst(2).allSatisfy({ (48...57).contains($0) })
    {
      return "is a long number that the spreadsheet shortened"
    }
    return nil
  }

  private static let spreadsheetErrors: Set<String> = [
    "#REF!", "#NAME?", "#VALUE!", "#N/A", "#DIV/0!", "#NULL!", "#NUM!",
  ]

  /// Looks at one cell of a sheet.
  mutating func checkAccident(_ text: String, sheet: String, row: Int, column: String) {
    guard let what = Self.accident(text) else { return }
    report(
      .warning, "CELL_EXCEL", "“\(text)” \(what); write the column as text", sheet: sheet, row: row,
      column: column)
  }
}

extension ChoiceList {
  /// Row of the first choice.
  var firstRow: Int { choices.first?.row ?? 0 }
  /// The sheet the list stands in.
  var sheet: String {
    name.hasPrefix(FormBuild.externalPrefix) ? "external_choices" : "choices"
  }
  /// The name as the author wrote it.
  var plainName: String {
    name.hasPrefix(FormBuild.externalPrefix)
      ? String(name.dropFirst(FormBuild.externalPrefix.count)) : name
  }
}
