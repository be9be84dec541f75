/// Score of a domain, as kind `domainScore` declares it.
public struct DomainScore: RecordView {
  /// The kind read.
  public static let kind = "domainScore"

  /// The record.
  public let id: RecordID
  /// Assessment. An `assessment`.
  public let assessment: RecordID?
  /// Visit. A `visit`.
  public let visit: RecordID?
  /// Domain. Code of `domain`.
  public let domain: String?
  /// Score (1 very bad to 4 good).
  public let score: Int?
  /// Reason.
  public let reason: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    assessment = reader.reference("assessment")
    visit = reader.reference("visit")
    domain = reader.code("domain")
    score = reader.integer("score")
    reason = reader.texts("reason")
  }
}
