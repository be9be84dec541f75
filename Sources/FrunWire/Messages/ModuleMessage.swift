public import FrunDomain
public import FrunKit
public import FrunText

/// What a module says.
public enum ModuleMessage: Hashable, Sendable {
  /// The answer to the host's greeting: the protocol it will speak, and who it is.
  case hello(number: Int, name: String, version: String)
  /// Something to show. No reply.
  case show(Event)
  /// A question to the person; answered with the text.
  case ask(Prompt)
  /// A question to the host; answered with a value.
  case query(service: String, argument: JSONValue)
  /// A change to make; answered with a receipt.
  case change(ChangeSet)
  /// The command came to its end.
  case done(Outcome)
  /// The command did not do what it was asked for.
  case failed(Failure)
}

extension ModuleMessage {
  /// The message as an object of one line.
  public func json() throws -> JSONValue {
    switch self {
    case .hello(let number, let name, let version):
      return [
        "type": "hello", "protocol": .integer(Int64(number)), "name": .string(name),
        "version": .string(version),
      ]
    case .show(let event): return event.wireJSON
    case .ask(let prompt): return prompt.wireJSON
    case .query(let service, let argument):
      return ["type": "query", "service": .string(service), "argument": argument]
    case .change(let change): return HostMessage.tagged("change", try WireCoding.json(change))
    case .done(let outcome): return outcome.wireJSON
    case .failed(let failure): return HostMessage.tagged("failed", try WireCoding.json(failure))
    }
  }

  /// Reads a message. Unknown members are errors: a misspelled one must not pass unseen.
  public init(json: JSONValue) throws {
    var reader = try JSONObjectReader(json)
    let type = try reader.string("type")
    switch type {
    case "hello":
      self = .hello(
        number: try reader.integer("protocol"), name: try reader.string("name"),
        version: try reader.string("version"))
    case "ask":
      self = .ask(try Prompt(wire: &reader))
    case "query":
      self = .query(
        service: try reader.string("service"), argument: reader.value("argument") ?? .null)
    case "change":
      self = .change(try WireCoding.value(ChangeSet.self, from: json))
      return
    case "done":
      self = .done(try Outcome(wire: &reader))
    case "failed":
      self = .failed(try Failure(wire: &reader))
    default:
      guard let event = try Event(type: type, wire: &reader) else {
        throw WireError("a message of unknown type")
      }
      self = .show(event)
    }
    try reader.finish()
  }
}

extension Outcome {
  /// The result goes as it is: its members keep their order.
  fileprivate var wireJSON: JSONValue {
    var object = JSONObject()
    object["type"] = "done"
    object["status"] = .integer(Int64(status))
    object["schema"] = schema.map { .string($0) }
    object["result"] = result
    object["next"] = .array(next.map { .string($0) })
    object["handsOver"] = handsOver.map { .array($0.map { .string($0) }) }
    return .object(object)
  }

  fileprivate init(wire reader: inout JSONObjectReader) throws(JSONShapeError) {
    self.init(
      status: try reader.optionalInteger("status") ?? 0,
      schema: try reader.optionalString("schema"), result: reader.value("result"),
      next: try reader.strings("next"))
    // What a command hands over to is a matter of first-party modules.
    let words = try reader.strings("handsOver")
    if !words.isEmpty { handsOver = words }
  }
}

extension Failure {
  fileprivate init(wire reader: inout JSONObjectReader) throws(JSONShapeError) {
    self.init(
      try reader.choice("kind", default: .data),
      try reader.optionalString("code") ?? "plugin.failed",
      try reader.string("message"), place: try reader.optionalString("place"),
      causes: try reader.strings("causes"), hints: try reader.strings("hints"))
  }
}
