/// Check of the present care, as kind `careCheck` declares it.
public struct CareCheck: RecordView {
  /// The kind read.
  public static let kind = "careCheck"

  /// The record.
  public let id: RecordID
  /// Caregiver. A `person`.
  public let caregiver: RecordID?
  /// Checked on.
  public let checkedOn: CivilDate?
  /// Arrangement. Code of `careArrangement`.
  public let arrangement: String?
  /// Since.
  public let since: PartialDate?
  /// How child and caregiver met. Code of `metHow`.
  public let metHow: String?
  /// Caregiver willing to continue. Code of `willingness`.
  public let willing: String?
  /// How long, or why not.
  public let until: [String]
  /// The child works. Code of `childWork`.
  public let work: String?
  /// Child safe there. Code of `protectiveAnswer`.
  public let safe: String?
  /// Child agrees that the caregiver is contacted. Code of `yesNoUnknown`.
  public let contactAllowed: String?
  /// What the child says of it.
  public let childView: [String]
  /// What is missing.
  public let needs: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    caregiver = reader.reference("caregiver")
    checkedOn = reader.date("checkedOn")
    arrangement = reader.code("arrangement")
    since = reader.partialDate("since")
    metHow = reader.code("metHow")
    willing = reader.code("willing")
    until = reader.texts("until")
    work = reader.code("work")
    safe = reader.code("safe")
    contactAllowed = reader.code("contactAllowed")
    childView = reader.texts("childView")
    needs = reader.texts("needs")
  }
}
