/// A change to the row that risk alone would give.
public struct FollowUpOverride: Hashable, Sendable, Codable {
  /// When it applies.
  public enum Condition: Hashable, Sendable, Codable {
    /// The child was placed before the assessment was complete.
    case assessmentIncomplete
    /// The arrangement is one of these.
    case arrangement([String])
    /// The placement is in another country.
    case otherCountry
    /// The child is younger than so many years, or has a disability or a
    /// medical condition.
    case vulnerable(underYears: Int)
  }

  /// Its name, which explanations use.
  public let key: String
  /// When it applies.
  public let condition: Condition
  /// Visits added; they replace those of the row where `replacesUntilReview`.
  public let rules: [FollowUpRule]
  /// Whether its visits stand in for those of the row until the first review,
  /// or `until` while no review has been set.
  public let replacesUntilReview: Bool
  /// The row may not be sparser than that of this risk level.
  public let atLeastRisk: String?
  /// The row of the next higher risk counts up to `until`.
  public let oneRowUp: Bool
  /// How long it applies; nil for ever.
  public let until: Period?
  /// The gap limit while it applies.
  public let maxGapDays: Int?
  /// Whether the child must be seen alone each time.
  public let seeChildAlone: Bool
  /// Whether the visits of the row are the receiving agency's.
  public let receivingAgencyVisits: Bool
}

/// A follow-up rule package: data with a version, a source and a date from
/// which it counts. A package is never edited in place.
public struct FollowUpPackage: Hashable, Sendable, Codable {
  /// Its name.
  public let id: String
  /// Its version.
  public let version: String
  /// Where its numbers come from.
  public let source: String
  /// Placements from this day on use it; it never applies to past ones.
  public let effectiveFrom: CivilDate
  /// Risk levels, the highest first.
  public let riskOrder: [String]
  /// Risk levels that use the row of another (severe uses high).
  public let riskAliases: [String: String]
  /// The rows.
  public let rows: [FollowUpRow]
  /// The overrides, in the order in which they apply.
  public let overrides: [FollowUpOverride]

  /// The row of a name.
  public func row(named name: String) -> FollowUpRow? { rows.first { $0.name == name } }

  /// The row of a risk level; the highest for a level the package does not
  /// know.
  public func row(risk: String) -> FollowUpRow? {
    let level = riskAliases[risk] ?? risk
    return rows.first { $0.risk == level } ?? rows.first { $0.risk == riskOrder.first }
  }

  /// What a visit records as its rule: `care.follow-up 1 HIGH/parents-kinship`.
  public func reference(_ row: FollowUpRow) -> String { "\(id) \(version) \(row.name)" }

  /// The newest of several packages that counts on a day.
  public static func effective(_ packages: [FollowUpPackage], on day: CivilDate)
    -> FollowUpPackage?
  {
    packages.filter { $0.effectiveFrom <= day }.max { $0.effectiveFrom < $1.effectiveFrom }
  }
}
