import FrunDomain

/// Values and changes as they stand in the tables: a letter for the type, then the canonical text.
///
/// Shorter and faster to read than canonical JSON, and equally exact: the canonical bytes are made
/// again from it.
enum ValueCoding {
  private static let tags: [(letter: UInt8, tag: String)] = [
    (UInt8(ascii: "t"), "text"), (UInt8(ascii: "i"), "integer"), (UInt8(ascii: "n"), "decimal"),
    (UInt8(ascii: "y"), "yesNo"), (UInt8(ascii: "c"), "code"), (UInt8(ascii: "d"), "date"),
    (UInt8(ascii: "p"), "partialDate"), (UInt8(ascii: "m"), "moment"),
    (UInt8(ascii: "r"), "reference"), (UInt8(ascii: "h"), "digest"),
  ]

  private static func letter(of value: FieldValue) -> UInt8 {
    switch value {
    case .text: UInt8(ascii: "t")
    case .integer: UInt8(ascii: "i")
    case .decimal: UInt8(ascii: "n")
    case .yesNo: UInt8(ascii: "y")
    case .code: UInt8(ascii: "c")
    case .date: UInt8(ascii: "d")
    case .partialDate: UInt8(ascii: "p")
    case .moment: UInt8(ascii: "m")
    case .reference: UInt8(ascii: "r")
    case .digest: UInt8(ascii: "h")
    }
  }

  static func bytes(of value: FieldValue) -> [UInt8] {
    [letter(of: value)] + Array(value.canonicalText.utf8)
  }

  static func value(_ bytes: some Collection<UInt8>) -> FieldValue? {
    guard let first = bytes.first, let tag = tags.first(where: { $0.letter == first })?.tag,
      let text = String(validating: bytes.dropFirst(), as: UTF8.self)
    else { return nil }
    return try? FieldValue(tag: tag, text: text)
  }

  /// The change: a letter for the operation, then the value or the digest.
  static func bytes(of change: Change) -> [UInt8] {
    switch change {
    case .set(let value): [UInt8(ascii: "s")] + bytes(of: value)
    case .retract: [UInt8(ascii: "x")]
    case .add(let value): [UInt8(ascii: "a")] + bytes(of: value)
    case .remove(let value): [UInt8(ascii: "r")] + bytes(of: value)
    case .append(let value): [UInt8(ascii: "p")] + bytes(of: value)
    case .erase(let digest): [UInt8(ascii: "e")] + digest
    }
  }

  static func change(_ bytes: [UInt8]) -> Change? {
    guard let operation = bytes.first else { return nil }
    let rest = bytes.dropFirst()
    switch operation {
    case UInt8(ascii: "s"): return value(rest).map(Change.set)
    case UInt8(ascii: "x"): return rest.isEmpty ? .retract : nil
    case UInt8(ascii: "a"): return value(rest).map(Change.add)
    case UInt8(ascii: "r"): return value(rest).map(Change.remove)
    case UInt8(ascii: "p"): return value(rest).map(Change.append)
    case UInt8(ascii: "e"): return rest.count == 32 ? .erase(Array(rest)) : nil
    default: return nil
    }
  }
}
