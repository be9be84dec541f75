/// Person, as kind `person` declares it.
public struct Person: RecordView {
  /// The kind read.
  public static let kind = "person"

  /// The record.
  public let id: RecordID
  /// Role in the case. Code of `personRole`.
  public let role: String?
  /// Sex. Code of `sex`.
  public let sex: String?
  /// Date of birth.
  public let birthDate: PartialDate?
  /// Alive. Code of `aliveStatus`.
  public let alive: String?
  /// Circumstances of death.
  public let deathDetails: [String]
  /// Nationality. Codes of `country`.
  public let nationality: [String]
  /// Country of origin. Code of `country`.
  public let originCountry: String?
  /// Ethnicity.
  public let ethnicity: [String]
  /// Languages spoken.
  public let language: [String]
  /// Religion.
  public let religion: [String]
  /// Marital status. Code of `maritalStatus`.
  public let maritalStatus: String?
  /// Occupation.
  public let occupation: String?
  /// Disability. Code of `yesNoUnknown`.
  public let disability: String?
  /// Disability in words.
  public let disabilityDetails: [String]
  /// Best means of communication. Codes of `communicationMeans`.
  public let communication: [String]
  /// Appearance, marks, accent, belongings, songs, games.
  public let description: [String]
  /// Wants contact with the family. Code of `contactWish`.
  public let contactWish: String?
  /// Reason.
  public let contactWishReason: [String]
  /// Location must stay secret.
  public let locationConfidential: Bool?
  /// Why to withhold. Codes of `withholdReason`.
  public let withholdReason: [String]
  /// What to withhold, and from whom.
  public let withholdDetails: [String]

  /// Reads the fields.
  public init(reading reader: inout FieldReader) {
    id = reader.record.id
    role = reader.code("role")
    sex = reader.code("sex")
    birthDate = reader.partialDate("birthDate")
    alive = reader.code("alive")
    deathDetails = reader.texts("deathDetails")
    nationality = reader.codes("nationality")
    originCountry = reader.code("originCountry")
    ethnicity = reader.texts("ethnicity")
    language = reader.texts("language")
    religion = reader.texts("religion")
    maritalStatus = reader.code("maritalStatus")
    occupation = reader.text("occupation")
    disability = reader.code("disability")
    disabilityDetails = reader.texts("disabilityDetails")
    communication = reader.codes("communication")
    description = reader.texts("description")
    contactWish = reader.code("contactWish")
    contactWishReason = reader.texts("contactWishReason")
    locationConfidential = reader.yesNo("locationConfidential")
    withholdReason = reader.codes("withholdReason")
    withholdDetails = reader.texts("withholdDetails")
  }
}
