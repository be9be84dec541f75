/// View heard, as kind `view` declares it.
public struct HeardView: RecordView {
  /// The kind read.
  public static let kind = "view"

  /// The record.
  public let id: RecordID
  /// Plan. A `plan`.
  public let plan: RecordID?
  /// Person. A `person`.
  public let person: RecordID?
  /// Whose. Code of `participantRole`.
  public let whose: String?
  /// Heard on.
  public let heardOn: CivilDate?
  /// How it was heard. Code of `viewMethod`.
  public let method: String?
  /// In the person's own words.
  public let words: [String]
  /// Language.
  public let language: String?
  /// Interpreter used.
  public let interpreter: Bool?
  /// Heard alone.
  public let alone: Bool?
  /// Drawing. An `attachment`.
  public let drawing: RecordID?
  /// Heard by. A `member`.
  public let heardBy: RecordID?
  /// Weight given. Code of `viewWeight`.
  public let weight: String?
  /// Why.
  public let weightReason: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    plan = reader.reference("plan")
    person = reader.reference("person")
    whose = reader.code("whose")
    heardOn = reader.date("heardOn")
    method = reader.code("method")
    words = reader.texts("words")
    language = reader.text("language")
    interpreter = reader.yesNo("interpreter")
    alone = reader.yesNo("alone")
    drawing = reader.reference("drawing")
    heardBy = reader.reference("heardBy")
    weight = reader.code("weight")
    weightReason = reader.texts("weightReason")
  }
}
