import FrunDomain
import Testing

@Suite("Field values")
struct FieldValueTests {
  static let values: [FieldValue] = [
    .text("Amina \"the tall\"\n\u{1}أمينة"), .text(""), .integer(.min), .integer(0),
    .decimal("-12.5"), .yesNo(true), .yesNo(false), .code("home_visit"), .date(.first),
    .moment(Fixture.moment), .reference(Fixture.record(3)),
    .digest([UInt8](repeating: 0xAB, count: 32)),
  ]

  @Test("the canonical form reads back", arguments: values)
  func roundTrip(value: FieldValue) throws {
    #expect(try FieldValue(tag: value.tag, text: value.canonicalText) == value)
    #expect(try FieldValue(canonicalJSON: value.canonicalJSON) == value)
  }

  @Test(
    "other spellings are refused",
    arguments: [
      ("integer", "+1"), ("integer", "01"), ("integer", "9223372036854775808"), ("decimal", "1.0"),
      ("decimal", "-0"), ("decimal", "1e3"), ("yesNo", "true"), ("code", ""),
      ("date", "2026-2-3"), ("partialDate", "1998-??-??"), ("reference", "0"),
      ("reference", "ZZZZZZZZZZZZZZZZZZZZZZZZZW"), ("digest", "AB"), ("digest", "ab"),
    ])
  func refused(tag: String, text: String) {
    #expect(throws: DomainError.self) { try FieldValue(tag: tag, text: text) }
  }

  @Test("a type of a newer version is told apart from a malformed value")
  func newer() {
    #expect {
      try FieldValue(tag: "geoPoint", text: "1 2")
    } throws: { error in
      (error as? DomainError)?.code == .unknownTag
    }
  }

  @Test(
    "decimals take one form",
    arguments: [
      ("007.50", "7.5"), ("-0.0", "0"), ("10", "10"), ("0.010", "0.01"), ("-3.20", "-3.2"),
    ])
  func decimals(text: String, canonical: String) {
    #expect(FieldValue.decimal(parsing: text) == .decimal(canonical))
  }

  @Test(
    "texts that are no decimal", arguments: ["", "-", ".", "1.", ".5", "1.2.3", "1,5", "1e5", "٣"])
  func noDecimals(text: String) {
    #expect(FieldValue.decimal(parsing: text) == nil)
  }
}
