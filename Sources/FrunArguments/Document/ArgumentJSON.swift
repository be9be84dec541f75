import FrunText

/// Options and positional arguments as elements of a command's `arguments`.
enum ArgumentJSON {
  static func json(_ spec: OptionSpec) -> JSONValue {
    var object = JSONObject()
    object["kind"] = spec.shape == .value ? "option" : "flag"
    object["shouldDisplay"] = .bool(!spec.isHidden)
    object.add("sectionTitle", spec.group)
    object["isOptional"] = .bool(!spec.isRequired)
    object["isRepeating"] = .bool(spec.repetition != .once || spec.shape == .counter)
    object["parsingStrategy"] =
      switch spec.repetition {
      case .upToNextOption: "upToNextOption"
      case .commaSeparated: "commaSeparated"
      case .once, .each: "default"
      }
    var names: [JSONValue] = [name("long", spec.name)]
    names += spec.aliases.map { name("long", $0) }
    if let short = spec.short { names.append(name("short", String(short))) }
    object["names"] = .array(names)
    object["preferredName"] = names[0]
    addValue(spec.value, defaultText: spec.defaultText, to: &object)
    object["abstract"] = .string(spec.help)
    object.add("isCounter", spec.shape == .counter)
    object.add("isInvertible", spec.isInvertible)
    object.add("isInherited", spec.isInherited)
    object.addExactly("bareValue", spec.bareValue)
    object.add("environment", spec.environment)
    object.add("configuration", spec.configuration)
    object.add("isSensitive", spec.isSensitive)
    object["deprecated"] = spec.deprecated?.json
    return .object(object)
  }

  static func json(_ spec: PositionalSpec) -> JSONValue {
    var object = JSONObject()
    object["kind"] = "positional"
    object["shouldDisplay"] = true
    object["isOptional"] = .bool(!spec.isRequired)
    object["isRepeating"] = .bool(spec.isRepeating)
    object["parsingStrategy"] = spec.count == .rest ? "allRemainingInput" : "default"
    object["argumentName"] = .string(spec.name)
    addValue(spec.value, defaultText: spec.defaultText, to: &object)
    object["abstract"] = .string(spec.help)
    object.add("isSensitive", spec.isSensitive)
    return .object(object)
  }

  private static func name(_ kind: String, _ text: String) -> JSONValue {
    ["kind": .string(kind), "name": .string(text)]
  }

  private static func addValue(
    _ value: ValueSpec?, defaultText: String?, to object: inout JSONObject
  ) {
    object.add("valueName", value?.name)
    object.addExactly("defaultValue", defaultText)
    if case .choice(let choices) = value?.kind {
      object["allValues"] = .array(choices.map { .string($0.name) })
      var helps = JSONObject()
      for choice in choices where !choice.help.isEmpty { helps[choice.name] = .string(choice.help) }
      if !helps.isEmpty { object["allValueDescriptions"] = .object(helps) }
    }
    object["valueKind"] = value?.kind.json
    object["completionKind"] = value?.completer?.json
  }

  // MARK: Reading

  /// Adds one element of `arguments` to a command.
  static func read(
    _ json: JSONValue, path: String, into command: inout CommandSpec
  ) throws(JSONShapeError) {
    var reader = try JSONObjectReader(json, path: path)
    let kind = try reader.string("kind")
    switch kind {
    case "positional": command.positionals.append(try positional(&reader))
    case "option", "flag": command.options.append(try option(&reader, isFlag: kind == "flag"))
    default: throw JSONShapeError("must be positional, option or flag", at: reader.place("kind"))
    }
    try reader.finish()
  }

