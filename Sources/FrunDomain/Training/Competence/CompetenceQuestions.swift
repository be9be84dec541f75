/// A question for gaps.
public struct CompetenceGapQuery: Hashable, Sendable, Codable {
  /// The first of the days asked about.
  public var from: CivilDate
  /// The last of them.
  public var to: CivilDate
  /// Whether gaps that began before ``from`` belong to the answer: those that are open on a day
  /// rather than those that begin.
  public var includesBegun: Bool
  /// Only of this role; nil for all.
  public var role: String?
  /// Only of these people, as records that stand for a person; nil for all.
  public var people: [RecordID]?
  /// The most answered; nil for all.
  public var limit: Int?

  /// Gaps that are open on a day, the longest first.
  public static func open(on day: CivilDate, role: String? = nil, limit: Int? = nil) -> Self {
    Self(from: day, to: day, includesBegun: true, role: role, limit: limit)
  }

  /// Gaps that begin within days, the next first: what ends soon.
  public static func beginning(
    _ days: ClosedRange<CivilDate>, role: String? = nil, limit: Int? = nil
  ) -> Self {
    Self(
      from: days.lowerBound, to: days.upperBound, includesBegun: false, role: role, limit: limit)
  }

  private init(
    from: CivilDate, to: CivilDate, includesBegun: Bool, role: String?, limit: Int?
  ) {
    self.from = from
    self.to = to
    self.includesBegun = includesBegun
    self.role = role
    self.limit = limit
  }

  /// Whether a gap belongs to the answer.
  public func includes(_ gap: CompetenceGap) -> Bool {
    if let role, gap.requirement.role != role { return false }
    if let people, !people.contains(gap.trainee) { return false }
    return includesBegun ? gap.isOpen(on: from) : (from...to).contains(gap.first)
  }
}

/// How far a requirement is met on a day. Grace is shown apart from met and from gap.
public struct CompetenceCoverage: Hashable, Sendable, Codable {
  /// What is asked for.
  public let requirement: RoleRequirement
  /// People whose role asks for it.
  public let people: Int
  /// Of them, people who lack it and whose grace is over.
  public let gaps: Int
  /// Of them, people within the grace of a new role, whether or not they have it.
  public let inGrace: Int

  /// Coverage.
  public init(requirement: RoleRequirement, people: Int, gaps: Int, inGrace: Int) {
    self.requirement = requirement
    self.people = people
    self.gaps = gaps
    self.inGrace = inGrace
  }

  /// People of whom it is asked now: grace is over.
  public var due: Int { people - inGrace }
  /// Of them, those who show it.
  public var met: Int { max(0, due - gaps) }
  /// Met of due, 0 to 1; nil when it is asked of nobody yet.
  public var share: Double? { due > 0 ? Double(met) / Double(due) : nil }
}
