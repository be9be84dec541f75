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
  /// - Parameters:
  ///   - events: what happened to them.
  ///   - gives: what a course gives, by record of the course.
  public init(
    _ awards: [Award], events: [AwardEvent] = [], gives: (RecordID) -> [CompetenceLevel]
  ) {
    let byAward = Dictionary(grouping: events, by: \.award)
    evidence = awards.flatMap { award -> [Evidence] in
      guard let course = award.course else { return [] }
      let days = AwardHistory(award, events: byAward[award.id] ?? []).daysCounted
      return gives(course).flatMap { level in
        days.map { Evidence(award: award.id, level: level, days: $0) }
      }
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

extension AwardHistory {
  /// The days on which the award counts: from completion to the last day, without those on which it
  /// was suspended, and none after it was revoked or given back.
  var daysCounted: [ClosedRange<CivilDate>] {
    guard let first = award.completedOn else { return [] }
    let last = award.validTo ?? .last
    guard first <= last else { return [] }
    if events.isEmpty { return standing(on: first) == .valid ? [first...last] : [] }
    // Nothing changes between two events: one day tells for all of them.
    let turns = Set(events.map { $0.effectiveOn ?? .first }.filter { $0 > first && $0 <= last })
    let starts = [first] + turns.sorted()
    let stretches = zip(starts, starts.dropFirst().map { $0.adding(days: -1) } + [last])
    return stretches.compactMap { from, to in standing(on: from) == .valid ? from...to : nil }
  }
}
