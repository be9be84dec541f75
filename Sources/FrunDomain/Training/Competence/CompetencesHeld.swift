/// The competences that somebody's awards show, with the days on which they do.
public struct CompetencesHeld: Hashable, Sendable {
  /// An award as far as it shows a competence.
  public struct Evidence: Hashable, Sendable {
    /// The award.
    public let award: RecordID
    /// What it shows.
    public let level: CompetenceLevel
    /// On which days.
    public let days: ClosedRange<CivilDate>
  }

  /// Where somebody stands with a competence on a day.
  public struct Standing: Hashable, Sendable {
    /// The highest level that an award shows on the day; nil when none does.
    public let level: Int?
    /// The last day on which that level is shown without interruption; nil for ever.
    public let until: CivilDate?
    /// The highest level that was shown before, where none is now.
    public let lapsedLevel: Int?
    /// The last day on which it was.
    public let lapsedOn: CivilDate?
  }

  /// All that is shown.
  public let evidence: [Evidence]
  private let byCompetence: [String: [Evidence]]

  /// What awards show.
  ///
  /// - Parameter gives: what a course gives, by record of the course.
  public init(_ awards: [Award], gives: (RecordID) -> [CompetenceLevel]) {
    evidence = awards.flatMap { award -> [Evidence] in
      guard let course = award.course, let days = award.daysCounted else { return [] }
      return gives(course).map { Evidence(award: award.id, level: $0, days: days) }
    }
    byCompetence = Dictionary(grouping: evidence, by: \.level.competence)
  }

  /// The competences ever shown, in order.
  public var competences: [String] { byCompetence.keys.sorted() }

  /// The days on which a competence is shown at a level or above.
  func days(_ level: CompetenceLevel) -> DayRanges {
    DayRanges(
      (byCompetence[level.competence] ?? []).filter { $0.level.level >= level.level }.map(\.days))
  }

  /// Where somebody stands.
  public func standing(_ competence: String, on day: CivilDate) -> Standing {
    let known = byCompetence[competence] ?? []
    guard let level = known.filter({ $0.days.contains(day) }).map(\.level.level).max() else {
      let last = known.filter { $0.days.upperBound < day }.max {
        ($0.days.upperBound, $0.level.level) < ($1.days.upperBound, $1.level.level)
      }
      return Standing(
        level: nil, until: nil, lapsedLevel: last?.level.level, lapsedOn: last?.days.upperBound)
    }
    let ranges = DayRanges(known.filter { $0.level.level >= level }.map(\.days)).ranges
    let last = ranges.first { $0.contains(day) }?.upperBound
    return Standing(
      level: level, until: last == .last ? nil : last, lapsedLevel: nil, lapsedOn: nil)
  }
}

extension Award {
  /// The days on which the award counts; nil for one that never does.
  var daysCounted: ClosedRange<CivilDate>? {
    guard status == "valid", let first = completedOn else { return nil }
    let last = validTo ?? .last
    return first <= last ? first...last : nil
  }
}
