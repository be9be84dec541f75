import Glibc

/// Numbers as expressions read and print them.
///
/// Reading follows the XPath 1.0 production `'-'? Digits ('.' Digits?)? | '.' Digits`
/// with a decimal comma accepted, as field keyboards produce one. Printing never
/// uses an exponent for whole numbers, so that telephone and file numbers survive.
package enum FormNumber {
  /// The number in the text, or NaN.
  package static func parse(_ text: String) -> Double {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var digits = 0
    var points = 0
    let trimmed = trimmed(text)
    for (index, byte) in trimmed.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: bytes.append(byte)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        bytes.append(byte)
      case UInt8(ascii: "."), UInt8(ascii: ","):
        points += 1
        bytes.append(UInt8(ascii: "."))
      default: return .nan
      }
    }
    guard digits > 0, points <= 1 else { return .nan }
    return Double(String(decoding: bytes, as: UTF8.self)) ?? fallback(bytes)
  }

  /// `Double` refuses `5.` and `.5`; add the digit it wants.
  private static func fallback(_ bytes: [UInt8]) -> Double {
    var text = String(decoding: bytes, as: UTF8.self)
    if text.hasSuffix(".") { text += "0" }
    if text.hasPrefix(".") { text = "0" + text }
    if text.hasPrefix("-.") { text = "-0" + text.dropFirst() }
    return Double(text) ?? .nan
  }

  private static func trimmed(_ text: String) -> ArraySlice<UInt8> {
    var bytes = Array(text.utf8)[...]
    let isSpace = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
    while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return bytes
  }

  /// The shortest text that reads back as the same number.
  package static func format(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    if value == 0 { return "0" }
    if value == value.rounded(.towardZero), abs(value) < 9.0e18 { return String(Int64(value)) }
    let text = "\(value)"
    guard let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return text }
    return plain(mantissa: text[..<mark], exponent: Int(text[text.index(after: mark)...]) ?? 0)
  }

  /// Moves the decimal point instead of printing an exponent.
  private static func plain(mantissa: Substring, exponent: Int) -> String {
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    let parts = mantissa.drop(while: { $0 == "-" }).split(
      separator: ".", omittingEmptySubsequences: false)
    let whole = parts.first.map(String.init) ?? "0"
    var fraction = parts.count > 1 ? String(parts[1]) : ""
    if fraction == "0" { fraction = "" }
    if exponent < 0 {
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + whole + fraction
    }
    let padding = max(0, exponent - fraction.count)
    return sign + whole + fraction + String(repeating: "0", count: padding)
  }

  /// Rounds half up for positive and half away from zero for negative numbers,
  /// to the given decimal places (negative places round to tens, hundreds, …).
  package static func round(_ value: Double, places: Double) -> Double {
    guard value.isFinite, !places.isNaN else { return .nan }
    guard abs(places) <= 30 else { return .nan }
    let digits = Int(places)
    if digits == 0 { return value.rounded(.toNearestOrAwayFromZero) }
    let scale = pow(10, Double(abs(digits)))
    let scaled = digits > 0 ? value * scale : value / scale
    guard scaled.isFinite else { return value }
    // 1.005 * 100 is 100.49999…; a nudge of a few units in the last place
    // rounds what the author sees rather than its binary neighbour.
    let nudged = scaled + (scaled < 0 ? -1 : 1) * scaled.magnitude.ulp * 4
    let rounded = nudged.rounded(.toNearestOrAwayFromZero)
    return digits > 0 ? rounded / scale : rounded * scale
  }
}
