/// Why a JSON document does not have the shape that was expected, and where.
///
/// Holds key names and reasons, never values.
public struct JSONShapeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The place as a path: `command.arguments[2].kind`; empty for the document itself.
  public var path: String
  /// What is wrong: lower case, without full stop.
  public var message: String

  /// Creates an error.
  public init(_ message: String, at path: String) {
    self.path = path
    self.message = message
  }

  /// The place and the reason.
  public var description: String { path.isEmpty ? message : "\(path): \(message)" }
}

/// Reads the members of an object strictly: wrong types and unknown keys are errors with a path.
///
/// Call ``finish()`` at the end: it refuses members that nobody asked for, so a misspelled key
/// never passes unseen.
public struct JSONObjectReader {
  /// The place of the object.
  public let path: String
  private let object: JSONObject
  private var known: Set<String> = []

  /// Creates a reader; throws when the value is no object.
  public init(_ value: JSONValue, path: String = "") throws(JSONShapeError) {
    guard case .object(let object) = value else {
      throw JSONShapeError("an object is needed, not \(value.typeNameWithArticle)", at: path)
    }
    self.object = object
    self.path = path
  }

  /// The keys of the object, in order.
  public var keys: [String] { object.keys }

  /// Returns the member, or nil when it is missing or `null`.
  public mutating func value(_ key: String) -> JSONValue? {
    known.insert(key)
    guard let value = object[key], !value.isNull else { return nil }
    return value
  }

  /// Returns the member; throws when it is missing.
  public mutating func required(_ key: String) throws(JSONShapeError) -> JSONValue {
    guard let value = value(key) else { throw JSONShapeError("is missing", at: place(key)) }
    return value
  }

  /// Returns a string that must be there.
  public mutating func string(_ key: String) throws(JSONShapeError) -> String {
    try Self.typed(required(key), \.string, "a string", at: place(key))
  }

  /// Returns a string or nil.
  public mutating func optionalString(_ key: String) throws(JSONShapeError) -> String? {
    guard let value = value(key) else { return nil }
    return try Self.typed(value, \.string, "a string", at: place(key))
  }

  /// Returns a truth value, or `fallback` when it is missing.
  public mutating func bool(_ key: String, default fallback: Bool) throws(JSONShapeError) -> Bool {
    guard let value = value(key) else { return fallback }
    return try Self.typed(value, \.bool, "true or false", at: place(key))
  }

  /// Returns a whole number that must be there.
  public mutating func integer(_ key: String) throws(JSONShapeError) -> Int {
    try Self.typed(required(key), \.integer, "a whole number", at: place(key))
  }

  /// Returns a whole number or nil.
  public mutating func optionalInteger(_ key: String) throws(JSONShapeError) -> Int? {
    guard let value = value(key) else { return nil }
    return try Self.typed(value, \.integer, "a whole number", at: place(key))
  }

  /// Returns a number or nil.
  public mutating func optionalDouble(_ key: String) throws(JSONShapeError) -> Double? {
    guard let value = value(key) else { return nil }
    return try Self.typed(value, \.double, "a number", at: place(key))
  }

  /// Returns the strings of an array; none when it is missing.
  public mutating func strings(_ key: String) throws(JSONShapeError) -> [String] {
    try elements(key) { value, path throws(JSONShapeError) in
      try Self.typed(value, \.string, "a string", at: path)
    }
  }

  /// Returns the elements of an array, each read by `body` with its path; none when it is missing.
  public mutating func elements<Element>(
    _ key: String, _ body: (JSONValue, String) throws(JSONShapeError) -> Element
  ) throws(JSONShapeError) -> [Element] {
    guard let value = value(key) else { return [] }
    let values = try Self.typed(value, \.array, "an array", at: place(key))
    var elements: [Element] = []
    for (index, value) in values.enumerated() {
      elements.append(try body(value, "\(place(key))[\(index)]"))
    }
    return elements
  }

  /// Returns a case of an enumeration of strings, or `fallback` when it is missing.
  public mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, default fallback: Choice
  ) throws(JSONShapeError) -> Choice where Choice.RawValue == String {
    guard let text = try optionalString(key) else { return fallback }
    guard let choice = Choice(rawValue: text) else {
      let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw JSONShapeError("must be one of \(names)", at: place(key))
    }
    return choice
  }

  /// Returns a reader of a member that is an object, or nil when it is missing.
  public mutating func object(_ key: String) throws(JSONShapeError) -> JSONObjectReader? {
    guard let value = value(key) else { return nil }
    return try JSONObjectReader(value, path: place(key))
  }

  /// Marks members as known without reading them.
  public mutating func ignore(_ keys: String...) {
    known.formUnion(keys)
  }

  /// Throws when there are members that nobody asked for.
  public func finish() throws(JSONShapeError) {
    guard let stray = object.keys.first(where: { !known.contains($0) }) else { return }
    let near = Suggestions.nearest(to: stray, among: known.sorted(), count: 1).first
    let hint = near.map { "; did you mean '\($0)'?" } ?? ""
    throw JSONShapeError("unknown key" + hint, at: place(Fitting.truncate(stray, to: 40)))
  }

  /// The path of a member.
  public func place(_ key: String) -> String { path.isEmpty ? key : path + "." + key }

  private static func typed<Result>(
    _ value: JSONValue, _ type: (JSONValue) -> Result?, _ name: String, at path: String
  ) throws(JSONShapeError) -> Result {
    guard let result = type(value) else {
      throw JSONShapeError("\(name) is needed, not \(value.typeNameWithArticle)", at: path)
    }
    return result
  }
}

extension JSONValue {
  /// The name of the type in a sentence: `an array`, `a string`, `null`.
  fileprivate var typeNameWithArticle: String {
    switch self {
    case .null: "null"
    case .array, .object: "an " + typeName
    default: "a " + typeName
    }
  }
}
