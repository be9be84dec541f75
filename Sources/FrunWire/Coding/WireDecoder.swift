import FrunText

/// Reads a value from JSON without text in between.
struct WireDecoder: Decoder {
  let json: JSONValue
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// A value; bytes and JSON have shapes of their own.
  static func value<Value: Decodable>(
    _ type: Value.Type, from json: JSONValue, at path: [any CodingKey]
  ) throws -> Value {
    if type == [UInt8].self {
      guard let bytes = WireBytes.bytes(json) as? Value else { throw mismatch(type, path) }
      return bytes
    }
    if type == JSONValue.self, let value = json as? Value { return value }
    return try Value(from: WireDecoder(json: json, codingPath: path))
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard let object = json.object else { throw Self.mismatch(type, codingPath) }
    return KeyedDecodingContainer(KeyedSource<Key>(object: object, codingPath: codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard let elements = json.array else { throw Self.mismatch([JSONValue].self, codingPath) }
    return ListSource(elements: elements, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    ValueSource(json: json, codingPath: codingPath)
  }

  fileprivate static func mismatch(_ type: Any.Type, _ path: [any CodingKey]) -> DecodingError {
    .typeMismatch(type, .init(codingPath: path, debugDescription: "another shape"))
  }
}

private struct KeyedSource<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let object: JSONObject
  let codingPath: [any CodingKey]

  var allKeys: [Key] { object.keys.compactMap { Key(stringValue: $0) } }

  func contains(_ key: Key) -> Bool { object[key.stringValue] != nil }
  func decodeNil(forKey key: Key) throws -> Bool { try member(key).isNull }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try WireDecoder.value(type, from: member(key), at: codingPath + [key])
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try decoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    WireDecoder(
      json: object[WireKey.parent.stringValue] ?? .null, codingPath: codingPath + [WireKey.parent])
  }

  func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }

  private func decoder(_ key: Key) throws -> WireDecoder {
    WireDecoder(json: try member(key), codingPath: codingPath + [key])
  }

  private func member(_ key: Key) throws -> JSONValue {
    guard let value = object[key.stringValue] else {
      throw DecodingError.keyNotFound(
        key, .init(codingPath: codingPath, debugDescription: "is missing"))
    }
    return value
  }
}

private struct ListSource: UnkeyedDecodingContainer {
  let elements: [JSONValue]
  let codingPath: [any CodingKey]
  private(set) var currentIndex = 0

  init(elements: [JSONValue], codingPath: [any CodingKey]) {
    self.elements = elements
    self.codingPath = codingPath
  }

  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex >= elements.count }

  private var path: [any CodingKey] { codingPath + [WireKey(currentIndex)] }

  private func element() throws -> JSONValue {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        JSONValue.self, .init(codingPath: path, debugDescription: "the list ends here"))
    }
    return elements[currentIndex]
  }

  mutating func decodeNil() throws -> Bool {
    guard try element().isNull else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let value = try WireDecoder.value(type, from: element(), at: path)
    currentIndex += 1
    return value
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try superDecoder().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try superDecoder().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder {
    let decoder = WireDecoder(json: try element(), codingPath: path)
    currentIndex += 1
    return decoder
  }
}

private struct ValueSource: SingleValueDecodingContainer {
  let json: JSONValue
  let codingPath: [any CodingKey]

  func decodeNil() -> Bool { json.isNull }

  func decode(_ type: Bool.Type) throws -> Bool { try some(json.bool) }
  func decode(_ type: String.Type) throws -> String { try some(json.string) }
  func decode(_ type: Double.Type) throws -> Double { try some(json.double) }
  func decode(_ type: Float.Type) throws -> Float { Float(try some(json.double)) }
  func decode(_ type: Int.Type) throws -> Int { try whole() }
  func decode(_ type: Int8.Type) throws -> Int8 { try whole() }
  func decode(_ type: Int16.Type) throws -> Int16 { try whole() }
  func decode(_ type: Int32.Type) throws -> Int32 { try whole() }
  func decode(_ type: Int64.Type) throws -> Int64 { try whole() }
  func decode(_ type: UInt.Type) throws -> UInt { try whole() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try whole() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try whole() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try whole() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try whole() }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try WireDecoder.value(type, from: json, at: codingPath)
  }

  private func some<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw WireDecoder.mismatch(Value.self, codingPath) }
    return value
  }

  private func whole<Number: FixedWidthInteger>() throws -> Number {
    try some(json.integer.flatMap { Number(exactly: $0) })
  }
}
