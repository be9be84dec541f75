/// One field of a kind: its type, its merge policy and all that export,
/// search, retention and forms need to know.
public struct Field: Hashable, Sendable, Codable {
  /// ASCII letters and digits, unique in its kind, never reused with another
  /// meaning.
  public let name: String
  /// The English label.
  public let label: String
  /// The type of its values.
  public let type: ValueType
  /// What becomes of concurrent answers.
  public let policy: MergePolicy
  /// How harmful it is in wrong hands.
  public let sensitivity: Sensitivity
  /// What it may be used for.
  public let purposes: Set<Purpose>
  /// How long it is kept.
  public let retention: Retention
  /// The vocabulary of a code field.
  public let vocabulary: String?
  /// Whether queries may filter and sort by it.
  public let isIndexed: Bool
  /// Whether full text search reads it.
  public let isSearchable: Bool
  /// Whether a record may not be created without it.
  public let isRequired: Bool

  /// A field.
  public init(
    name: String, label: String, type: ValueType, policy: MergePolicy = .single,
    sensitivity: Sensitivity = .none, purposes: Set<Purpose> = [.services],
    retention: Retention = .caseFile, vocabulary: String? = nil, isIndexed: Bool = false,
    isSearchable: Bool = false, isRequired: Bool = false
  ) {
    self.name = name
    self.label = label
    self.type = type
    self.policy = policy
    self.sensitivity = sensitivity
    self.purposes = purposes
    self.retention = retention
    self.vocabulary = type == .yesNoUnknown ? "yesNoUnknown" : vocabulary
    self.isIndexed = isIndexed
    self.isSearchable = isSearchable
    self.isRequired = isRequired
  }
}
