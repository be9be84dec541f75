/// What a schedule needs to know about a child and a placement.
public struct PlacementFacts: Hashable, Sendable, Codable {
  /// The day of the placement: every due day is counted from it.
  public var placedOn: CivilDate
  /// The risk level.
  public var risk: String
  /// The care arrangement.
  public var arrangement: String
  /// Whether the child lives in another country now.
  public var isOtherCountry: Bool
  /// The child's date of birth; unknown counts as the youngest.
  public var birthDate: PartialDate?
  /// Whether the child has a disability or a medical condition; unknown
  /// counts as no, because a yes would otherwise never be told apart.
  public var hasSpecialNeeds: Bool
  /// Whether the assessment was complete on the day of the placement.
  public var assessmentComplete: Bool
  /// The day of the first review after the placement, held or set.
  public var firstReviewOn: CivilDate?

  /// Facts.
  public init(
    placedOn: CivilDate, risk: String, arrangement: String = "parents",
    isOtherCountry: Bool = false, birthDate: PartialDate? = nil, hasSpecialNeeds: Bool = false,
    assessmentComplete: Bool = true, firstReviewOn: CivilDate? = nil
  ) {
    self.placedOn = placedOn
    self.risk = risk
    self.arrangement = arrangement
    self.isOtherCountry = isOtherCountry
    self.birthDate = birthDate
    self.hasSpecialNeeds = hasSpecialNeeds
    self.assessmentComplete = assessmentComplete
    self.firstReviewOn = firstReviewOn
  }

  /// The facts of a placement on file; nil when its day is missing.
  public init?(
    _ placement: Placement, risk: String, client: Person?, firstReviewOn: CivilDate? = nil
  ) {
    guard let began = placement.startsOn else { return nil }
    self.init(
      placedOn: began, risk: risk, arrangement: placement.arrangement ?? "other",
      isOtherCountry: placement.country == "other", birthDate: client?.birthDate,
      hasSpecialNeeds: client?.disability == "yes",
      assessmentComplete: placement.assessmentComplete ?? false, firstReviewOn: firstReviewOn)
  }

  func meets(_ condition: FollowUpOverride.Condition) -> Bool {
    switch condition {
    case .assessmentIncomplete: !assessmentComplete
    case .arrangement(let list): list.contains(arrangement)
    case .otherCountry: isOtherCountry
    case .vulnerable(let years):
      hasSpecialNeeds || birthDate.flatMap { Age.safe(born: $0, on: placedOn) } ?? 0 < years
    }
  }
}
