/// Practical, as kind `observation` declares it.
public struct Observation: RecordView {
  /// The kind read.
  public static let kind = "observation"

  /// The record.
  public let id: RecordID
  /// Enrolment. A `enrolment`.
  public let enrolment: RecordID?
  /// Observed on.
  public let observedOn: CivilDate?
  /// Assessor. A `member`.
  public let assessor: RecordID?
  /// Digest of the rubric.
  public let rubric: [UInt8]?
  /// Level of each criterion, as ``RubricLevels`` reads them.
  public let levels: String?
  /// Passed.
  public let passed: Bool?
  /// Why the assessor holds no award for it.
  public let unqualified: [String]
  /// Remarks for the person.
  public let notes: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    enrolment = reader.reference("enrolment")
    observedOn = reader.date("observedOn")
    assessor = reader.reference("assessor")
    rubric = reader.digest("rubric")
    levels = reader.text("levels")
    passed = reader.yesNo("passed")
    unqualified = reader.texts("unqualified")
    notes = reader.texts("notes")
  }
}
