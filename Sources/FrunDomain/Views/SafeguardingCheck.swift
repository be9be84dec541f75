/// Safeguarding check of an adult, as kind `safeguardingCheck` declares it.
public struct SafeguardingCheck: RecordView {
  /// The kind read.
  public static let kind = "safeguardingCheck"

  /// The record.
  public let id: RecordID
  /// Adult. A `person`.
  public let adult: RecordID?
  /// Result. Code of `checkResult`.
  public let result: String?
  /// Checked on.
  public let checkedOn: CivilDate?
  /// Valid until.
  public let validUntil: CivilDate?
  /// Checked by. A `member`.
  public let checkedBy: RecordID?
  /// Sources consulted.
  public let sources: [String]
  /// Identity verified. Code of `yesNoUnknown`.
  public let identityVerified: String?
  /// Details.
  public let details: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    adult = reader.reference("adult")
    result = reader.code("result")
    checkedOn = reader.date("checkedOn")
    validUntil = reader.date("validUntil")
    checkedBy = reader.reference("checkedBy")
    sources = reader.texts("sources")
    identityVerified = reader.code("identityVerified")
    details = reader.texts("details")
  }
}
