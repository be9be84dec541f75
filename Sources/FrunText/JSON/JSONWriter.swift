/// Writes JSON text.
struct JSONWriter {
  private(set) var text = ""
  private let indented: Bool
  private let canonical: Bool

  init(indented: Bool, canonical: Bool = false) {
    self.indented = indented
    self.canonical = canonical
  }

  mutating func write(_ value: JSONValue, level: Int) {
    switch value {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .integer(let number): text += String(number)
    case .number(let number): text += Self.number(number, canonical: canonical)
    case .string(let string): write(string)
    case .array(let elements):
      list("[", "]", elements, level: level) { writer, element in
        writer.write(element, level: level + 1)
      }
    case .object(let object):
      list("{", "}", canonical ? Self.sorted(object.members) : object.members, level: level) {
        writer, member in
        writer.write(member.key)
        writer.text += writer.indented ? ": " : ":"
        writer.write(member.value, level: level + 1)
      }
    }
  }

  private mutating func list<Element>(
    _ opening: String, _ closing: String, _ elements: [Element], level: Int,
    _ body: (inout JSONWriter, Element) -> Void
  ) {
    text += opening
    for (place, element) in elements.enumerated() {
      if place > 0 { text += "," }
      breakLine(level + 1)
      body(&self, element)
    }
    if !elements.isEmpty { breakLine(level) }
    text += closing
  }

  private mutating func breakLine(_ level: Int) {
    guard indented else { return }
    text += "\n" + String(repeating: "  ", count: level)
  }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0x08: text += "\\b"
      case 0x0C: text += "\\f"
      case 0x0A: text += "\\n"
      case 0x0D: text += "\\r"
      case 0x09: text += "\\t"
      case ..<0x20: escape(scalar)
      // JSON allows these raw, but they would act on a terminal that shows the document.
      case 0x7F..<0xA0 where !canonical, 0x2028 where !canonical, 0x2029 where !canonical:
        escape(scalar)
      case 0x202A...0x202E where !canonical, 0x2066...0x2069 where !canonical: escape(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    text += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func sorted(_ members: [JSONObject.Member]) -> [JSONObject.Member] {
    members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
  }

  /// Returns the shortest digits that read back as the same number.
  static func number(_ value: Double, canonical: Bool) -> String {
    guard value.isFinite else { return "null" }
    guard canonical else { return value.description }
    if value == 0 { return "0" }
    let (digits, point) = decimal(value.magnitude)
    let sign = value < 0 ? "-" : ""
    let count = digits.count
    // The cases of ECMA-262, Number::toString.
    if count <= point, point <= 21 {
      return sign + digits + String(repeating: "0", count: point - count)
    }
    if point > 0, point <= 21 {
      return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }
    if point > -6, point <= 0 {
      return sign + "0." + String(repeating: "0", count: -point) + digits
    }
    let exponent = point - 1
    let mark = exponent < 0 ? "e-" : "e+"
    let fraction = count > 1 ? "." + digits.dropFirst() : ""
    return sign + digits.prefix(1) + fraction + mark + String(exponent.magnitude)
  }

  /// Returns the significant digits and the place of the decimal point counted from their start.
  private static func decimal(_ value: Double) -> (digits: String, point: Int) {
    var mantissa = value.description
    var exponent = 0
    if let mark = mantissa.firstIndex(of: "e") {
      exponent = Int(mantissa[mantissa.index(after: mark)...]) ?? 0
      mantissa = String(mantissa[..<mark])
    }
    let parts = mantissa.split(separator: ".", maxSplits: 1)
    let whole = parts.first.map(String.init) ?? ""
    var digits = whole + (parts.count > 1 ? parts[1] : "")
    var point = whole.count + exponent
    while digits.count > 1, digits.first == "0" {
      digits.removeFirst()
      point -= 1
    }
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    return (digits, point)
  }
}
