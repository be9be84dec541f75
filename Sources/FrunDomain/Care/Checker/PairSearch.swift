/// Finds the longest gap between two neighbouring visits over all calendars of a space, and
/// remembers it for every pair that looks the same.
struct PairSearch {
  /// No holiday, or one of each length; where it lies is counted per pair.
  static let holidays = 1 + RuleCheck.longestHoliday

  /// All that decides about a gap.
  private struct Look: Hashable {
    /// Day of the week of the origin, which is the due day of the first visit or the placement.
    let weekday: Int
    /// Days from the origin to the second due day.
    let distance: Int
    /// Window and roll of the first visit, nil for the placement.
    let first: Sight?
    let second: Sight
  }

  private struct Sight: Hashable {
    let before: Int
    let after: Int
    let roll: RollRule

    init(_ visit: ScheduledVisit) {
      before = visit.windowFrom.days(to: visit.dueOn)
      after = visit.dueOn.days(to: visit.windowTo)
      roll = visit.roll
    }
  }

  /// The longest gap of a look: the holiday as days from the origin and length.
  private struct Longest {
    var days: Int
    var weekend: Set<Int>
    var holiday: (offset: Int, length: Int)?
  }

  private var known: [Look: Longest] = [:]

  /// Looks that were computed.
  var computed: Int { known.count }

  /// The longest gap from one visit, or from the placement, to the next; nil when it is not longer
  /// than what is known already.
  mutating func worst(
    from first: ScheduledVisit?, to second: ScheduledVisit, anchor: CivilDate, beyond least: Int
  ) -> (days: Int, weekend: Set<Int>, holiday: Holiday?)? {
    let origin = first?.dueOn ?? anchor
    let look = Look(
      weekday: origin.isoWeekday, distance: origin.days(to: second.dueOn),
      first: first.map { Sight($0) }, second: Sight(second))
    let longest: Longest
    if let found = known[look] {
      longest = found
    } else {
      longest = Self.longest(look, origin, first, second)
      known[look] = longest
    }
    guard longest.days > least else { return nil }
    let holiday = longest.holiday.map { place in
      let from = origin.adding(days: place.offset)
      return Holiday(from: from, to: from.adding(days: place.length - 1))
    }
    return (longest.days, longest.weekend, holiday)
  }

  private static func longest(
    _ look: Look, _ origin: CivilDate, _ first: ScheduledVisit?, _ second: ScheduledVisit
  ) -> Longest {
    var longest = Longest(days: Int.min, weekend: [], holiday: nil)
    for weekend in RuleCheck.weekends {
      func gap(_ holidays: [Holiday]) -> Int {
        let calendar = OfficeCalendar(weekend: weekend, holidays: holidays)
        let from = first.map { planned($0, calendar) } ?? origin
        return from.days(to: planned(second, calendar))
      }
      func consider(_ days: Int, _ holiday: (offset: Int, length: Int)?) {
        guard days > longest.days else { return }
        longest = Longest(days: days, weekend: weekend, holiday: holiday)
      }
      consider(gap([]), nil)
      for length in 1...RuleCheck.longestHoliday {
        for offset in offsets(look, length) {
          let from = origin.adding(days: offset)
          let holiday = Holiday(from: from, to: from.adding(days: length - 1))
          consider(gap([holiday]), (offset, length))
        }
      }
    }
    return longest
  }

  /// The first days of a holiday of a length that meets one of the two windows, as days from the
  /// origin.
  private static func offsets(_ look: Look, _ length: Int) -> [Int] {
    var offsets: Set<Int> = []
    if let first = look.first {
      offsets.formUnion((-first.before - length + 1)...first.after)
    }
    let second = look.second
    offsets.formUnion(
      (look.distance - second.before - length + 1)...(look.distance + second.after))
    return offsets.sorted()
  }

  private static func planned(_ visit: ScheduledVisit, _ calendar: OfficeCalendar) -> CivilDate {
    ScheduledVisit.planned(
      visit.dueOn, from: visit.windowFrom, to: visit.windowTo, roll: visit.roll,
      calendar: calendar
    ).0
  }
}
