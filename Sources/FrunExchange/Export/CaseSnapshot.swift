internal import FrunDomain
internal import FrunText

/// `data/case.json`: the case as the exported changes make it, for people and other tools.
///
/// It is made from the filtered changes only, so it cannot say more than they do. The importer never
/// reads it.
enum CaseSnapshot {
  static func bytes(
    records: [Record], purpose: ExportPurpose, schema: Schema
  ) -> [UInt8] {
    var list: [JSONValue] = []
    for record in records {
      let kind = schema.kind(record.kind)
      let order = kind?.fields.map(\.name) ?? []
      let names = record.fields.keys.sorted { left, right in
        (order.firstIndex(of: left) ?? .max, left) < (order.firstIndex(of: right) ?? .max, right)
      }
      var fields: [JSONValue] = []
      for name in names {
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
      list.append(
        .members([
          "id": .string(record.id.text), "kind": .string(record.kind),
          "stream": .string(record.stream.text),
          "label": .string(kind?.label ?? record.kind), "fields": .array(fields),
        ]))
    }
    return StrictJSON.bytes(
      .members([
        "format": "frun-case-snapshot", "version": 1,
        "purpose": .string(purpose.rawValue), "records": .array(list),
      ]))
  }
}
