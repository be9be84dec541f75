public import FrunArguments
public import FrunDomain
public import FrunKit
public import FrunText

/// What the host says.
public enum HostMessage: Hashable, Sendable {
  /// The first line: who the host is and what its output is like.
  case hello(HostGreeting)
  /// What to run.
  case invoke(WireInvocation)
  /// The answer to a question; null when there is nothing to say.
  case answer(JSONValue)
  /// The question is not answered, and why.
  case refused(Failure)
  /// Stop; the host kills a module that does not.
  case cancel
}

/// Who the host is.
public struct HostGreeting: Codable, Hashable, Sendable {
  /// Number of the protocol.
  public var `protocol`: Int
  /// Version of frun.
  public var hostVersion: String
  /// Language of labels, as a BCP 47 tag.
  public var language: String
  /// Cells in a row of the output.
  public var columns: Int
  /// Whether the host will show colour. A plugin never writes escape sequences itself.
  public var color: Bool

  /// A greeting.
  public init(
    protocol number: Int = WireProtocol.number, hostVersion: String, language: String = "en",
    columns: Int = 80, color: Bool = false
  ) {
    self.protocol = number
    self.hostVersion = hostVersion
    self.language = language
    self.columns = columns
    self.color = color
  }
}

/// One command to run, as it crosses the pipe.
public struct WireInvocation: Hashable, Sendable {
  /// The command and its arguments.
  public var invocation: Invocation
  /// The same arguments by name, for programs that want no more: texts, lists of texts where one
  /// may be given several times, and true or false for flags.
  public var values: JSONObject
  /// The moment of the invocation.
  public var now: Moment
  /// Its civil day.
  public var today: CivilDate

  /// An invocation.
  ///
  /// - Parameter chain: the specs from the root to the command.
  public init(_ invocation: Invocation, chain: [CommandSpec], now: Moment, today: CivilDate) {
    self.invocation = invocation
    self.now = now
    self.today = today
    values = Self.values(invocation.arguments, chain)
  }

  init(_ invocation: Invocation, values: JSONObject, now: Moment, today: CivilDate) {
    self.invocation = invocation
    self.values = values
    self.now = now
    self.today = today
  }

  private static func values(_ arguments: ParsedArguments, _ chain: [CommandSpec]) -> JSONObject {
    var object = JSONObject()
    for spec in chain.last?.positionals ?? [] {
      let texts = (arguments.positionals[spec.name] ?? []).map { JSONValue.string($0.text) }
      object[spec.name] = spec.isRepeating ? .array(texts) : texts.last ?? .null
    }
    for spec in chain.last?.options ?? [] {
      let texts = (arguments.options[spec.name] ?? []).map(\.text)
      switch spec.shape {
      case .flag: object[spec.name] = .bool(texts.last == "yes")
      case .counter: object[spec.name] = .integer(texts.last.flatMap { Int64($0) } ?? 0)
      case .value:
        object[spec.name] =
          spec.repetition == .once
          ? texts.last.map { .string($0) } ?? .null : .array(texts.map { .string($0) })
      }
    }
    return object
  }
}

extension HostMessage {
  /// The message as an object of one line.
  public func json() throws -> JSONValue {
    switch self {
    case .hello(let greeting): return try Self.tagged("hello", WireCoding.json(greeting))
    case .invoke(let invoke):
      return [
        "type": "invoke",
        "command": .array(invoke.invocation.path.map { .string($0) }),
        "values": .object(invoke.values),
        "arguments": invoke.invocation.arguments.json(),
        "context": try WireCoding.json(invoke.invocation.context),
        "now": try WireCoding.json(invoke.now),
        "today": .string(invoke.today.description),
      ]
    case .answer(let value): return ["type": "answer", "value": value]
    case .refused(let failure): return try Self.tagged("refused", WireCoding.json(failure))
    case .cancel: return ["type": "cancel"]
    }
  }

  /// Reads a message.
  public init(json: JSONValue) throws {
    var reader = try JSONObjectReader(json)
    switch try reader.string("type") {
    case "hello": self = .hello(try WireCoding.value(HostGreeting.self, from: json))
    case "invoke":
      let path = try reader.strings("command")
      let arguments = try ParsedArguments(json: reader.required("arguments"), path: "arguments")
      let context = try WireCoding.value(
        InvocationContext.self, from: reader.required("context"))
      guard case .object(let values) = try reader.required("values") else {
        throw WireError("values is no object")
      }
      self = .invoke(
        WireInvocation(
          Invocation(path: path, arguments: arguments, context: context), values: values,
          now: try WireCoding.value(Moment.self, from: reader.required("now")),
          today: try CivilDate(parsing: reader.string("today"))))
    case "answer": self = .answer(json["value"] ?? .null)
    case "refused": self = .refused(try WireCoding.value(Failure.self, from: json))
    case "cancel": self = .cancel
    default: throw WireError("a message of unknown type")
    }
  }

  static func tagged(_ type: String, _ json: JSONValue) -> JSONValue {
    var object = JSONObject()
    object["type"] = .string(type)
    for member in json.object?.members ?? [] { object[member.key] = member.value }
    return .object(object)
  }
}
