/// Attendance, as kind `attendance` declares it.
public struct Attendance: RecordView {
  /// The kind read.
  public static let kind = "attendance"

  /// The record.
  public let id: RecordID
  /// Enrolment. A `enrolment`.
  public let enrolment: RecordID?
  /// Day.
  public let day: CivilDate?
  /// Status. Code of `attendanceStatus`.
  public let status: String?
  /// Minutes.
  public let minutes: Int?
  /// Comes from. Code of `recordSource`.
  public let source: String?
  /// Digest of the file it came from.
  public let sourceDigest: [UInt8]?
  /// Line of that file.
  public let sourceRow: Int?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    enrolment = reader.reference("enrolment")
    day = reader.date("day")
    status = reader.code("status")
    minutes = reader.integer("minutes")
    source = reader.code("source")
    sourceDigest = reader.digest("sourceDigest")
    sourceRow = reader.integer("sourceRow")
  }
}
