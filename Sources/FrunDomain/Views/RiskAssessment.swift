/// Risk assessment, as kind `risk` declares it.
public struct RiskAssessment: RecordView {
  /// The kind read.
  public static let kind = "risk"

  /// The record.
  public let id: RecordID
  /// Assessed on.
  public let assessedOn: CivilDate?
  /// Assessor. A `member`.
  public let assessor: RecordID?
  /// Level. Code of `riskLevel`.
  public let level: String?
  /// Likelihood. Code of `likelihood`.
  public let likelihood: String?
  /// Severity. Code of `riskLevel`.
  public let severity: String?
  /// Risk factors.
  public let factors: [String]
  /// Protective factors.
  public let protectiveFactors: [String]
  /// Reasons.
  public let reasons: [String]
  /// Why the level differs from the matrix.
  public let overrideReason: [String]
  /// Valid until.
  public let validUntil: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    assessedOn = reader.date("assessedOn")
    assessor = reader.reference("assessor")
    level = reader.code("level")
    likelihood = reader.code("likelihood")
    severity = reader.code("severity")
    factors = reader.texts("factors")
    protectiveFactors = reader.texts("protectiveFactors")
    reasons = reader.texts("reasons")
    overrideReason = reader.texts("overrideReason")
    validUntil = reader.date("validUntil")
  }
}
