/// Course, as kind `course` declares it.
public struct Course: RecordView {
  /// The kind read.
  public static let kind = "course"

  /// The record.
  public let id: RecordID
  /// Code.
  public let code: String?
  /// Version.
  public let version: String?
  /// Title.
  public let title: String?
  /// Status. Code of `courseStatus`.
  public let status: String?
  /// Minutes.
  public let minutes: Int?
  /// Expiry. Code of `expiryMode`.
  public let expiryMode: String?
  /// Months valid.
  public let months: Int?
  /// Days before expiry in which it can be renewed.
  public let windowDays: Int?
  /// Fixed day (MM-DD).
  public let fixedDay: String?
  /// Least days valid.
  public let minActiveDays: Int?
  /// Roles. Codes of `trainingRole`.
  public let roles: [String]
  /// Gives (competence/level).
  public let gives: [String]
  /// Actions it opens.
  public let gates: [String]
  /// Digest of the course file.
  public let definition: [UInt8]?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    code = reader.text("code")
    version = reader.text("version")
    title = reader.text("title")
    status = reader.code("status")
    minutes = reader.integer("minutes")
    expiryMode = reader.code("expiryMode")
    months = reader.integer("months")
    windowDays = reader.integer("windowDays")
    fixedDay = reader.text("fixedDay")
    minActiveDays = reader.integer("minActiveDays")
    roles = reader.codes("roles")
    gives = reader.texts("gives")
    gates = reader.texts("gates")
    definition = reader.digest("definition")
  }
}
