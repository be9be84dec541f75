public import FrunText

extension ParsedArguments {
  /// The arguments as an object, for the pipe to a plugin; names in sorted order.
  ///
  /// `{"command":["case","list"],"options":{"limit":[{"text":"5","word":2}]},…}`
  public func json() -> JSONValue {
    var object = JSONObject()
    object["command"] = .array(command.map { .string($0) })
    object["options"] = Self.json(options)
    object["positionals"] = Self.json(positionals)
    object.add("notices", notices)
    return .object(object)
  }

  /// Reads what ``json()`` wrote. Check it with ``validated(against:)`` before use.
  public init(json: JSONValue, path: String = "") throws(JSONShapeError) {
    var reader = try JSONObjectReader(json, path: path)
    self.init(
      command: try reader.strings("command"),
      options: try Self.values(reader.object("options")),
      positionals: try Self.values(reader.object("positionals")),
      notices: try reader.strings("notices"))
    try reader.finish()
  }

  /// Returns the arguments when they fit a command: every name is declared, every value is valid,
  /// nothing required is missing.
  ///
  /// For arguments that came over a pipe. `chain` begins with the root and ends with the command.
  public func validated(against chain: [CommandSpec]) throws(UsageFailure) -> ParsedArguments {
    let table = OptionTable(chain: chain)
    var errors: [UsageError] = []
    for (name, values) in options.sorted(by: { $0.key < $1.key }) {
      guard let spec = table.entry(long: name)?.spec, spec.name == name else {
        errors.append(.unknownOption("--" + name, index: 0, suggestions: [], commands: []))
        continue
      }
      if values.count > 1, spec.repetition == .once { errors.append(.repeatedOption(spec)) }
      for value in values {
        do { try spec.check(value.text) } catch {
          errors.append(.invalidValue(value.text, spec, written: "--" + name, value.origin, error))
        }
      }
    }
    for spec in table.specs where spec.isRequired && (options[spec.name] ?? []).isEmpty {
      errors.append(.missingOption(spec))
    }
    let declared = chain.last?.positionals ?? []
    for name in positionals.keys.sorted() where !declared.contains(where: { $0.name == name }) {
      errors.append(.unexpectedArgument(nil, index: 0, more: 0))
    }
    for spec in declared {
      let values = positionals[spec.name] ?? []
      if values.isEmpty, spec.isRequired { errors.append(.missingArgument(spec)) }
      for value in values where spec.count != .rest {
        do { try spec.value.kind.check(value.text) } catch {
          errors.append(.invalidArgument(value.text, spec, index: 0, error))
        }
      }
    }
    guard errors.isEmpty else { throw UsageFailure(path: command, errors: errors) }
    return self
  }

  private static func json(_ values: [String: [ArgumentText]]) -> JSONValue {
    var object = JSONObject()
    for (name, texts) in values.sorted(by: { $0.key < $1.key }) {
      object[name] = .array(texts.map(json))
    }
    return .object(object)
  }

  private static func json(_ value: ArgumentText) -> JSONValue {
    var object = JSONObject()
    object["text"] = .string(value.text)
    switch value.origin {
    case .word(let index, let letter):
      object["word"] = .integer(Int64(index))
      if letter > 0 { object["letter"] = .integer(Int64(letter)) }
    case .environment(let name): object["environment"] = .string(name)
    case .configuration(let key, let place):
      object["configuration"] = .string(key)
      object["place"] = .string(place)
    case .standard: object["default"] = true
    }
    return .object(object)
  }

  private static func values(
    _ reader: JSONObjectReader?
  ) throws(JSONShapeError) -> [String: [ArgumentText]] {
    guard var reader else { return [:] }
    var values: [String: [ArgumentText]] = [:]
    for name in reader.keys {
      values[name] = try reader.elements(name) { value, path throws(JSONShapeError) in
        var reader = try JSONObjectReader(value, path: path)
        let text = ArgumentText(try reader.string("text"), try origin(&reader))
        try reader.finish()
        return text
      }
    }
    return values
  }

  private static func origin(
    _ reader: inout JSONObjectReader
  ) throws(JSONShapeError) -> ArgumentOrigin {
    if let index = try reader.optionalInteger("word") {
      return .word(index: index, letter: try reader.optionalInteger("letter") ?? 0)
    }
    if let name = try reader.optionalString("environment") { return .environment(name) }
    if let key = try reader.optionalString("configuration") {
      return .configuration(key: key, place: try reader.optionalString("place") ?? "")
    }
    _ = try reader.bool("default", default: true)
    return .standard
  }
}

extension OptionSpec {
  /// Checks a value as it stands in parsed arguments.
  func check(_ text: String) throws(ValueProblem) {
    switch shape {
    case .flag: _ = try Bool(argument: text)
    case .counter: _ = try Int(argument: text)
    case .value: try value?.kind.check(text)
    }
  }
}

extension ParsedArguments: Codable {
  /// Reads the form of ``json()`` from any decoder.
  public init(from decoder: any Decoder) throws {
    try self.init(json: JSONValue(from: decoder))
  }

  /// Writes the form of ``json()`` to any encoder.
  public func encode(to encoder: any Encoder) throws { try json().encode(to: encoder) }
}
