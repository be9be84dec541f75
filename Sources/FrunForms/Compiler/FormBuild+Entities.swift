import FrunText

extension FormBuild {
  /// Reads the entities sheet and the `save_to` column.
  mutating func readEntities() {
    guard let sheet = sheet("entities") else {
      warnAboutSheet("entities")
      if let save = saves.first {
        report(
          .error, "ENTITY_001", "“save_to” needs a sheet named “entities”", sheet: "survey",
          row: save.row, column: "save_to", suggestion: near("entities"))
      }
      return
    }
    let table = SheetTable(
      sheet, as: "entities", columns: .entities, collapsing: false, problems: &problems)
    for case let column? in table.columns where !column.isKnown {
      report(
        .error, "HEADER_005", "the entities sheet has no column “\(column.header)”",
        sheet: "entities", row: sheet.rows.first?.number, column: column.header)
    }
    entityRecords = table.records
    for record in table.records { noteAllowances(record, "entities") }
    for record in table.records { declare(record) }
    for save in saves { assign(save.item, save.text, save.row) }
  }

  private mutating func declare(_ record: SheetTable.Record) {
    let row = record.number
    let dataset = record["list_name"]
    guard !dataset.isEmpty else {
      report(
        .error, "NAMES_015", "a list of records needs a name", sheet: "entities", row: row,
        column: "list_name")
      return
    }
    if !checkEntityName(dataset, sheet: "entities", row: row, column: "dataset") { return }
    if entities.contains(where: { $0.dataset == dataset }) {
      report(
        .error, "NAMES_014", "the list “\(dataset)” is declared twice", sheet: "entities", row: row,
        column: "list_name")
      return
    }
    var declaration = EntityDeclaration(dataset: dataset, scope: 0, row: row)
    let wanted = record["repeat"]
    if !wanted.isEmpty {
      let name = wanted.hasPrefix("${") ? String(wanted.dropFirst(2).dropLast()) : wanted
      guard let found = items.first(where: { $0.name == name && $0.kind == .repeating }) else {
        report(
          .error, "ENTITY_009", "there is no repeat “\(name)”", sheet: "entities", row: row,
          column: "repeat")
        return
      }
      declaration.scope = found.index
    }
    entities.append(declaration)
    checkVerbs(record)
  }

  /// Which of label, entity_id, create_if and update_if go together.
  private mutating func checkVerbs(_ record: SheetTable.Record) {
    let row = record.number
    let hasLabel = !record["label"].isEmpty
    let hasID = !record["entity_id"].isEmpty
    let hasCreate = !record["create_if"].isEmpty
    let hasUpdate = !record["update_if"].isEmpty
    if !hasID, !hasUpdate, !hasLabel {
      report(
        .error, "ENTITY_005", "records that are created need a label", sheet: "entities", row: row)
    }
    if hasID, hasCreate, !hasUpdate {
      report(
        .error, "ENTITY_006", "“create_if” beside “entity_id” needs “update_if” as well",
        sheet: "entities", row: row)
    }
    if hasUpdate, !hasID {
      report(
        .error, "ENTITY_007", "“update_if” needs “entity_id” to know the record",
        sheet: "entities", row: row)
    }
  }

  private mutating func checkEntityName(
    _ name: String, sheet: String, row: Int, column: String
  ) -> Bool {
    if name.hasPrefix("__") {
      report(
        .error, "NAMES_010", "names here must not begin with two underscores", sheet: sheet,
        row: row, column: column)
    } else if name.contains(".") {
      report(
        .error, "NAMES_011", "names here must not contain a period", sheet: sheet, row: row,
        column: column)
    } else if !NameRules.isName(name) {
      reportName(name, "NAMES_008", sheet: sheet, row: row, column: column)
    } else {
      return true
    }
    return false
  }

