/// Proves that no schedule of a rule package can leave a child unseen for longer than it allows, or
/// yields a case in which one does.
///
/// The space: every start of ten years, four weekends, and no holiday or one of one to five
/// consecutive days wherever it may lie; each risk level alone and with each override.
///
/// The proof is exact and still short, for two reasons. A gap depends on two neighbouring visits
/// only, and each is moved by the free days of its own window, so a holiday matters only where it
/// meets one of the two windows. And a start matters only by what the pair sees of it: the day of
/// the week of the first due day, the distance between both, the windows and the limit. Pairs that
/// look the same are computed once. Where windows of neighbours overlap, the pair may be visited in
/// the other order; the gaps that arise then are never longer than those computed here.
public struct RuleCheck: Sendable {
  /// The weekends looked at, ISO numbers: Saturday and Sunday, Friday and Saturday, Friday, Sunday.
  public static let weekends: [Set<Int>] = [[6, 7], [5, 6], [5], [7]]
  /// The longest holiday looked at, in days.
  public static let longestHoliday = 5

  /// The first start.
  public let from: CivilDate
  /// The day after the last start.
  public let end: CivilDate

  /// A check of ten years of starts from a day on.
  public init(from: CivilDate, years: Int = 10) {
    self.from = from
    end = from.adding(months: years * 12)
  }

  /// Checks every row of a package, alone and, unless told otherwise, with each override.
  ///
  /// Throws `malformedPackage` when the package has no row for one of its risk levels.
  public func check(_ package: FollowUpPackage, withOverrides: Bool = true) throws(DomainError)
    -> RuleCheckReport
  {
    var search = PairSearch()
    var rows: [RuleCheckReport.Row] = []
    for risk in package.riskOrder {
      for override in [nil] + (withOverrides ? package.overrides.map(\.self) : []) {
        rows.append(try check(risk, with: override, of: package, &search))
      }
    }
    return RuleCheckReport(
      rows: rows, starts: from.days(to: end), calendars: Self.weekends.count * PairSearch.holidays,
      computed: search.computed)
  }

  private func check(
    _ risk: String, with override: FollowUpOverride?, of package: FollowUpPackage,
    _ search: inout PairSearch
  ) throws(DomainError) -> RuleCheckReport.Row {
    // No weekend and no holiday: due days and windows are the same with any calendar.
    let free = OfficeCalendar(weekend: [])
    let one = package.only(override)
    var name = risk
    var worst: [Int: WorstPair] = [:]
    for start in stride(from: from, to: end, by: 1) {
      let facts = PlacementFacts.meeting(override?.condition, placedOn: start, risk: risk)
      let schedule = try FollowUpSchedule(package: one, facts: facts, calendar: free)
      name = ([schedule.row.name] + schedule.overrides).joined(separator: " + ")
      var previous: ScheduledVisit?
      for visit in schedule.visits where visit.modes != ["third_party"] {
        if let limit = schedule.gapLimit(on: visit.dueOn) {
          let found = search.worst(
            from: previous, to: visit, anchor: start, beyond: worst[limit]?.days ?? -1)
          if let found {
            worst[limit] = WorstPair(
              days: found.days, start: start, from: previous, to: visit, weekend: found.weekend,
              holiday: found.holiday)
          }
        }
        previous = visit
      }
    }
    let spans = worst.sorted { $0.key < $1.key }.map {
      RuleCheckReport.Span(limit: $0.key, worst: $0.value.days)
    }
    let broken = worst.filter { $0.value.days > $0.key }.min { $0.key < $1.key }
    return RuleCheckReport.Row(
      row: name, risk: risk, override: override?.key, spans: spans,
      counterexample: broken.map { RuleCounterexample($0.value, limit: $0.key, row: name) })
  }
}

/// The longest gap found under one limit.
struct WorstPair {
  let days: Int
  let start: CivilDate
  let from: ScheduledVisit?
  let to: ScheduledVisit
  let weekend: Set<Int>
  let holiday: Holiday?
}

extension FollowUpPackage {
  /// The package with one of its overrides, or none.
  func only(_ override: FollowUpOverride?) -> FollowUpPackage {
    FollowUpPackage(
      id: id, version: version, source: source, effectiveFrom: effectiveFrom,
      riskOrder: riskOrder, riskAliases: riskAliases, rows: rows,
      overrides: override.map { [$0] } ?? [])
  }
}

extension PlacementFacts {
  /// Facts that meet a condition and no other.
  static func meeting(
    _ condition: FollowUpOverride.Condition?, placedOn day: CivilDate, risk: String
  ) -> PlacementFacts {
    var facts = PlacementFacts(placedOn: day, risk: risk, birthDate: .grown)
    switch condition {
    case nil: break
    case .assessmentIncomplete: facts.assessmentComplete = false
    case .arrangement(let list): facts.arrangement = list.first ?? "other"
    case .otherCountry: facts.isOtherCountry = true
    case .vulnerable: facts.hasSpecialNeeds = true
    }
    return facts
  }
}

extension PartialDate {
  /// A birth so long ago that no rule about age applies.
  fileprivate static let grown = try? PartialDate(parsing: "0001")
}
