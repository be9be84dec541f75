/// Relationship, as kind `relationship` declares it.
public struct Relationship: RecordView {
  /// The kind read.
  public static let kind = "relationship"

  /// The record.
  public let id: RecordID
  /// Person. A `person`.
  public let person: RecordID?
  /// Relative. A `person`.
  public let relative: RecordID?
  /// The relative is the person's. Code of `relation`.
  public let relation: String?
  /// Is or was the caregiver.
  public let isCaregiver: Bool?
  /// Is the legal guardian. Code of `yesNoUnknown`.
  public let isLegalGuardian: String?
  /// Lived together before the separation. Code of `yesNoUnknown`.
  public let livedTogether: String?
  /// In contact now. Code of `yesNoUnknown`.
  public let inContact: String?
  /// Separated from. Code of `yesNoUnknown`.
  public let separatedFrom: String?
  /// Lives in the same household now.
  public let livesInHousehold: Bool?
  /// Relationship verified. Code of `yesNoUnknown`.
  public let verified: String?
  /// How verified, by whom, evidence.
  public let verification: [String]
  /// Social, emotional or economic dependency, with evidence.
  public let dependency: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    person = reader.reference("person")
    relative = reader.reference("relative")
    relation = reader.code("relation")
    isCaregiver = reader.yesNo("isCaregiver")
    isLegalGuardian = reader.code("isLegalGuardian")
    livedTogether = reader.code("livedTogether")
    inContact = reader.code("inContact")
    separatedFrom = reader.code("separatedFrom")
    livesInHousehold = reader.yesNo("livesInHousehold")
    verified = reader.code("verified")
    verification = reader.texts("verification")
    dependency = reader.texts("dependency")
  }
}
