/// Complaint, as kind `complaint` declares it.
public struct Complaint: RecordView {
  /// The kind read.
  public static let kind = "complaint"

  /// The record.
  public let id: RecordID
  /// Received on.
  public let receivedOn: CivilDate?
  /// Received by. A `member`.
  public let receivedBy: RecordID?
  /// How it came. Code of `complaintChannel`.
  public let channel: String?
  /// Who complains. Code of `complainant`.
  public let complainant: String?
  /// Without a name.
  public let anonymous: Bool?
  /// About what. Code of `complaintSubject`.
  public let subject: String?
  /// About whom. Code of `complaintAbout`.
  public let aboutRole: [String]
  /// The complaint, in the words of the person.
  public let account: [String]
  /// When it happened.
  public let happenedOn: PartialDate?
  /// What the person wants to happen.
  public let wish: [String]
  /// Fears the consequences of complaining. Code of `yesNoUnknown`.
  public let fearsRetaliation: String?
  /// Harm or exploitation by staff.
  public let isSafeguarding: Bool?
  /// How to answer. Code of `complaintReply`.
  public let replyWay: String?
  /// Where to answer.
  public let replyContact: String?
  /// Passed to (function, not name).
  public let passedTo: String?
  /// Passed on the day.
  public let passedOn: CivilDate?
  /// Status. Code of `complaintStatus`.
  public let status: String?
  /// Outcome.
  public let outcome: [String]
  /// May be read by. Code of `readers`.
  public let readers: String?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    receivedOn = reader.date("receivedOn")
    receivedBy = reader.reference("receivedBy")
    channel = reader.code("channel")
    complainant = reader.code("complainant")
    anonymous = reader.yesNo("anonymous")
    subject = reader.code("subject")
    aboutRole = reader.codes("aboutRole")
    account = reader.texts("account")
    happenedOn = reader.partialDate("happenedOn")
    wish = reader.texts("wish")
    fearsRetaliation = reader.code("fearsRetaliation")
    isSafeguarding = reader.yesNo("isSafeguarding")
    replyWay = reader.code("replyWay")
    replyContact = reader.text("replyContact")
    passedTo = reader.text("passedTo")
    passedOn = reader.date("passedOn")
    status = reader.code("status")
    outcome = reader.texts("outcome")
    readers = reader.code("readers")
  }
}
