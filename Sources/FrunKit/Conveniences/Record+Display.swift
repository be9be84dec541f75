public import FrunDomain
public import FrunText

extension FieldValue {
  /// The value as programs read it: strings, numbers and booleans; dates and
  /// identifiers as strings, moments as RFC 3339 in UTC, digests in hexadecimal.
  public var result: JSONValue {
    switch self {
    case .integer(let number): .integer(number)
    case .yesNo(let answer): .bool(answer)
    case .moment(let moment): .string(moment.utcText)
    default: .string(displayText)
    }
  }
}

extension RecordField {
  /// The field as programs read it: a value, a list, or null. What the sender
  /// left out is said: `{"redacted":true,"reason":"withheld"}`.
  public var result: JSONValue {
    if let value { return value.result }
    if !values.isEmpty { return .array(values.map(\.result)) }
    return withheld ? ["redacted": true, "reason": "withheld"] : .null
  }
}

extension Record {
  /// The record as programs read it: `id`, `kind`, `stream`, then every field by
  /// its own name, and `disagreements` with the names of the fields that have
  /// more than one answer.
  public var result: JSONValue {
    var object = JSONObject()
    object["id"] = .string(id.text)
    object["kind"] = .string(kind)
    object["stream"] = .string(stream.text)
    if isErased { object["erased"] = true }
    for name in fields.keys.sorted() { object[name] = fields[name]?.result }
    let disputed = fields.filter { $0.value.disagreement }.keys.sorted()
    object["disagreements"] = .array(disputed.map { .string($0) })
    return .object(object)
  }

  /// A field for people, with the marks that must not be missed: `?` for a
  /// disagreement, "withheld" for what the sender left out.
  ///
  /// - Parameter vocabulary: turns codes into labels.
  public func cell(_ name: String, label vocabulary: (String) -> String = { $0 }) -> Cell {
    guard let field = fields[name] else { return "" }
    func text(_ value: FieldValue) -> String {
      if case .code(let code) = value { vocabulary(code) } else { value.displayText }
    }
    let shown = field.value.map(text) ?? field.values.map(text).joined(separator: ", ")
    if field.disagreement { return Cell("\(shown) (?)", .bad) }
    if shown.isEmpty, field.withheld { return Cell("withheld", .muted) }
    return Cell(shown)
  }
}
