import FrunText

extension ValueKind {
  /// The kind as an object: `{"type":"integer","minimum":1}`.
  var json: JSONValue {
    var object = JSONObject()
    object["type"] = .string(typeName)
    switch self {
    case .integer(let minimum, let maximum):
      object["minimum"] = minimum.map { .integer(Int64($0)) }
      object["maximum"] = maximum.map { .integer(Int64($0)) }
    case .decimal(let minimum, let maximum):
      object["minimum"] = minimum.map { .number($0) }
      object["maximum"] = maximum.map { .number($0) }
    case .file(let extensions): object.add("extensions", extensions)
    case .identifier(let record): object["record"] = .string(record)
    default: break
    }
    return .object(object)
  }

  private var typeName: String {
    switch self {
    case .text: "text"
    case .integer: "integer"
    case .decimal: "decimal"
    case .yesNo: "yesNo"
    case .choice: "choice"
    case .file: "file"
    case .directory: "directory"
    case .date: "date"
    case .partialDate: "partialDate"
    case .identifier: "identifier"
    case .byteSize: "byteSize"
    case .duration: "duration"
    }
  }

  /// Reads a kind; the names of a choice stand beside it in the document.
  init(_ reader: JSONObjectReader?, choices: [Choice]) throws(JSONShapeError) {
    guard var reader else {
      self = choices.isEmpty ? .text : .choice(choices)
      return
    }
    let type = try reader.string("type")
    switch type {
    case "text": self = .text
    case "integer":
      self = .integer(
        minimum: try reader.optionalInteger("minimum"),
        maximum: try reader.optionalInteger("maximum"))
    case "decimal":
      self = .decimal(
        minimum: try reader.optionalDouble("minimum"),
        maximum: try reader.optionalDouble("maximum"))
    case "yesNo": self = .yesNo
    case "choice": self = .choice(choices)
    case "file": self = .file(extensions: try reader.strings("extensions"))
    case "directory": self = .directory
    case "date": self = .date
    case "partialDate": self = .partialDate
    case "identifier": self = .identifier(try reader.string("record"))
    case "byteSize": self = .byteSize
    case "duration": self = .duration
    default: throw JSONShapeError("unknown type of value", at: reader.place("type"))
    }
    try reader.finish()
  }
}

extension Completer {
  /// The completer as an object with one member: `{"file":{"extensions":["csv"]}}`.
  var json: JSONValue {
    switch self {
    case .none: ["none": [:]]
    case .file(let extensions):
      ["file": ["extensions": .array(extensions.map { .string($0) })]]
    case .directory: ["directory": [:]]
    case .values(let choices):
      [
        "list": [
          "values": .array(choices.map { .string($0.name) }),
          "descriptions": .array(choices.map { .string($0.help) }),
        ]
      ]
    case .named(let name): ["named": ["name": .string(name)]]
    }
  }

  init(_ value: JSONValue, path: String) throws(JSONShapeError) {
    var reader = try JSONObjectReader(value, path: path)
    if var inner = try reader.object("file") {
      self = .file(extensions: try inner.strings("extensions"))
      try inner.finish()
    } else if let inner = try reader.object("directory") {
      self = .directory
      try inner.finish()
    } else if let inner = try reader.object("none") {
      self = .none
      try inner.finish()
    } else if var inner = try reader.object("named") {
      self = .named(try inner.string("name"))
      try inner.finish()
    } else if var inner = try reader.object("list") {
      let names = try inner.strings("values")
      let helps = try inner.strings("descriptions")
      self = .values(
        names.enumerated().map { Choice($1, helps.indices.contains($0) ? helps[$0] : "") })
      try inner.finish()
    } else {
      throw JSONShapeError("unknown kind of completion", at: path)
    }
    try reader.finish()
  }
}
