import FrunDomain
import FrunKit
import FrunText

/// A change of one field: what was, what will be.
struct FieldEdit {
  let target: FieldTarget
  let changes: [Change]
  let before: Cell
  let after: String

  /// Reads a new answer. An empty text takes the answer back; in sets `a,b` adds and `-a` takes
  /// away. Nil when nothing would change.
  ///
  /// - Throws: ``Failure`` `case.disagreement` for a field that people answered differently.
  init?(
    _ target: FieldTarget, to text: String, in file: OpenedCase, _ words: CaseWords
  ) throws {
    let record = target.record
    let field = target.field
    let place = target.name(in: file)
    let old = record.fields[field.name]
    if old?.disagreement == true {
      throw Failure(
        .denied, "case.disagreement",
        "people answered \(field.name) of case \(file.number) differently; decide first",
        place: place,
        hints: [
          "frun case conflicts \(file.number)",
          "frun case decide \(file.number) \(place) --take A --reason TEXT",
        ])
    }
    self.target = target
    before = try words.cell(field.name, of: record) ?? Cell("–", .muted)
    func shown(_ value: FieldValue) throws -> String {
      try words.text(value, of: field.name, in: record.kind, stream: record.stream)
    }
    if text.isEmpty {
      guard !field.policy.isMultiple, old?.value != nil else { return nil }
      guard !field.isRequired else {
        throw Failure(
          .data, "field.required", "\(field.name) cannot be left empty", place: place)
      }
      changes = [.retract]
      after = "–"
      return
    }
    var changes: [Change] = []
    var after: [String] = []
    for part in Self.parts(of: text, field) {
      let isRemoval = field.policy == .set && part.hasPrefix("-")
      let bare = isRemoval ? String(part.dropFirst()) : part
      let value = try Schema.standard.value(of: bare, for: field, at: place)
      if isRemoval {
        guard old?.values.contains(value) == true else { continue }
        changes.append(.remove(value))
        after.append("without \(try shown(value))")
      } else {
        guard old?.value != value else { continue }
        if field.policy == .set, old?.values.contains(value) == true { continue }
        changes.append(Schema.standard.change(of: field, to: value))
        after.append((field.policy.isMultiple ? "and " : "") + (try shown(value)))
      }
    }
    guard !changes.isEmpty else { return nil }
    self.changes = changes
    self.after = after.joined(separator: ", ")
  }

  private static func parts(of text: String, _ field: Field) -> [String] {
    guard field.policy == .set, case .code = field.type else { return [text] }
    return text.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
  }

  /// What to commit.
  var assertions: [Assertion] {
    changes.map {
      Assertion(
        record: target.record.id, kind: target.record.kind, field: target.field.name, change: $0)
    }
  }

  /// The edits as a table of old and new answers.
  static func table(_ edits: [FieldEdit]) -> TableEvent {
    TableEvent(
      columns: [
        .init("field", "Field"), .init("before", "Before"), .init("after", "After"),
      ],
      rows: edits.map { [Cell($0.target.field.label), $0.before, Cell($0.after, .good)] })
  }

  /// The edit for programs.
  func result(in file: OpenedCase) -> JSONValue {
    [
      "record": .string(target.record.id.text), "kind": .string(target.record.kind),
      "field": .string(target.field.name),
      "before": target.record.fields[target.field.name]?.result ?? .null,
      "after": .array(
        changes.map { change in
          [
            "operation": .string(change.operation), "value": change.value?.result ?? .null,
          ]
        }),
    ]
  }
}
