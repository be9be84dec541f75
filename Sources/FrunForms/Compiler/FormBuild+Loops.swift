import FrunText

/// Rows that stand for several: loops over a list, and the three kinds of table
/// that KoBoToolbox writes, as plain groups and questions.
extension FormBuild {
  /// Most rows that expanding may make.
  private static let mostExpanded = 20_000

  /// Reads rows in order, loops written out.
  mutating func read(_ records: ArraySlice<SheetTable.Record>, _ open: inout [Open]) {
    var index = records.startIndex
    while index < records.endIndex {
      let record = records[index]
      guard let block = Block(record), !Self.isYes(record["disabled"]),
        let end = Self.end(of: block, from: index, in: records)
      else {
        read(record, &open)
        index += 1
        continue
      }
      write(block, record, records[(index + 1)..<end], records[end], &open)
      index = end + 1
    }
  }

  /// A block that is written out.
  enum Block: Equatable {
    /// One group of the inner questions for each choice of a list.
    case loop(String)
    /// A question with the same choices for every row.
    case score(String)
    /// The same, where each row is a place in an order.
    case rank(String)
    /// One group for each choice, the questions named after both.
    case matrix(String)

    init?(_ record: SheetTable.Record) {
      let type = record["type"]
      guard type.count >= 5, type.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "b") else {
        return nil
      }
      if case .begin(.loop, let list?) = TypeSpelling.read(type) {
        self = .loop(list)
        return
      }
      let words = type.lowercased().replacing("_", with: " ").words
      guard words.count == 2, words[0] == "begin" else { return nil }
      func column(_ name: String) -> String? {
        record.unknown.first { $0.header.lowercased() == name }?.value
      }
      switch words[1] {
      case "score": self = .score(column("kobo--score-choices") ?? "")
      case "rank": self = .rank(column("kobo--rank-items") ?? "")
      case "kobomatrix": self = .matrix(column("kobo--matrix_list") ?? "")
      default: return nil
      }
    }

    /// The word behind `begin` and `end`.
    var word: String {
      switch self {
      case .loop: "loop"
      case .score: "score"
      case .rank: "rank"
      case .matrix: "kobomatrix"
      }
    }
  }

  /// The position of the row that closes the block.
  private static func end(
    of block: Block, from start: Int, in records: ArraySlice<SheetTable.Record>
  ) -> Int? {
    var depth = 0
    for index in start..<records.endIndex {
      let words = records[index]["type"].lowercased().replacing("_", with: " ").words
      guard words.count >= 2, words[1] == block.word else { continue }
      if words[0] == "begin" { depth += 1 }
      if words[0] == "end" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  private mutating func write(
    _ block: Block, _ first: SheetTable.Record, _ inner: ArraySlice<SheetTable.Record>,
    _ last: SheetTable.Record, _ open: inout [Open]
  ) {
    read(first.with(type: "begin_group"), &open)
    defer { read(last.with(type: "end_group"), &open) }
    switch block {
    case .loop(let name):
      writeEach(name, first, inner, last, &open) { _, child in child }
    case .matrix(let name):
      writeEach(name, first, inner, last, &open) { choice, child in
        "\(first["name"])_\(choice)_\(child)"
      }
    case .score(let list), .rank(let list):
      let rows = inner.map { record in
        ["score__row", "rank__level"].contains(record["type"].lowercased())
          ? record.with(type: "select_one \(list)") : record
      }
      read(rows[...], &open)
    }
  }

  private mutating func writeEach(
    _ name: String, _ first: SheetTable.Record, _ inner: ArraySlice<SheetTable.Record>,
    _ last: SheetTable.Record, _ open: inout [Open],
    named: (_ choice: String, _ child: String) -> String
  ) {
    guard let list = lists[name] else {
      report(
        .error, "LIST_not_found", "there is no list “\(name)” to go through", sheet: "survey",
        row: first.number, column: "type",
        suggestion: Suggestions.nearest(to: name, among: lists.keys.sorted()).first)
      return
    }
    loopLists.insert(name)
    expanded += list.choices.count * (inner.count + 2)
    guard expanded <= Self.mostExpanded else {
      report(
        .error, "LIMIT_rows", "written out, the loops are longer than \(Self.mostExpanded) rows",
        sheet: "survey", row: first.number, column: "type")
      return
    }
    for choice in list.choices {
      let labels = choice.label.templates.compactMapValues(\.constant)
      var heading = SheetTable.Record(number: first.number)
      heading.values = ["type": "begin_group", "name": choice.name]
      if !labels.isEmpty { heading.translations = ["label": labels] }
      read(heading, &open)
      let rows = inner.map { record in
        var row = record.filled(name: choice.name, labels: labels)
        if let child = row.values["name"] { row.values["name"] = named(choice.name, child) }
        return row
      }
      read(rows[...], &open)
      read(last.with(type: "end_group"), &open)
    }
  }
}

extension SheetTable.Record {
  /// The row with another type.
  fileprivate func with(type: String) -> SheetTable.Record {
    var copy = self
    copy.values["type"] = type
    return copy
  }

  /// The row with `%(name)s` and `%(label)s` replaced by those of a choice.
  fileprivate func filled(name: String, labels: [String: String]) -> SheetTable.Record {
    var copy = self
    let fallback = labels[FormLanguage.unnamed] ?? labels.min { $0.key < $1.key }?.value ?? name
    func fill(_ text: String, _ label: String) -> String {
      guard text.contains("%(") else { return text }
      return text.replacing("%(name)s", with: name).replacing("%(label)s", with: label)
    }
    copy.values = values.mapValues { fill($0, fallback) }
    copy.translations = translations.mapValues { texts in
      Dictionary(
        uniqueKeysWithValues: texts.map { language, text in
          (language, fill(text, labels[language] ?? fallback))
        })
    }
    return copy
  }
}
