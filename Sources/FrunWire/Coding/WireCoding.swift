import FrunText

/// Values of the interface as JSON, through their own coding.
///
/// Two shapes are the pipe's own, wherever they stand in a value: bytes are one text in base64,
/// `{"base64":"…"}`, a third longer than they are where a list of numbers would be four times as
/// long; and JSON stays as it is, its members in their order.
enum WireCoding {
  static let limits = JSONLimits(bytes: 256 << 20, depth: 128, values: 20_000_000)

  static func json<Value: Encodable>(_ value: Value) throws -> JSONValue {
    do {
      return try WireEncoder.json(value, at: [])
    } catch is EncodingError {
      throw WireError("a value cannot be written")
    }
  }

  static func value<Value: Decodable>(_ type: Value.Type, from json: JSONValue) throws -> Value {
    do {
      return try WireDecoder.value(type, from: json, at: [])
    } catch let error as DecodingError {
      throw WireError("\(place(of: error)) does not have the shape that is needed")
    }
  }

  private static func place(of error: DecodingError) -> String {
    let path: [any CodingKey] =
      switch error {
      case .keyNotFound(let key, let context): context.codingPath + [key]
      case .typeMismatch(_, let context), .valueNotFound(_, let context): context.codingPath
      case .dataCorrupted(let context): context.codingPath
      @unknown default: []
      }
    let names = path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
    return names.isEmpty ? "the value" : names.joined(separator: ".")
  }
}

/// The place of an element in a list, or a name that only the coding knows.
struct WireKey: CodingKey {
  var stringValue: String
  var intValue: Int?

  init(_ index: Int) {
    stringValue = String(index)
    intValue = index
  }

  init(stringValue: String) {
    self.stringValue = stringValue
  }

  init?(intValue: Int) { self.init(intValue) }

  /// What a class writes of the one it is made from.
  static let parent = WireKey(stringValue: "super")
}
