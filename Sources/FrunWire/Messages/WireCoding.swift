import FoundationEssentials
import FrunText

/// Values of the interface as JSON, through their own coding.
///
/// Text from the pipe is read strictly first (duplicate keys, depth, lone surrogates), so what the
/// decoder sees is unambiguous.
enum WireCoding {
  static func json(_ value: some Encodable) throws -> JSONValue {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // A bare value (a string, nil) is no document for every encoder: wrap it.
    let bytes = Array(try encoder.encode([value]))
    guard case .array(let list) = try JSONValue(parsing: bytes, limits: limits),
      let first = list.first
    else { throw WireError("a value cannot be written") }
    return first
  }

  static func value<Value: Decodable>(_ type: Value.Type, from json: JSONValue) throws -> Value {
    do {
      let list = try JSONDecoder().decode(
        [Value].self, from: Data(JSONValue.array([json]).text().utf8))
      guard let first = list.first else { throw WireError("a value is missing") }
      return first
    } catch let error as DecodingError {
      throw WireError("\(place(of: error)) does not have the shape that is needed")
    }
  }

  static let limits = JSONLimits(bytes: 256 << 20, depth: 128, values: 20_000_000)

  private static func place(of error: DecodingError) -> String {
    let path: [any CodingKey] =
      switch error {
      case .keyNotFound(let key, let context): context.codingPath + [key]
      case .typeMismatch(_, let context), .valueNotFound(_, let context): context.codingPath
      case .dataCorrupted(let context): context.codingPath
      @unknown default: []
      }
    let names = path.dropFirst().map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
    return names.isEmpty ? "the value" : names.joined(separator: ".")
  }
}
