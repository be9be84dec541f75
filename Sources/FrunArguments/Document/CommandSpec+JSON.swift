public import FrunText

extension CommandSpec {
  /// The name of the format of ``document()``.
  public static let schema = "frun.commands/1"

  /// The command tree as the document `frun.commands/1`.
  ///
  /// A superset of the member names of swift-argument-parser's `ToolInfoV0`, so that tools made
  /// for it can read the tree. Members that would say nothing are left out. Members are added,
  /// never changed or removed, within one number of the schema.
  public func document() -> JSONValue {
    ["schema": .string(Self.schema), "serializationVersion": 0, "command": json()]
  }

  /// Reads a document `frun.commands/1`.
  public init(document: JSONValue) throws(JSONShapeError) {
    var reader = try JSONObjectReader(document)
    guard try reader.string("schema") == Self.schema else {
      throw JSONShapeError("must be \(Self.schema)", at: "schema")
    }
    reader.ignore("serializationVersion")
    try self.init(json: reader.required("command"), path: "command")
    try reader.finish()
  }

  /// The command and everything below it as an object, the same that a plugin's manifest holds.
  public func json(superCommands: [String] = []) -> JSONValue {
    var object = JSONObject()
    if !superCommands.isEmpty {
      object["superCommands"] = .array(superCommands.map { .string($0) })
    }
    object["commandName"] = .string(name)
    object["shouldDisplay"] = .bool(!isHidden)
    object.add("aliases", aliases)
    object.add("synonyms", synonyms)
    object["abstract"] = .string(summary)
    object.add("discussion", discussion)
    object.add("group", group)
    object.add("plugin", plugin)
    object.add("version", version)
    object["deprecated"] = deprecated?.json
    object.add("requires", requires)
    object.add("access", access)
    object.add("arguments", positionals.map(ArgumentJSON.json) + options.map(ArgumentJSON.json))
    object.add(
      "rules",
      rules.map {
        ["kind": .string($0.kind.rawValue), "options": .array($0.options.map { .string($0) })]
      })
    object.add(
      "examples",
      examples.map {
        ["command": .string($0.command), "explanation": .string($0.explanation)]
      })
    object.add(
      "exitStatuses",
      exitStatuses.map { ["status": .integer(Int64($0.status)), "meaning": .string($0.meaning)] })
    object.add(
      "environment", environment.map { ["name": .string($0.name), "help": .string($0.help)] })
    object.add("seeAlso", seeAlso)
    object.add(
      "topics",
      topics.map {
        ["name": .string($0.name), "abstract": .string($0.summary), "text": .string($0.text)]
      })
    object.add("subcommands", subcommands.map { $0.json(superCommands: superCommands + [name]) })
    return .object(object)
  }

  /// Reads a command and everything below it; unknown members are errors.
  public init(json: JSONValue, path: String = "") throws(JSONShapeError) {
    var reader = try JSONObjectReader(json, path: path)
    self.init(
      try reader.string("commandName"), summary: try reader.optionalString("abstract") ?? "")
    isHidden = try !reader.bool("shouldDisplay", default: true)
    aliases = try reader.strings("aliases")
    synonyms = try reader.strings("synonyms")
    discussion = try reader.optionalString("discussion") ?? ""
    group = try reader.optionalString("group")
    plugin = try reader.optionalString("plugin")
    version = try reader.optionalString("version")
    deprecated = try Deprecation(reader.object("deprecated"))
    requires = try reader.strings("requires")
    access = try reader.optionalString("access") ?? ""
    for (index, argument) in try reader.elements("arguments", { value, _ in value }).enumerated() {
      try ArgumentJSON.read(argument, path: "\(reader.place("arguments"))[\(index)]", into: &self)
    }
    rules = try reader.elements("rules") { value, path throws(JSONShapeError) in
      var reader = try JSONObjectReader(value, path: path)
      let kind = try reader.choice("kind", default: OptionRule.Kind.exclusive)
      let rule = OptionRule(kind, try reader.strings("options"))
      try reader.finish()
      return rule
    }
    examples = try Self.pairs(&reader, "examples", "command", "explanation").map(Example.init)
    exitStatuses = try reader.elements("exitStatuses") { value, path throws(JSONShapeError) in
      var reader = try JSONObjectReader(value, path: path)
      let spec = ExitStatusSpec(try reader.integer("status"), try reader.string("meaning"))
      try reader.finish()
      return spec
    }
    environment = try Self.pairs(&reader, "environment", "name", "help").map(
      EnvironmentVariable.init)
    seeAlso = try reader.strings("seeAlso")
    topics = try reader.elements("topics") { value, path throws(JSONShapeError) in
      var reader = try JSONObjectReader(value, path: path)
      let topic = HelpTopic(
        try reader.string("name"), summary: try reader.string("abstract"),
        text: try reader.string("text"))
      try reader.finish()
      return topic
    }
    subcommands = try reader.elements("subcommands") { value, path throws(JSONShapeError) in
      try CommandSpec(json: value, path: path)
    }
    reader.ignore("superCommands", "defaultSubcommand")
    try reader.finish()
  }

  private static func pairs(
    _ reader: inout JSONObjectReader, _ key: String, _ first: String, _ second: String
  ) throws(JSONShapeError) -> [(String, String)] {
    try reader.elements(key) { value, path throws(JSONShapeError) in
      var reader = try JSONObjectReader(value, path: path)
      let pair = (try reader.string(first), try reader.string(second))
      try reader.finish()
      return pair
    }
  }
}

extension CommandSpec: Codable {
  /// Reads the form of ``json(superCommands:)`` from any decoder.
  public init(from decoder: any Decoder) throws {
    try self.init(json: JSONValue(from: decoder))
  }

  /// Writes the form of ``json(superCommands:)`` to any encoder.
  public func encode(to encoder: any Encoder) throws { try json().encode(to: encoder) }
}
