import FrunText

extension OptionSpec: Codable {
  /// Reads an element of a command's `arguments` from any decoder.
  public init(from decoder: any Decoder) throws {
    var command = CommandSpec("option", summary: "")
    try ArgumentJSON.read(JSONValue(from: decoder), path: "", into: &command)
    guard let spec = command.options.first else {
      throw JSONShapeError("must be option or flag", at: "kind")
    }
    self = spec
  }

  /// Writes an element of a command's `arguments` to any encoder.
  public func encode(to encoder: any Encoder) throws {
    try ArgumentJSON.json(self).encode(to: encoder)
  }
}

extension PositionalSpec: Codable {
  /// Reads an element of a command's `arguments` from any decoder.
  public init(from decoder: any Decoder) throws {
    var command = CommandSpec("argument", summary: "")
    try ArgumentJSON.read(JSONValue(from: decoder), path: "", into: &command)
    guard let spec = command.positionals.first else {
      throw JSONShapeError("must be positional", at: "kind")
    }
    self = spec
  }

  /// Writes an element of a command's `arguments` to any encoder.
  public func encode(to encoder: any Encoder) throws {
    try ArgumentJSON.json(self).encode(to: encoder)
  }
}
