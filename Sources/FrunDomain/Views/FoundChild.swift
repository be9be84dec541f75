/// How a child was found, as kind `foundChild` declares it.
public struct FoundChild: RecordView {
  /// The kind read.
  public static let kind = "foundChild"

  /// The record.
  public let id: RecordID
  /// Child. A `person`.
  public let person: RecordID?
  /// Found on.
  public let foundOn: PartialDate?
  /// Where.
  public let place: String?
  /// How, and with whom.
  public let circumstances: [String]
  /// Who found or handed over the child.
  public let finder: String?
  /// What the finder is to the child.
  public let finderRelation: String?
  /// How to reach the finder.
  public let finderContact: String?
  /// Where the people who were with the child are now.
  public let group: [String]
  /// Who else may know.
  public let otherWitnesses: [String]
  /// Somebody claims the child. Code of `disclosedAnswer`.
  public let claim: String?
  /// Child and belongings photographed. Code of `photographState`.
  public let photographed: String?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    person = reader.reference("person")
    foundOn = reader.partialDate("foundOn")
    place = reader.text("place")
    circumstances = reader.texts("circumstances")
    finder = reader.text("finder")
    finderRelation = reader.text("finderRelation")
    finderContact = reader.text("finderContact")
    group = reader.texts("group")
    otherWitnesses = reader.texts("otherWitnesses")
    claim = reader.code("claim")
    photographed = reader.code("photographed")
  }
}
