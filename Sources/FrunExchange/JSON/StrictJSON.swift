internal import FrunText

/// Reads and writes the JSON of the archive's own files: one spelling, bounded, no surprises.
enum StrictJSON {
  /// Depth allowed anywhere in an archive.
  static let depth = 16

  /// The one spelling of a value, with a closing line feed.
  static func bytes(_ value: JSONValue) -> [UInt8] { Array((value.canonicalText() + "\n").utf8) }

  /// Reads one value in its one spelling, with the closing line feed when `isFile`.
  static func value(
    _ bytes: [UInt8], limit: Int, values: Int = 1_000_000, at place: String
  ) throws(ExchangeError) -> JSONValue {
    let value: JSONValue
    do {
      value = try JSONValue(
        parsing: bytes, limits: JSONLimits(bytes: limit, depth: depth, values: values))
    } catch {
      throw ExchangeError(.contentJSONMalformed, at: place, detail: error.description)
    }
    guard self.bytes(value) == bytes else {
      throw ExchangeError(.contentJSONMalformed, at: place, detail: "not in canonical form")
    }
    return value
  }
}

/// The members of a JSON object, read with errors that name the place.
struct JSONMembers {
  private let object: JSONObject
  private let place: String

  init(_ value: JSONValue, at place: String) throws(ExchangeError) {
    guard let object = value.object else {
      throw ExchangeError(.contentJSONMalformed, at: place, detail: "an object is expected")
    }
    self.object = object
    self.place = place
  }

  var keys: [String] { object.keys }

  func failure(_ key: String) -> ExchangeError {
    ExchangeError(.contentJSONMalformed, at: place, detail: "the member \(key)")
  }

  func optional(_ key: String) -> JSONValue? { object[key] }

  func value(_ key: String) throws(ExchangeError) -> JSONValue {
    guard let value = object[key] else { throw failure(key) }
    return value
  }

  func string(_ key: String) throws(ExchangeError) -> String {
    guard let text = try value(key).string else { throw failure(key) }
    return text
  }

  func strings(_ key: String) throws(ExchangeError) -> [String] {
    guard let array = try value(key).array else { throw failure(key) }
    var strings: [String] = []
    for element in array {
      guard let text = element.string else { throw failure(key) }
      strings.append(text)
    }
    return strings
  }

  /// A whole number from 0 to 2^53.
  func count(_ key: String) throws(ExchangeError) -> Int {
    guard case .integer(let number) = try value(key), (0...(1 << 53)).contains(number) else {
      throw failure(key)
    }
    return Int(number)
  }

  func flag(_ key: String) throws(ExchangeError) -> Bool {
    guard let flag = try value(key).bool else { throw failure(key) }
    return flag
  }

  func object(_ key: String) throws(ExchangeError) -> JSONMembers {
    try JSONMembers(value(key), at: "\(place), \(key)")
  }
}

extension JSONValue {
  /// An object from members in any order; canonical writing sorts them.
  static func members(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    var object = JSONObject()
    for (key, value) in members { object[key] = value }
    return .object(object)
  }
}
