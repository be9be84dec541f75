import FrunForms
import FrunKit
import FrunText

/// Rows of a table as records of a form, with the rows of linked tables in their repeats.
///
/// Columns are names of questions or paths, with `/` or, as collection servers write them, `-`
/// between groups. A table with a column `KEY` is an export of such a server: what the server adds
/// and what the form computes is passed over, and apostrophes before formulas are taken off.
struct TableRecords {
  let form: CompiledForm
  private let linked: [LinkedTable]
  private let columns: ColumnNames

  init(form: CompiledForm, linked: [LinkedTable]) {
    self.form = form
    self.linked = linked
    columns = ColumnNames(form)
  }

  func records(_ table: AnswerTable) throws -> [GivenRecord] {
    let keys = table.header.firstIndex(of: "KEY")
    guard linked.isEmpty || keys != nil else {
      throw Failure(
        .data, "answers.noKey", "linked tables need a column KEY in the table of records",
        place: "--answers")
    }
    var children: [String: [Child]] = [:]
    for one in linked { try collect(one, into: &children) }
    var records: [GivenRecord] = []
    for (place, row) in table.rows.enumerated() {
      let tree = AnswerTree()
      fill(tree, [], table.header, row, isExport: keys != nil)
      var record = GivenRecord(place + 1, JSONObject(), row: row.number)
      if let keys, row.cells.indices.contains(keys), !row.cells[keys].isEmpty {
        record.instanceID = row.cells[keys]
        attach(row.cells[keys], [], to: tree, &children)
      }
      // Cells without a place in the form stay by their heading, to be refused by name.
      record.answers = tree.object
      for (column, cell) in zip(table.header, row.cells)
      where !cell.isEmpty && self.place(of: column, isExport: keys != nil) == .unknown {
        record.answers[column] = .string(cell)
      }
      records.append(record)
    }
    if let lost = children.values.flatMap(\.self).min(by: { $0.row.number < $1.row.number }) {
      throw Failure(
        .data, "answers.orphan", "a row belongs to no record",
        place: "\(lost.place):\(lost.row.number)")
    }
    return records
  }

  /// A row of a linked table that waits for its parent.
  private struct Child {
    let repeating: String
    let header: [String]
    let row: Sheet.Row
    let key: String?
    let place: String
  }

  private func collect(_ linked: LinkedTable, into children: inout [String: [Child]]) throws {
    let header = linked.table.header
    guard let parents = header.firstIndex(of: "PARENT_KEY") else {
      throw Failure(
        .data, "answers.noKey", "a linked table needs a column PARENT_KEY", place: linked.place)
    }
    let keys = header.firstIndex(of: "KEY")
    for row in linked.table.rows {
      children[row.cells[parents], default: []].append(
        Child(
          repeating: linked.name, header: header, row: row, key: keys.map { row.cells[$0] },
          place: linked.place))
    }
  }

  private func attach(
    _ key: String, _ base: [AnswerPath.Component], to tree: AnswerTree,
    _ children: inout [String: [Child]]
  ) {
    guard base.count < AnswerTree.deepest, let rows = children.removeValue(forKey: key) else {
      return
    }
    var counts: [String: Int] = [:]
    for child in rows {
      counts[child.repeating, default: 0] += 1
      var path = columns.path(ofRepeat: child.repeating)
      // The rows of the outer repeats are known from the parent.
      for index in path.indices where index < base.count { path[index] = base[index] }
      if let last = path.last {
        path[path.count - 1] = .init(name: last.name, row: counts[child.repeating])
      }
      tree.touch(AnswerPath(path))
      fill(tree, path, child.header, child.row, isExport: true)
      if let own = child.key, own != key { attach(own, path, to: tree, &children) }
    }
  }

  private enum Place: Hashable { case known(AnswerPath), passed, unknown }

  private func place(of column: String, isExport: Bool) -> Place {
    if let path = columns.path(of: column) {
      return isExport && columns.isComputed(path) ? .passed : .known(path)
    }
    return isExport && columns.isAdded(column) ? .passed : .unknown
  }

  private func fill(
    _ tree: AnswerTree, _ base: [AnswerPath.Component], _ header: [String], _ row: Sheet.Row,
    isExport: Bool
  ) {
    for (column, cell) in zip(header, row.cells) where !cell.isEmpty {
      guard case .known(let path) = place(of: column, isExport: isExport) else { continue }
      // In a linked table the columns are named from the row or from the form.
      let rest =
        path.components.map(\.name).starts(with: base.map(\.name))
        ? Array(path.components.dropFirst(base.count)) : path.components
      tree.insert(
        .string(isExport ? Formula.restored(cell) : cell), at: AnswerPath(base + rest))
    }
  }
}

/// Which question a heading means.
struct ColumnNames {
  private var paths: [String: AnswerPath] = [:]
  private var computed: Set<String> = []
  private var repeats: [String: [AnswerPath.Component]] = [:]
  /// Questions by name or by the end of their path, where only one has it.
  private var names: [String: AnswerPath] = [:]

  /// Columns that servers add.
  private static let added: Set<String> = [
    "KEY", "PARENT_KEY", "SubmissionDate", "SubmitterID", "SubmitterName", "AttachmentsPresent",
    "AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits", "FormVersion",
    "instanceID", "instanceName", "meta-instanceID", "meta-instanceName", "meta/instanceID",
    "meta/instanceName", "CaseNumber", "SubmissionID",
  ]

  init(_ form: CompiledForm) {
    var counts: [String: Int] = [:]
    for item in form.items where item.parent != nil {
      let steps = form.path(of: item.index)
      if item.kind == .repeating { repeats[item.name] = steps.map { .init(name: $0) } }
      guard let type = item.type, type.holdsValue, type != .note else { continue }
      let path = AnswerPath(steps.map { .init(name: $0) })
      // In a linked table a question may be named from its row on.
      for start in steps.indices {
        for mark in ["/", "-"] {
          let text = steps[start...].joined(separator: mark)
          if start == 0 { paths[text] = path } else { names[text] = path }
          counts[text, default: 0] += 1
        }
      }
      if item.isComputed || !type.isVisible && type != .hidden {
        computed.insert(steps.joined(separator: "/"))
      }
    }
    // A name without marks was counted once for each of them.
    for (name, count) in counts where count > (name.contains { "/-".contains($0) } ? 1 : 2) {
      names[name] = nil
    }
  }

  func path(of column: String) -> AnswerPath? {
    if let known = paths[column] ?? names[column] { return known }
    guard column.contains("/") || column.contains("["), let path = AnswerPath(column),
      path.components.count <= AnswerTree.deepest
    else { return nil }
    return path
  }

  func path(ofRepeat name: String) -> [AnswerPath.Component] {
    repeats[name] ?? [.init(name: name)]
  }

  func isComputed(_ path: AnswerPath) -> Bool {
    computed.contains(path.components.map(\.name).joined(separator: "/"))
  }

  func isAdded(_ column: String) -> Bool {
    Self.added.contains(column) || column.hasPrefix("SET-OF-")
  }
}
