/// Team, as kind `team` declares it.
public struct TeamProfile: RecordView {
  /// The kind read.
  public static let kind = "team"

  /// The record.
  public let id: RecordID
  /// Name.
  public let name: String?
  /// age recipient of the recovery key.
  public let recoveryRecipient: String?
  /// Shares of the recovery key, needed and made.
  public let recoveryScheme: String?
  /// Recovery key made on.
  public let recoverySince: CivilDate?
  /// Recovery rehearsed on.
  public let drilledOn: CivilDate?
  /// Directory confirmed on.
  public let confirmedOn: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    name = reader.text("name")
    recoveryRecipient = reader.text("recoveryRecipient")
    recoveryScheme = reader.text("recoveryScheme")
    recoverySince = reader.date("recoverySince")
    drilledOn = reader.date("drilledOn")
    confirmedOn = reader.date("confirmedOn")
  }
}
