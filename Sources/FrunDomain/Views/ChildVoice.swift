/// What a child says of life now, as kind `childVoice` declares it.
public struct ChildVoice: RecordView {
  /// The kind read.
  public static let kind = "childVoice"

  /// The record.
  public let id: RecordID
  /// Child. A `person`.
  public let person: RecordID?
  /// Asked on.
  public let askedOn: CivilDate?
  /// Seen alone.
  public let alone: Bool?
  /// How the child feels these days. Code of `feeling`.
  public let feeling: String?
  /// Feels safe where it lives. Code of `protectiveAnswer`.
  public let safeHere: String?
  /// Where or when it does not feel safe.
  public let unsafe: [String]
  /// What is good.
  public let goodThings: [String]
  /// What worries the child.
  public let worries: [String]
  /// What the child hopes for.
  public let hopes: [String]
  /// Whom the child trusts.
  public let trusted: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    person = reader.reference("person")
    askedOn = reader.date("askedOn")
    alone = reader.yesNo("alone")
    feeling = reader.code("feeling")
    safeHere = reader.code("safeHere")
    unsafe = reader.texts("unsafe")
    goodThings = reader.texts("goodThings")
    worries = reader.texts("worries")
    hopes = reader.texts("hopes")
    trusted = reader.texts("trusted")
  }
}
