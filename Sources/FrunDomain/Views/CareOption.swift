/// Option weighed, as kind `careOption` declares it.
public struct CareOption: RecordView {
  /// The kind read.
  public static let kind = "careOption"

  /// The record.
  public let id: RecordID
  /// Assessment. A `assessment`.
  public let assessment: RecordID?
  /// Option. Code of `decisionOption`.
  public let option: String?
  /// What it would look like.
  public let description: [String]
  /// What speaks for it.
  public let inFavour: [String]
  /// What speaks against it.
  public let against: [String]
  /// The child's view of it.
  public let childView: [String]
  /// Can be done. Code of `yesNoUnknown`.
  public let feasible: String?
  /// Recommended.
  public let recommended: Bool?

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    assessment = reader.reference("assessment")
    option = reader.code("option")
    description = reader.texts("description")
    inFavour = reader.texts("inFavour")
    against = reader.texts("against")
    childView = reader.texts("childView")
    feasible = reader.code("feasible")
    recommended = reader.yesNo("recommended")
  }
}
