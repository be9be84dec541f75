import FrunCrypto
import FrunDomain
import FrunText

/// Keys of the value index: bytes whose order is the order of the values.
///
/// The first byte tells the type, so values of one field that came with different types never
/// mix. Layout after it:
///
/// | type | bytes |
/// | --- | --- |
/// | text | folded words (at most 64 bytes), 0, the text (at most 200 bytes; of a longer one 192 and 8 of its SHA-256) |
/// | integer, moment | 8, the sign bit flipped |
/// | decimal | sign, exponent, digits; complemented when negative |
/// | yes or no | 0 or 1 |
/// | code | the code |
/// | date | day number in 4, offset by 2³¹ |
/// | partial date | earliest day in 4, latest day in 4, the text |
/// | reference, digest | the bytes |
enum ValueKey {
  enum Tag {
    static let text: UInt8 = 0x10
    static let integer: UInt8 = 0x20
    static let decimal: UInt8 = 0x28
    static let yesNo: UInt8 = 0x30
    static let code: UInt8 = 0x38
    static let date: UInt8 = 0x40
    static let partialDate: UInt8 = 0x48
    static let moment: UInt8 = 0x50
    static let reference: UInt8 = 0x60
    static let digest: UInt8 = 0x68
  }

  static func bytes(of value: FieldValue) -> [UInt8] {
    var writer = ByteWriter()
    switch value {
    case .text(let text): textKey(text, into: &writer)
    case .integer(let number):
      writer.bytes = [Tag.integer]
      writer.write(UInt64(bitPattern: number) ^ 1 << 63)
    case .decimal(let text): writer.bytes = [Tag.decimal] + decimalKey(text)
    case .yesNo(let answer): writer.bytes = [Tag.yesNo, answer ? 1 : 0]
    case .code(let code): writer.bytes = [Tag.code] + shortened(code)
    case .date(let date):
      writer.bytes = [Tag.date]
      writer.write(day(date))
    case .partialDate(let date):
      writer.bytes = [Tag.partialDate]
      writer.write(day(date.earliest))
      writer.write(day(date.latest))
      writer.bytes += Array(date.description.utf8)
    case .moment(let moment):
      writer.bytes = [Tag.moment]
      writer.write(UInt64(bitPattern: moment.utcMilliseconds) ^ 1 << 63)
    case .reference(let record): writer.bytes = [Tag.reference] + record.bytes
    case .digest(let digest): writer.bytes = [Tag.digest] + Array(digest.prefix(64))
    }
    return writer.bytes
  }

  private static func day(_ date: CivilDate) -> UInt32 {
    UInt32(bitPattern: Int32(clamping: date.dayNumber)) ^ 1 << 31
  }

  private static func textKey(_ text: String, into writer: inout ByteWriter) {
    writer.bytes = [Tag.text]
    writer.bytes += SearchFolding.fold(String(text.prefix(64))).text.utf8.prefix(64)
    writer.bytes.append(0)
    writer.bytes += shortened(text)
  }

  private static func shortened(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard bytes.count > 200 else { return bytes }
    return Array(bytes.prefix(192)) + Array(SHA256.hash(bytes).prefix(8))
  }

  /// Sign (0 or 1), then for the magnitude the place of the decimal point and the digits; the
  /// magnitude of a negative number is complemented and closed by 255, so that it sorts backwards.
  private static func decimalKey(_ text: String) -> [UInt8] {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let parts = text.utf8.drop { $0 == UInt8(ascii: "-") }
      .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let whole = parts.first.map { Array($0.drop { $0 == UInt8(ascii: "0") }) } ?? []
    let fraction = parts.count > 1 ? Array(parts[1]) : []
    let leading = whole.isEmpty ? fraction.prefix { $0 == UInt8(ascii: "0") }.count : 0
    let digits = whole + fraction.dropFirst(leading)
    guard !digits.isEmpty else { return [1, 0] }
    let exponent = whole.isEmpty ? -leading : whole.count
    let magnitude = [UInt8(clamping: 128 + exponent)] + digits
    return isNegative ? [0] + magnitude.map { ~$0 } + [255] : [1] + magnitude
  }
}
