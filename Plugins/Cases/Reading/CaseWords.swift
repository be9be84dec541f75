import FrunDomain
import FrunKit
import FrunText

/// Values of a case in words: codes by label, members by handle, persons by name.
struct CaseWords {
  let services: any Services
  let language: String

  init(_ services: any Services, _ invocation: Invocation) {
    self.services = services
    language = invocation.context.language
  }

  /// A value of a field in words.
  func text(_ value: FieldValue, of field: String, in kind: String, stream: StreamID) throws
    -> String
  {
    switch value {
    case .code(let code):
      return Schema.standard.label(code, of: field, in: kind, language: language)
    case .yesNo(let answer): return answer ? "Yes" : "No"
    case .reference(let record): return try name(of: record, field: field, kind: kind, stream)
    default: return value.displayText
    }
  }

  private func name(
    of record: RecordID, field: String, kind: String, _ stream: StreamID
  ) throws -> String {
    guard case .reference(let target)? = Schema.standard.field(field, of: kind)?.type else {
      return String(record.text.prefix(8))
    }
    switch target {
    case "member": return try services.handle(of: record)
    case "person":
      return try readable { try services.name(of: record, in: stream) }.flatMap(\.self)
        ?? String(record.text.prefix(8))
    default: return String(record.text.prefix(8))
    }
  }

  /// The label of a field.
  func label(_ field: String, of kind: String) -> String {
    Schema.standard.field(field, of: kind)?.label ?? field
  }

  /// A field of a record: the value in words; in a disagreement the value in force and all the
  /// answers; "withheld" for what the sender left out; nil when nobody answered.
  func cell(
    _ field: String, of record: Record, _ disagreements: [Disagreement] = []
  ) throws -> Cell? {
    guard let answer = record.fields[field] else { return nil }
    func words(_ value: FieldValue) throws -> String {
      try text(value, of: field, in: record.kind, stream: record.stream)
    }
    if answer.disagreement {
      let open = disagreements.first { $0.record == record.id && $0.field == field }
      let answers = try open.map {
        try Answers($0).list.map { answer in
          "\(answer.letter) \(try answer.value.map(words) ?? answer.missing)"
        }.joined(separator: ", ")
      }
      let force = try answer.value.map(words) ?? "no answer"
      return Cell("\(force) is in force; disagreement: \(answers ?? "several answers")", .bad)
    }
    let all = try (answer.value.map { [$0] } ?? answer.values).map(words)
    if all.isEmpty { return answer.withheld ? Cell("withheld", .muted) : nil }
    let shown = all.joined(separator: isText(field, record.kind) ? "\n" : ", ")
    return Cell(answer.withheld ? "\(shown) (more is withheld)" : shown)
  }

  private func isText(_ field: String, _ kind: String) -> Bool {
    guard let declared = Schema.standard.field(field, of: kind) else { return false }
    return declared.policy == .append
  }

  /// The fields of a record that have something to show, in the order given.
  func fields(
    _ names: [String], of record: Record, _ disagreements: [Disagreement] = []
  ) throws -> [FieldsEvent.Field] {
    try names.compactMap { name in
      try cell(name, of: record, disagreements).map {
        FieldsEvent.Field(name, label(name, of: record.kind), $0)
      }
    }
  }
}
