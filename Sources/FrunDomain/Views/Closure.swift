/// Closure, as kind `closure` declares it.
public struct Closure: RecordView {
  /// The kind read.
  public static let kind = "closure"

  /// The record.
  public let id: RecordID
  /// Closed on.
  public let closedOn: CivilDate?
  /// Reason. Code of `closureReason`.
  public let reason: String?
  /// Counts as success.
  public let isSuccess: Bool?
  /// Criteria that were met.
  public let criteria: [String]
  /// Decision and reasons.
  public let decision: [String]
  /// Closed by. A `member`.
  public let decidedBy: RecordID?
  /// Approved by. A `member`.
  public let approvedBy: RecordID?
  /// Closing visit. A `visit`.
  public let closingVisit: RecordID?
  /// Knows whom to call.
  public let contactCardGiven: Bool?
  /// Keep until.
  public let retainUntil: CivilDate?
  /// What would reopen the case.
  public let reopenRule: [String]
  /// Visits cancelled. Records of kind `visit`.
  public let cancelledVisits: [RecordID]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    closedOn = reader.date("closedOn")
    reason = reader.code("reason")
    isSuccess = reader.yesNo("isSuccess")
    criteria = reader.texts("criteria")
    decision = reader.texts("decision")
    decidedBy = reader.reference("decidedBy")
    approvedBy = reader.reference("approvedBy")
    closingVisit = reader.reference("closingVisit")
    contactCardGiven = reader.yesNo("contactCardGiven")
    retainUntil = reader.date("retainUntil")
    reopenRule = reader.texts("reopenRule")
    cancelledVisits = reader.references("cancelledVisits")
  }
}
