import FrunKit
import FrunText

/// Events as flat objects that are easy to write in any language:
/// `{"type":"message","level":"done","text":"…"}`.
extension Event {
  var wireJSON: JSONValue {
    switch self {
    case .table(let table):
      var object = JSONObject()
      object["type"] = "table"
      object["title"] = table.title.map { .string($0) }
      object["columns"] = .array(table.columns.map(\.wireJSON))
      object["rows"] = .array(table.rows.map { .array($0.map(\.wireJSON)) })
      object["whenEmpty"] = .string(table.whenEmpty)
      return .object(object)
    case .fields(let event):
      var object = JSONObject()
      object["type"] = "fields"
      object["title"] = event.title.map { .string($0) }
      object["fields"] = .array(
        event.fields.map {
          ["key": .string($0.key), "label": .string($0.label), "value": $0.value.wireJSON]
        })
      return .object(object)
    case .text(let text): return ["type": "text", "text": .string(text)]
    case .verbatim(let text): return ["type": "verbatim", "text": .string(text)]
    case .message(let message):
      return [
        "type": "message", "level": .string(message.level.rawValue), "text": .string(message.text),
      ]
    case .progress(let progress):
      return [
        "type": "progress", "phase": .string(progress.phase),
        "done": .integer(Int64(progress.done)),
        "total": progress.total.map { .integer(Int64($0)) } ?? .null,
      ]
    }
  }

  /// Reads an event; nil when the type is none.
  init?(type: String, wire reader: inout JSONObjectReader) throws {
    switch type {
    case "table": self = .table(try TableEvent(wire: &reader))
    case "fields": self = .fields(try FieldsEvent(wire: &reader))
    case "text": self = .text(try reader.string("text"))
    case "verbatim": self = .verbatim(try reader.string("text"))
    case "message":
      self = .message(
        Message(try reader.choice("level", default: .info), try reader.string("text")))
    case "progress":
      let done = try reader.optionalInteger("done") ?? 0
      let total = try reader.optionalInteger("total")
      guard done >= 0, total ?? 0 >= 0 else { throw WireError("progress cannot be negative") }
      self = .progress(Progress(try reader.string("phase"), done: done, total: total))
    default: return nil
    }
  }
}

extension TableEvent {
  fileprivate init(wire reader: inout JSONObjectReader) throws {
    let columns = try reader.elements("columns") { value, path throws(JSONShapeError) in
      try Column(wire: value, path: path)
    }
    let rows = try reader.elements("rows") { value, path throws(JSONShapeError) in
      guard case .array(let cells) = value else {
        throw JSONShapeError("an array is needed", at: path)
      }
      guard cells.count == columns.count else {
        throw JSONShapeError("a row needs one cell for each column", at: path)
      }
      var row: [Cell] = []
      for (index, cell) in cells.enumerated() {
        row.append(try Cell(wire: cell, path: "\(path)[\(index)]"))
      }
      return row
    }
    self.init(
      title: try reader.optionalString("title"), columns: columns, rows: rows,
      whenEmpty: try reader.optionalString("whenEmpty") ?? "nothing found")
  }
}

extension TableEvent.Column {
  fileprivate var wireJSON: JSONValue {
    [
      "key": .string(key), "header": .string(header), "isTrailing": .bool(isTrailing),
      "dropPriority": .integer(Int64(dropPriority)), "isWhole": .bool(isWhole),
    ]
  }

  /// A column as an object, or as its heading alone.
  fileprivate init(wire value: JSONValue, path: String) throws(JSONShapeError) {
    if let text = value.string {
      self.init(text, text)
      return
    }
    var reader = try JSONObjectReader(value, path: path)
    let key = try reader.string("key")
    self.init(
      key, try reader.optionalString("header") ?? key,
      isTrailing: try reader.bool("isTrailing", default: false),
      dropPriority: try reader.optionalInteger("dropPriority") ?? 0,
      isWhole: try reader.bool("isWhole", default: false))
    try reader.finish()
  }
}

extension FieldsEvent {
  fileprivate init(wire reader: inout JSONObjectReader) throws(JSONShapeError) {
    self.init(
      title: try reader.optionalString("title"),
      fields: try reader.elements("fields") { value, path throws(JSONShapeError) in
        var reader = try JSONObjectReader(value, path: path)
        let key = try reader.string("key")
        let field = Field(
          key, try reader.optionalString("label") ?? key,
          try Cell(wire: reader.required("value"), path: path + ".value"))
        try reader.finish()
        return field
      })
  }
}

extension Cell {
  fileprivate var wireJSON: JSONValue {
    guard let mark else { return .string(text) }
    return ["text": .string(text), "mark": .string(mark.rawValue)]
  }

  /// A cell as a text, a number, or an object with a mark.
  fileprivate init(wire value: JSONValue, path: String) throws(JSONShapeError) {
    switch value {
    case .string(let text): self.init(text)
    case .integer(let number): self.init(String(number))
    case .null: self.init("")
    default:
      var reader = try JSONObjectReader(value, path: path)
      let text = try reader.string("text")
      let mark = try reader.optionalString("mark")
      guard mark == nil || Mark(rawValue: mark ?? "") != nil else {
        let names = Mark.allCases.map(\.rawValue).joined(separator: ", ")
        throw JSONShapeError("must be one of \(names)", at: path + ".mark")
      }
      self.init(text, mark.flatMap { Mark(rawValue: $0) })
      try reader.finish()
    }
  }
}
