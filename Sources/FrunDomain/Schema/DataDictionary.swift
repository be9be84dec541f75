public import FrunText

/// The declaration of everything recorded, for people and for programs.
public enum DataDictionary {
  /// The name of the JSON form.
  public static let schemaName = "frun.data-dictionary/1"

  /// The dictionary as text, wrapped at a width in columns.
  public static func text(columns: Int, of schema: Schema = .standard) -> String {
    let width = max(columns, 40)
    var lines: [String] = []
    for kind in schema.kinds {
      lines.append("\(kind.name)  \(kind.label), in a \(kind.stream.rawValue) stream")
      let wrapping = Wrapping(width: width, indent: 2, hanging: 6)
      if !kind.source.isEmpty { lines += wrapping.lines(of: "after \(kind.source)") }
      for field in kind.fields { lines += wrapping.lines(of: sentence(field)) }
      lines.append("")
    }
    for vocabulary in schema.vocabularies {
      lines.append("\(vocabulary.name)  version \(vocabulary.version), after \(vocabulary.source)")
      let wrapping = Wrapping(width: width, indent: 2, hanging: 6)
      if vocabulary.codes.count > 100 {
        lines += wrapping.lines(of: "\(vocabulary.codes.count) codes")
      } else {
        for entry in vocabulary.codes {
          lines += wrapping.lines(
            of: "\(entry.code): \(entry.label)" + (entry.retired ? " (retired)" : ""))
        }
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  /// The dictionary of the standard schema as JSON.
  public static var json: JSONValue { json(of: .standard) }

  /// The dictionary as JSON.
  public static func json(of schema: Schema) -> JSONValue {
    CanonicalJSON.object([
      "schema": .string(schemaName), "kinds": .array(schema.kinds.map(kind)),
      "vocabularies": .array(schema.vocabularies.map(vocabulary)),
    ])
  }

  private static func sentence(_ field: Field) -> String {
    var parts = [typeText(field), policyText(field.policy)]
    if field.sensitivity != .none { parts.append("tells \(field.sensitivity.rawValue)") }
    parts.append("for " + field.purposes.sorted().map(\.rawValue).joined(separator: ", "))
    parts.append("keep \(field.retention.rawValue)")
    if field.isRequired { parts.append("required") }
    if field.isIndexed { parts.append("indexed") }
    if field.isSearchable { parts.append("searchable") }
    return "\(field.name): \(field.label). " + parts.joined(separator: "; ")
  }

  private static func typeText(_ field: Field) -> String {
    guard case .code = field.type, let vocabulary = field.vocabulary else {
      return field.type.description
    }
    return "code of \(vocabulary)"
  }

  private static func policyText(_ policy: MergePolicy) -> String {
    guard case .singleSafer(let order) = policy else { return policy.name }
    let names = order.map { $0 == MergePolicy.missing ? "no answer" : $0 }
    return "single, safer first: " + names.joined(separator: " > ")
  }

  private static func kind(_ kind: Kind) -> JSONValue {
    CanonicalJSON.object([
      "name": .string(kind.name), "label": .string(kind.label),
      "stream": .string(kind.stream.rawValue), "source": .string(kind.source),
      "summaryFields": .array(kind.summaryFields.map { .string($0) }),
      "fields": .array(kind.fields.map(field)),
    ])
  }

  private static func field(_ field: Field) -> JSONValue {
    var object = JSONObject()
    object["name"] = .string(field.name)
    object["label"] = .string(field.label)
    object["type"] = .string(field.type.tag)
    switch field.type {
    case .text(let maxBytes): object["maxBytes"] = .integer(Int64(maxBytes))
    case .reference(let kind): object["refersTo"] = .string(kind)
    default: break
    }
    if let vocabulary = field.vocabulary { object["vocabulary"] = .string(vocabulary) }
    object["merge"] = .string(field.policy.name)
    if case .singleSafer(let order) = field.policy {
      object["saferFirst"] = .array(order.map { .string($0) })
    }
    object["sensitivity"] = .string(field.sensitivity.rawValue)
    object["purposes"] = .array(field.purposes.sorted().map { .string($0.rawValue) })
    object["retention"] = .string(field.retention.rawValue)
    object["required"] = .bool(field.isRequired)
    object["indexed"] = .bool(field.isIndexed)
    object["searchable"] = .bool(field.isSearchable)
    return .object(object)
  }

  private static func vocabulary(_ vocabulary: Vocabulary) -> JSONValue {
    CanonicalJSON.object([
      "name": .string(vocabulary.name), "version": .integer(Int64(vocabulary.version)),
      "source": .string(vocabulary.source),
      "codes": .array(
        vocabulary.codes.map { entry in
          var labels = JSONObject()
          labels["en"] = .string(entry.label)
          for (language, label) in entry.labels.sorted(by: { $0.key < $1.key }) {
            labels[language] = .string(label)
          }
          return CanonicalJSON.object([
            "code": .string(entry.code), "labels": .object(labels), "retired": .bool(entry.retired),
          ])
        }),
    ])
  }
}
