import FrunKit
import FrunText

/// Questions as flat objects: `{"type":"ask","kind":"choice","question":"…","options":[…]}`.
extension Prompt {
  var wireJSON: JSONValue {
    var object = JSONObject()
    object["type"] = "ask"
    switch kind {
    case .line: object["kind"] = "line"
    case .secret: object["kind"] = "secret"
    case .yesNo: object["kind"] = "yesNo"
    case .choice(let options):
      object["kind"] = "choice"
      object["options"] = .array(
        options.map { ["value": .string($0.value), "label": .string($0.label)] })
    case .confirmation(let expected):
      object["kind"] = "confirmation"
      object["expected"] = .string(expected)
    }
    object["question"] = .string(question)
    object["fallback"] = fallback.map { .string($0) }
    object["option"] = option.map { .string($0) }
    return .object(object)
  }

  init(wire reader: inout JSONObjectReader) throws(JSONShapeError) {
    let kind: Kind
    switch try reader.string("kind") {
    case "line": kind = .line
    case "secret": kind = .secret
    case "yesNo": kind = .yesNo
    case "choice":
      kind = .choice(
        try reader.elements("options") { value, path throws(JSONShapeError) in
          var reader = try JSONObjectReader(value, path: path)
          let text = try reader.string("value")
          let option = Option(text, label: try reader.optionalString("label") ?? text)
          try reader.finish()
          return option
        })
    case "confirmation": kind = .confirmation(expected: try reader.string("expected"))
    default:
      throw JSONShapeError(
        "must be one of line, secret, yesNo, choice, confirmation", at: reader.place("kind"))
    }
    self.init(
      kind, try reader.string("question"), fallback: try reader.optionalString("fallback"),
      option: try reader.optionalString("option"))
  }
}
