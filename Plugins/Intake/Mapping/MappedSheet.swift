import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// The rows of a plain sheet as records of a form.
struct MappedSheet {
  let mapping: SheetMapping
  let form: CompiledForm
  let today: CivilDate
  private let names: ColumnNames

  init(_ mapping: SheetMapping, for form: CompiledForm, today: CivilDate) throws {
    self.mapping = mapping
    self.form = form
    self.today = today
    names = ColumnNames(form)
    let targets =
      mapping.columns.map { ("columns.\($0.heading)", $0.question) }
      + mapping.constants.map { ("constants.\($0.question)", $0.question) }
    for (place, question) in targets where !isQuestion(question) {
      let near = Suggestions.nearest(to: question, among: form.questions.map(\.name)).first
      throw Failure(
        .data, "mapping.question", "the form has no such question", place: place,
        hints: near.map { ["did you mean “\($0)”?"] } ?? ["frun form show lists the questions"])
    }
  }

  private func isQuestion(_ name: String) -> Bool {
    guard let path = names.path(of: name), let last = path.components.last else { return false }
    return form.items.contains { $0.name == last.name && $0.type?.holdsValue == true }
  }

  /// The table in a file: CSV, or a sheet of a workbook.
  func table(_ bytes: [UInt8], name: String, _ services: any Services) throws -> AnswerTable {
    let rows: [Sheet.Row]
    if let parts = try services.officeParts(of: bytes, name: name) {
      do {
        rows = try sheet(in: Workbook(xlsxParts: parts, name: name)).rows
      } catch let error as FormReadError {
        throw Failure(.data, "answers.malformed", error.message, place: "\(name): \(error.file)")
      }
    } else {
      do {
        rows = try CSVReader(separator: AnswerTable.separator(of: bytes)).rows(of: bytes)
          .map { Sheet.Row(number: $0.line, cells: $0.fields) }
      } catch {
        throw AnswerFile.malformed("\(error)", at: name)
      }
    }
    guard let header = rows.first(where: { $0.number >= mapping.heading }) else {
      throw Failure(.data, "answers.empty", "the sheet has no row of headings", place: name)
    }
    let headings = header.cells.map(Self.trimmed)
    try check(headings, name)
    return AnswerTable(header: headings, rows: rows.filter { $0.number > header.number })
  }

  private func sheet(in workbook: Workbook) throws -> Sheet {
    guard let wanted = mapping.sheet else {
      return workbook.sheets.first ?? Sheet(name: "", rows: [])
    }
    guard let found = workbook.sheets.first(where: { $0.name == wanted }) else {
      throw Failure(
        .data, "mapping.sheet", "the workbook has no sheet of this name", place: "sheet",
        hints: ["sheets: \(workbook.sheets.map(\.name).joined(separator: ", "))"])
    }
    return found
  }

  private func check(_ headings: [String], _ name: String) throws {
    for heading in headings where !heading.isEmpty && headings.count(where: { $0 == heading }) > 1 {
      throw Failure(
        .data, "mapping.heading", "two columns have the same heading", place: "\(name): \(heading)")
    }
    let wanted = mapping.columns.map(\.heading) + mapping.constants.compactMap(\.when)
    for heading in wanted where !headings.contains(heading) {
      let near = Suggestions.nearest(to: heading, among: headings).first
      throw Failure(
        .data, "mapping.heading", "the sheet has no column of this heading",
        place: "columns.\(heading)", hints: near.map { ["did you mean “\($0)”?"] } ?? [])
    }
    if mapping.ignoresOthers { return }
    let known = Set(wanted).union(mapping.ignored)
    if let other = headings.first(where: { !$0.isEmpty && !known.contains($0) }) {
      throw Failure(
        .data, "mapping.heading", "the mapping does not say what becomes of a column",
        place: "\(name): \(other)",
        hints: ["name it under \"ignored\", or say \"others\": \"ignore\""])
    }
  }

  /// One record for each row that is not empty.
  func records(_ table: AnswerTable) -> [GivenRecord] {
    var records: [GivenRecord] = []
    for row in table.rows where row.cells.contains(where: { !Self.trimmed($0).isEmpty }) {
      records.append(record(row, table.header, number: records.count + 1))
    }
    return records
  }

  private func record(_ row: Sheet.Row, _ header: [String], number: Int) -> GivenRecord {
    func cell(_ heading: String) -> String {
      guard let place = header.firstIndex(of: heading), row.cells.indices.contains(place) else {
        return ""
      }
      return Self.trimmed(row.cells[place])
    }
    var record = GivenRecord(number, JSONObject(), row: row.number)
    var answers: [String: String] = [:]
    var order: [String] = []
    func give(_ answer: String, to question: String, joinedWith: String? = nil) {
      if let known = answers[question], !known.isEmpty {
        answers[question] = joinedWith.map { known + $0 + answer } ?? answer
      } else {
        if answers[question] == nil { order.append(question) }
        answers[question] = answer
      }
    }
    for column in mapping.columns {
      let text = cell(column.heading)
      if text.isEmpty { continue }
      switch answer(text, column) {
      case .success(let answer):
        if !answer.isEmpty { give(answer, to: column.question, joinedWith: column.joinedWith) }
      case .failure(let problem):
        record.refuse(
          column.question, problem.code, "column “\(column.heading)”: \(problem.reason)")
      }
    }
    for constant in mapping.constants {
      if let when = constant.when, cell(when).isEmpty { continue }
      give(constant.value, to: constant.question)
    }
    let tree = AnswerTree()
    for question in order {
      guard let path = names.path(of: question) else { continue }
      tree.insert(.string(answers[question] ?? ""), at: path)
    }
    record.answers = tree.object
    return record
  }

  private struct Problem: Error {
    let code: String
    let reason: String
  }

  private func answer(
    _ text: String, _ column: SheetMapping.Column
  ) -> Result<String, Problem> {
    if let shape = column.date {
      guard let day = shape.day(text, today: today) else {
        return .failure(Problem(code: "mapping.date", reason: "the cell is no date of this shape"))
      }
      return .success(day.description)
    }
    var parts = [text]
    if let separator = column.separator {
      parts = Self.split(text, separator)
    }
    var answers: [String] = []
    for part in parts {
      if let known = column.values[SheetMapping.folded(part)] {
        answers.append(known)
        continue
      }
      switch column.otherwise {
      case .keep: answers.append(part)
      case .empty: break
      case .refuse:
        return .failure(
          Problem(code: "mapping.value", reason: "the mapping does not know the value"))
      }
    }
    return .success(answers.filter { !$0.isEmpty }.joined(separator: " "))
  }

  private static func split(_ text: String, _ separator: String) -> [String] {
    var parts: [String] = []
    var rest = text[...]
    while let mark = rest.firstRange(of: separator) {
      parts.append(trimmed(String(rest[..<mark.lowerBound])))
      rest = rest[mark.upperBound...]
    }
    return (parts + [trimmed(String(rest))]).filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: String) -> String {
    var slice = text[...]
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}
