import FrunText

/// Turns a value into JSON without text in between.
struct WireEncoder: Encoder {
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }
  fileprivate let slot: Slot

  /// The JSON of a value; bytes and JSON have shapes of their own.
  static func json<Value: Encodable>(
    _ value: Value, at path: [any CodingKey]
  ) throws -> JSONValue {
    // By type and not by a cast: an empty list of texts can be cast to one of bytes.
    if Value.self == [UInt8].self, let bytes = value as? [UInt8] { return WireBytes.json(bytes) }
    if Value.self == JSONValue.self, let json = value as? JSONValue { return json }
    if Value.self == String.self, let text = value as? String { return .string(text) }
    let slot = Slot()
    try value.encode(to: WireEncoder(codingPath: path, slot: slot))
    return slot.json
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    slot.beginObject()
    return KeyedEncodingContainer(KeyedWriter<Key>(codingPath: codingPath, slot: slot))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    slot.beginArray()
    return ListWriter(codingPath: codingPath, slot: slot)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    ValueWriter(codingPath: codingPath, slot: slot)
  }
}

/// Where one value is put together: containers are handed out before they are filled.
private final class Slot {
  private enum Content {
    case value(JSONValue)
    case object([(name: String, slot: Slot)])
    case array([Slot])
  }

  private var content: Content?

  init(_ value: JSONValue? = nil) {
    content = value.map { .value($0) }
  }

  var count: Int {
    if case .array(let slots) = content { slots.count } else { 0 }
  }

  func set(_ value: JSONValue) { content = .value(value) }

  func beginObject() {
    if case .object = content { return }
    content = .object([])
  }

  func beginArray() {
    if case .array = content { return }
    content = .array([])
  }

  func put(_ slot: Slot, as name: String) {
    guard case .object(var members) = content else { return }
    content = nil
    members.append((name, slot))
    content = .object(members)
  }

  func append(_ slot: Slot) {
    guard case .array(var slots) = content else { return }
    content = nil
    slots.append(slot)
    content = .array(slots)
  }

  var json: JSONValue {
    switch content {
    case nil: return .object(JSONObject())
    case .value(let value): return value
    case .array(let slots): return .array(slots.map(\.json))
    case .object(let members):
      var object = JSONObject()
      for member in members { object[member.name] = member.slot.json }
      return .object(object)
    }
  }
}

private struct KeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let codingPath: [any CodingKey]
  let slot: Slot

  private func next(_ key: any CodingKey) -> Slot {
    let next = Slot()
    slot.put(next, as: key.stringValue)
    return next
  }

  func encodeNil(forKey key: Key) { next(key).set(.null) }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    next(key).set(try WireEncoder.json(value, at: codingPath + [key]))
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    WireEncoder(codingPath: codingPath + [key], slot: next(key)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    WireEncoder(codingPath: codingPath + [key], slot: next(key)).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    WireEncoder(codingPath: codingPath + [WireKey.parent], slot: next(WireKey.parent))
  }

  func superEncoder(forKey key: Key) -> any Encoder {
    WireEncoder(codingPath: codingPath + [key], slot: next(key))
  }
}

private struct ListWriter: UnkeyedEncodingContainer {
  let codingPath: [any CodingKey]
  let slot: Slot

  var count: Int { slot.count }

  private func next() -> (slot: Slot, path: [any CodingKey]) {
    let next = Slot()
    let path = codingPath + [WireKey(count)]
    slot.append(next)
    return (next, path)
  }

  func encodeNil() { slot.append(Slot(.null)) }

  func encode<Value: Encodable>(_ value: Value) throws {
    slot.append(Slot(try WireEncoder.json(value, at: codingPath + [WireKey(count)])))
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    let (slot, path) = next()
    return WireEncoder(codingPath: path, slot: slot).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    let (slot, path) = next()
    return WireEncoder(codingPath: path, slot: slot).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    let (slot, path) = next()
    return WireEncoder(codingPath: path, slot: slot)
  }
}

private struct ValueWriter: SingleValueEncodingContainer {
  let codingPath: [any CodingKey]
  let slot: Slot

  func encodeNil() { slot.set(.null) }
  func encode(_ value: Bool) { slot.set(.bool(value)) }
  func encode(_ value: String) { slot.set(.string(value)) }
  func encode(_ value: Float) throws { try encode(Double(value)) }
  func encode(_ value: Double) throws {
    guard value.isFinite else { throw refusal(value) }
    slot.set(.number(value))
  }

  func encode(_ value: Int) throws { try whole(value) }
  func encode(_ value: Int8) throws { try whole(value) }
  func encode(_ value: Int16) throws { try whole(value) }
  func encode(_ value: Int32) throws { try whole(value) }
  func encode(_ value: Int64) throws { try whole(value) }
  func encode(_ value: UInt) throws { try whole(value) }
  func encode(_ value: UInt8) throws { try whole(value) }
  func encode(_ value: UInt16) throws { try whole(value) }
  func encode(_ value: UInt32) throws { try whole(value) }
  func encode(_ value: UInt64) throws { try whole(value) }

  func encode<Value: Encodable>(_ value: Value) throws {
    slot.set(try WireEncoder.json(value, at: codingPath))
  }

  private func whole(_ value: some FixedWidthInteger) throws {
    guard let number = Int64(exactly: value) else { throw refusal(value) }
    slot.set(.integer(number))
  }

  private func refusal(_ value: Any) -> EncodingError {
    .invalidValue(value, .init(codingPath: codingPath, debugDescription: "beyond what JSON holds"))
  }
}