  /// Connects a question with a property.
  private mutating func assign(_ item: Int, _ text: String, _ row: Int) {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2 else {
      report(
        .error, "ENTITY_013", "“save_to” has at most one “#”, between list and property",
        sheet: "survey", row: row, column: "save_to")
      return
    }
    let property = parts[parts.count - 1]
    if ["name", "label"].contains(property.lowercased()) {
      report(
        .error, "NAMES_012", "“\(property)” is reserved and cannot be a property", sheet: "survey",
        row: row, column: "save_to")
      return
    }
    guard checkEntityName(property, sheet: "survey", row: row, column: "save_to") else { return }
    var place: Int?
    if parts.count == 2 {
      place = entities.firstIndex { $0.dataset == parts[0] }
      if place == nil {
        report(
          .error, "ENTITY_004", "the entities sheet has no list “\(parts[0])”", sheet: "survey",
          row: row, column: "save_to",
          suggestion: Suggestions.nearest(to: parts[0], among: entities.map(\.dataset)).first)
        return
      }
    } else if entities.count == 1 {
      place = 0
    } else if entities.count > 1 {
      report(
        .error, "ENTITY_008", "with several lists, “save_to” is written list#property",
        sheet: "survey", row: row, column: "save_to")
      return
    }
    guard let place else { return }
    if let other = entities[place].properties.first(where: { $0.property == property }) {
      report(
        .error, "ENTITY_002",
        "the property “\(property)” is already saved by row \(items[other.item].row)",
        sheet: "survey", row: row, column: "save_to")
      return
    }
    entities[place].properties.append((item, property))
    items[item].saveTo = EntityProperty(dataset: entities[place].dataset, property: property)
  }

  /// Scope of each list: the innermost repeat that holds its questions.
  mutating func resolveEntities() {
    for record in entityRecords {
      guard let place = entities.firstIndex(where: { $0.row == record.number }) else { continue }
      if record["repeat"].isEmpty { chooseScope(place, record) }
      let scope = entities[place].scope
      let columns: [(String, WritableKeyPath<EntityDeclaration, Rule?>)] = [
        ("label", \.label), ("entity_id", \.entityID), ("create_if", \.createIf),
        ("update_if", \.updateIf),
      ]
      for (column, key) in columns where !record[column].isEmpty {
        let cell = Cell(
          item: scope, text: record[column], sheet: "entities", row: record.number, column: column)
        // A label is often plain text rather than an expression.
        if column == "label", !cell.text.contains("${"),
          (try? ExpressionParser.parse(cell.text))?.calledFunctions.isEmpty ?? true
        {
          entities[place][keyPath: key] = Rule(
            aspect: .calculation, source: cell.text,
            expression: Expression(.text(cell.text), 0..<1))
          continue
        }
        if let expression = expression(cell, source: scope, .node) {
          entities[place][keyPath: key] = Rule(
            aspect: .calculation, source: cell.text, expression: expression)
        }
      }
    }
  }

  /// The innermost repeat that the list's questions and references lie in.
  ///
  /// All saved questions must lie in it, and all references in it or around it.
  private mutating func chooseScope(_ place: Int, _ record: SheetTable.Record) {
    let paths = ReferencePaths(items: items)
    func scope(_ item: Int) -> Int {
      paths.chain(item).first { items[$0].kind == .repeating } ?? 0
    }
    func depth(_ scope: Int) -> Int {
      paths.chain(scope).count { items[$0].kind == .repeating }
    }
    var uses = entities[place].properties.map { (item: $0.item, column: "save_to") }
    for column in ["label", "entity_id", "create_if", "update_if"] {
      for part in record[column].split(separator: "${", omittingEmptySubsequences: false)
        .dropFirst()
      {
        let name = String(part.prefix { $0 != "}" })
        if let found = names[name], found.count == 1 { uses.append((found[0], column)) }
      }
    }
    uses.sort { $0.item < $1.item }
    let deepest = uses.map { depth(scope($0.item)) }.max() ?? 0
    guard
      let chosen = uses.first(where: { depth(scope($0.item)) == deepest }).map({ scope($0.item) })
    else { return }
    entities[place].scope = chosen
    let around = Set(paths.chain(chosen))
    for use in uses {
      let own = scope(use.item)
      if use.column == "save_to", own != chosen {
        report(
          .error, "ENTITY_011",
          "“\(items[use.item].name)” does not lie in the same repeat as the other questions of "
            + "“\(entities[place].dataset)”",
          sheet: "survey", row: items[use.item].row, column: "save_to")
      } else if use.column != "save_to", !around.contains(own) {
        report(
          .error, "ENTITY_012",
          "“\(items[use.item].name)” does not lie in the same repeat as the other questions of "
            + "“\(entities[place].dataset)”",
          sheet: "entities", row: record.number, column: use.column)
      }
    }
  }
}
