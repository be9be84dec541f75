/// Role of a person, as kind `roleHeld` declares it.
public struct RoleHeld: RecordView {
  /// The kind read.
  public static let kind = "roleHeld"

  /// The record.
  public let id: RecordID
  /// Person trained. A `trainee`.
  public let trainee: RecordID?
  /// Role. Code of `trainingRole`.
  public let role: String?
  /// Since.
  public let since: CivilDate?
  /// Last day.
  public let until: CivilDate?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    trainee = reader.reference("trainee")
    role = reader.code("role")
    since = reader.date("since")
    until = reader.date("until")
  }
}
