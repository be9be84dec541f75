import FrunText

/// Adding members to an object without writing what says nothing.
extension JSONObject {
  mutating func add(_ key: String, _ text: String?) {
    if let text, !text.isEmpty { self[key] = .string(text) }
  }

  /// Adds the text even when it is empty: an empty default is not the same as none.
  mutating func addExactly(_ key: String, _ text: String?) {
    if let text { self[key] = .string(text) }
  }

  mutating func add(_ key: String, _ flag: Bool) {
    if flag { self[key] = true }
  }

  mutating func add(_ key: String, _ texts: [String]) {
    if !texts.isEmpty { self[key] = .array(texts.map { .string($0) }) }
  }

  mutating func add(_ key: String, _ values: [JSONValue]) {
    if !values.isEmpty { self[key] = .array(values) }
  }
}
