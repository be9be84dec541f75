/// Transfer of the case, as kind `transfer` declares it.
public struct Transfer: RecordView {
  /// The kind read.
  public static let kind = "transfer"

  /// The record.
  public let id: RecordID
  /// Reason. Code of `transferReason`.
  public let reason: String?
  /// Explanation.
  public let explanation: [String]
  /// To whom. Code of `transferKind`.
  public let kind: String?
  /// Receiving organisation.
  public let toOrganisation: String?
  /// Receiving person, by function.
  public let toFunction: String?
  /// Country. Code of `country`.
  public let toCountry: String?
  /// Decided on.
  public let decidedOn: CivilDate?
  /// Decided by. A `member`.
  public let decidedBy: RecordID?
  /// Handed over on.
  public let handoverOn: CivilDate?
  /// How handed over. Code of `handoverWay`.
  public let handoverWay: String?
  /// What is handed over. Code of `transferContents`.
  public let contents: [String]
  /// What is withheld, and why.
  public let withheld: [String]
  /// What must not wait.
  public let openNeeds: [String]
  /// The child's view.
  public let childView: [String]
  /// Child met the new worker.
  public let childMet: Bool?
  /// Status. Code of `transferStatus`.
  public let status: String?
  /// Why rejected.
  public let rejectionReason: [String]
  /// Day on which the receiver is asked how it went.
  public let checkOn: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    reason = reader.code("reason")
    explanation = reader.texts("explanation")
    kind = reader.code("kind")
    toOrganisation = reader.text("toOrganisation")
    toFunction = reader.text("toFunction")
    toCountry = reader.code("toCountry")
    decidedOn = reader.date("decidedOn")
    decidedBy = reader.reference("decidedBy")
    handoverOn = reader.date("handoverOn")
    handoverWay = reader.code("handoverWay")
    contents = reader.codes("contents")
    withheld = reader.texts("withheld")
    openNeeds = reader.texts("openNeeds")
    childView = reader.texts("childView")
    childMet = reader.yesNo("childMet")
    status = reader.code("status")
    rejectionReason = reader.texts("rejectionReason")
    checkOn = reader.date("checkOn")
  }
}
