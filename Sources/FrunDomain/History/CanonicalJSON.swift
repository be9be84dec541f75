public import FrunText

/// The spelling of JSON that history is hashed and signed in (RFC 8785).
///
/// Reading is strict: bytes that the writer would have written differently are
/// refused, so that a digest of the bytes is a digest of the meaning.
public enum CanonicalJSON {
  /// Deepest nesting read.
  public static let deepest = 8
  /// Longest input read, in bytes.
  public static let longest = 8 << 20

  /// The one spelling of a value, as UTF-8.
  public static func bytes(_ value: JSONValue) -> [UInt8] { Array(value.canonicalText().utf8) }

  /// Reads canonical bytes. Throws `malformedJSON` (with line and column) or
  /// `outOfBounds`.
  public static func value(_ bytes: [UInt8], at place: String) throws(DomainError) -> JSONValue {
    let value: JSONValue
    do {
      value = try JSONValue(
        parsing: bytes, limits: JSONLimits(bytes: longest, depth: deepest, values: 100_000))
    } catch {
      let isLimit = [.tooDeep, .tooLarge, .tooManyValues].contains(error.reason)
      throw DomainError(isLimit ? .outOfBounds : .malformedJSON, at: place, error.description)
    }
    guard self.bytes(value) == bytes else {
      throw DomainError(.malformedJSON, at: place, "not in canonical form")
    }
    return value
  }

  /// An object.
  static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    var object = JSONObject()
    for (key, value) in members { object[key] = value }
    return .object(object)
  }
}

extension JSONValue {
  /// The members of an object; throws `malformedJSON` for anything else or
  /// for a missing member, `unknownTag` for a member not expected.
  func members(_ expected: Set<String>, optional: Set<String> = [], at place: String)
    throws(DomainError) -> JSONObject
  {
    guard let object else {
      throw DomainError(.malformedJSON, at: place, "an object is expected")
    }
    for key in expected.sorted() where object[key] == nil {
      throw DomainError(.malformedJSON, at: place, "the member \(key) is missing")
    }
    guard object.keys.allSatisfy({ expected.contains($0) || optional.contains($0) }) else {
      throw DomainError(.unknownTag, at: place, "a member of a newer version")
    }
    return object
  }

  func elements(at place: String) throws(DomainError) -> [JSONValue] {
    guard let array else { throw DomainError(.malformedJSON, at: place, "an array is expected") }
    return array
  }

  func text(at place: String) throws(DomainError) -> String {
    guard let string else { throw DomainError(.malformedJSON, at: place, "a string is expected") }
    return string
  }

  func number(at place: String) throws(DomainError) -> Int {
    guard case .integer(let number) = self, let number = Int(exactly: number) else {
      throw DomainError(.malformedJSON, at: place, "a whole number is expected")
    }
    return number
  }

  func hexadecimal(at place: String, count: Int) throws(DomainError) -> [UInt8] {
    guard let bytes = Hexadecimal.bytes(try text(at: place)), bytes.count == count else {
      throw DomainError(.malformedJSON, at: place, "\(count) bytes in hexadecimal are expected")
    }
    return bytes
  }
}

extension JSONObject {
  /// A member that must be there.
  func member(_ key: String) throws(DomainError) -> JSONValue {
    guard let value = self[key] else {
      throw DomainError(.malformedJSON, at: key, "the member is missing")
    }
    return value
  }
}
