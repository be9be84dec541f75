internal import FrunDomain
internal import FrunText

/// `data/case.json`: the cases as they stand, for people and other tools.
///
/// It is made of the records as the filter leaves them, so it cannot say more than the changes do. The
/// importer never reads it.
enum CaseSnapshot {
  /// Emits the file piece by piece, one record in memory at a time. The spelling is the canonical one
  /// of the archive's other files.
  static func write(
    purpose: ExportPurpose, schema: Schema, parts: [ExportPart],
    records: LeavingRecords, _ emit: @escaping ([UInt8]) throws -> Void
  ) throws {
    let head = JSONValue.members([
      "format": .string("frun-case-snapshot"), "purpose": .string(purpose.rawValue),
      "records": .array([]),
    ]).canonicalText()
    // `…"records":[]}` is opened again; version comes after it in the order of names.
    try emit(Array(head.dropLast(2).utf8))
    var isFirst = true
    for part in parts {
      try records.each(of: part) { record in
        let text = json(record, schema: schema).canonicalText()
        try emit(Array(((isFirst ? "" : ",") + text).utf8))
        isFirst = false
      }
    }
    try emit(Array("],\"version\":1}\n".utf8))
  }

  private static func json(_ record: Record, schema: Schema) -> JSONValue {
    let kind = schema.kind(record.kind)
    var fields: [JSONValue] = []
    for name in record.fieldNames(in: kind) {
      guard let field = record.fields[name] else { continue }
      var object = JSONObject()
      object["name"] = .string(name)
      object["label"] = (kind?.field(name)?.label).map { .string($0) }
      if let value = field.value { object["value"] = .string(value.canonicalText) }
      if !field.values.isEmpty {
        object["values"] = .array(field.values.map { .string($0.canonicalText) })
      }
      if field.disagreement { object["disagreement"] = true }
      fields.append(.object(object))
    }
    return .members([
      "id": .string(record.id.text), "kind": .string(record.kind),
      "stream": .string(record.stream.text),
      "label": .string(kind?.label ?? record.kind), "fields": .array(fields),
    ])
  }
}

extension Record {
  /// The names of its fields in the order of forms, unknown ones last.
  func fieldNames(in kind: Kind?) -> [String] {
    let order = kind?.fields.map(\.name) ?? []
    return fields.keys.sorted { left, right in
      (order.firstIndex(of: left) ?? .max, left) < (order.firstIndex(of: right) ?? .max, right)
    }
  }
}
