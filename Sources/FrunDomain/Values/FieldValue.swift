/// One answer to one question: the value an assertion carries.
public enum FieldValue: Hashable, Sendable {
  /// Free text as written.
  case text(String)
  /// A whole number.
  case integer(Int64)
  /// An exact decimal number in canonical form: no exponent, no superfluous
  /// zeros, no `+`, no `-0`. Build it with `decimal(parsing:)`.
  case decimal(String)
  /// Yes or no. A question that may be unknown uses a code instead.
  case yesNo(Bool)
  /// An immutable code of a vocabulary.
  case code(String)
  /// A civil day.
  case date(CivilDate)
  /// A day known in part.
  case partialDate(PartialDate)
  /// An instant with the wall clock of its author.
  case moment(Moment)
  /// Another record.
  case reference(RecordID)
  /// A SHA-256 digest (32 bytes) of something kept elsewhere, e.g. an attachment.
  case digest([UInt8])

  /// The longest decimal in bytes.
  public static let longestDecimal = 40

  /// A decimal from any plain notation (`007.50` gives `7.5`); nil when the
  /// text is not digits with at most one point and a leading minus, or is
  /// longer than `longestDecimal`.
  public static func decimal(parsing text: String) -> FieldValue? {
    var body = Array(text.utf8)[...]
    guard body.count <= longestDecimal else { return nil }
    let isNegative = body.first == UInt8(ascii: "-")
    if isNegative { body = body.dropFirst() }
    let parts = body.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let whole = parts[0].drop { $0 == 0x30 }
    var fraction = parts.count > 1 ? parts[1] : []
    while fraction.last == 0x30 { fraction = fraction.dropLast() }
    var number = whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self)
    if !fraction.isEmpty { number += "." + String(decoding: fraction, as: UTF8.self) }
    return .decimal(isNegative && number != "0" ? "-" + number : number)
  }

  /// The tag of the canonical JSON form.
  public var tag: String {
    switch self {
    case .text: "text"
    case .integer: "integer"
    case .decimal: "decimal"
    case .yesNo: "yesNo"
    case .code: "code"
    case .date: "date"
    case .partialDate: "partialDate"
    case .moment: "moment"
    case .reference: "reference"
    case .digest: "digest"
    }
  }

  /// The value of the canonical JSON form: always a string, so that no reader
  /// loses digits of a number.
  public var canonicalText: String {
    switch self {
    case .text(let text), .decimal(let text), .code(let text): text
    case .integer(let number): String(number)
    case .yesNo(let answer): answer ? "yes" : "no"
    case .date(let date): date.description
    case .partialDate(let date): date.description
    case .moment(let moment): moment.wallText
    case .reference(let record): record.text
    case .digest(let bytes): Hexadecimal.text(bytes)
    }
  }

  /// The value for people who have no vocabulary at hand: codes stay codes.
  public var displayText: String {
    if case .moment(let moment) = self { return moment.shortText }
    return canonicalText
  }

  /// Reads a tag and its text strictly: only the canonical spelling of a
  /// value is accepted.
  ///
  /// Throws `unknownTag` for a tag this build does not know (a newer
  /// version's) and `malformedText` for a value in another spelling.
  public init(tag: String, text: String) throws(DomainError) {
    let value: FieldValue?
    switch tag {
    case "text": value = .text(text)
    case "integer": value = Int64(text).map(FieldValue.integer)
    case "decimal": value = FieldValue.decimal(parsing: text)
    case "yesNo": value = ["yes": .yesNo(true), "no": .yesNo(false)][text]
    case "code": value = text.isEmpty ? nil : .code(text)
    case "date": value = .date(try CivilDate(parsing: text))
    case "partialDate": value = .partialDate(try PartialDate(parsing: text))
    case "moment": value = .moment(try Moment(parsing: text))
    case "reference": value = RecordID(text: text).map(FieldValue.reference)
    case "digest": value = Hexadecimal.bytes(text).flatMap { $0.count == 32 ? .digest($0) : nil }
    default: throw DomainError(.unknownTag, at: "value", "unknown type of value")
    }
    guard let value, value.canonicalText.utf8.elementsEqual(text.utf8) else {
      throw DomainError(.malformedText, at: "value", "not the canonical spelling of its type")
    }
    self = value
  }
}

extension FieldValue: Codable {
  private enum CodingKeys: String, CodingKey {
    case tag = "t"
    case value = "v"
  }

  /// Reads `{"t": tag, "v": text}`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      tag: container.decode(String.self, forKey: .tag),
      text: container.decode(String.self, forKey: .value))
  }

  /// Writes `{"t": tag, "v": text}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(tag, forKey: .tag)
    try container.encode(canonicalText, forKey: .value)
  }
}