  private static func positional(
    _ reader: inout JSONObjectReader
  ) throws(JSONShapeError) -> PositionalSpec {
    let isOptional = try reader.bool("isOptional", default: false)
    let isRepeating = try reader.bool("isRepeating", default: false)
    let strategy = try reader.optionalString("parsingStrategy") ?? "default"
    let count: PositionalSpec.Count =
      switch (strategy, isRepeating, isOptional) {
      case ("allRemainingInput", _, _): .rest
      case (_, true, true): .any
      case (_, true, false): .several
      case (_, false, true): .optional
      case (_, false, false): .one
      }
    let valueName = try reader.optionalString("valueName")
    guard let name = try reader.optionalString("argumentName") ?? valueName else {
      throw JSONShapeError("is missing", at: reader.place("argumentName"))
    }
    var spec = PositionalSpec(name, count: count, help: "")
    spec.value = try value(&reader, name: valueName ?? name)
    spec.defaultText = try reader.optionalString("defaultValue")
    spec.help = try reader.optionalString("abstract") ?? ""
    spec.isSensitive = try reader.bool("isSensitive", default: false)
    reader.ignore("shouldDisplay", "discussion")
    return spec
  }

  private static func option(
    _ reader: inout JSONObjectReader, isFlag: Bool
  ) throws(JSONShapeError) -> OptionSpec {
    var long: [String] = []
    var short: Character?
    let names = try reader.elements("names") { value, path throws(JSONShapeError) in
      var reader = try JSONObjectReader(value, path: path)
      let result = (try reader.string("kind"), try reader.string("name"))
      try reader.finish()
      return result
    }
    for (kind, name) in names {
      if kind == "long" {
        long.append(name)
      } else if kind == "short", name.count == 1 {
        short = name.first
      } else {
        throw JSONShapeError(
          "a name is long, or short with one letter", at: reader.place("names"))
      }
    }
    guard let name = long.first else {
      throw JSONShapeError("a long name is needed", at: reader.place("names"))
    }
    let isCounter = try reader.bool("isCounter", default: false)
    var spec = OptionSpec(
      name, short: short, shape: isFlag ? (isCounter ? .counter : .flag) : .value,
      help: try reader.optionalString("abstract") ?? "")
    spec.aliases = Array(long.dropFirst())
    if !isFlag {
      spec.value = try value(&reader, name: reader.optionalString("valueName") ?? "value")
      let isRepeating = try reader.bool("isRepeating", default: false)
      let strategy = try reader.optionalString("parsingStrategy") ?? "default"
      spec.repetition =
        switch strategy {
        case "upToNextOption": .upToNextOption
        case "commaSeparated": .commaSeparated
        default: isRepeating ? .each : .once
        }
    }
    spec.isHidden = try !reader.bool("shouldDisplay", default: true)
    spec.group = try reader.optionalString("sectionTitle")
    spec.isRequired = try !reader.bool("isOptional", default: true)
    spec.defaultText = try reader.optionalString("defaultValue")
    spec.isInvertible = try reader.bool("isInvertible", default: false)
    spec.isInherited = try reader.bool("isInherited", default: false)
    spec.bareValue = try reader.optionalString("bareValue")
    spec.environment = try reader.optionalString("environment")
    spec.configuration = try reader.optionalString("configuration")
    spec.isSensitive = try reader.bool("isSensitive", default: false)
    spec.deprecated = try Deprecation(reader.object("deprecated"))
    reader.ignore("preferredName", "discussion", "isRepeating", "parsingStrategy", "valueName")
    return spec
  }

  private static func value(
    _ reader: inout JSONObjectReader, name: String
  ) throws(JSONShapeError) -> ValueSpec {
    let names = try reader.strings("allValues")
    let helps = reader.value("allValueDescriptions")
    let choices = names.map { Choice($0, helps?[$0]?.string ?? "") }
    let kind = try ValueKind(reader.object("valueKind"), choices: choices)
    var spec = ValueSpec(name, kind)
    if let completion = reader.value("completionKind") {
      spec.completer = try Completer(completion, path: reader.place("completionKind"))
    }
    return spec
  }
}

extension Deprecation {
  var json: JSONValue {
    var object = JSONObject()
    object["replacement"] = .string(replacement)
    object.add("note", note)
    return .object(object)
  }

  init?(_ reader: JSONObjectReader?) throws(JSONShapeError) {
    guard var reader else { return nil }
    self.init(
      replacement: try reader.string("replacement"),
      note: try reader.optionalString("note") ?? "")
    try reader.finish()
  }
}
