/// Person trained, as kind `trainee` declares it.
public struct Trainee: RecordView {
  /// The kind read.
  public static let kind = "trainee"

  /// The record.
  public let id: RecordID
  /// Name.
  public let name: String?
  /// Other names and spellings.
  public let otherNames: [String]
  /// Works for. A `organisation`.
  public let organisation: RecordID?
  /// Member. A `member`.
  public let member: RecordID?
  /// E-mail addresses.
  public let email: [String]
  /// Telephone numbers.
  public let phone: [String]
  /// Staff numbers.
  public let staffNumber: [String]
  /// Sex. Code of `sex`.
  public let sex: String?
  /// Country of work. Code of `country`.
  public let country: String?
  /// Language.
  public let language: String?
  /// Status. Code of `traineeStatus`.
  public let status: String?
  /// Same person as. A `trainee`.
  public let sameAs: RecordID?
  /// Notes.
  public let notes: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    name = reader.text("name")
    otherNames = reader.texts("otherNames")
    organisation = reader.reference("organisation")
    member = reader.reference("member")
    email = reader.texts("email")
    phone = reader.texts("phone")
    staffNumber = reader.texts("staffNumber")
    sex = reader.code("sex")
    country = reader.code("country")
    language = reader.text("language")
    status = reader.code("status")
    sameAs = reader.reference("sameAs")
    notes = reader.texts("notes")
  }
}
