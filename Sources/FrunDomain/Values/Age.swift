/// Whole years since birth, as far as a partial date of birth allows.
///
/// Rules that protect children use the younger end: an unknown day of birth
/// counts as the last possible one. A child born on 29 February turns a year
/// older on 1 March of common years, for the same reason.
public enum Age {
  /// Completed years on a day; negative when the birth lies in the future.
  public static func years(born birth: CivilDate, on day: CivilDate) -> Int {
    let passed = (day.month, day.day) >= (birth.month, birth.day)
    return day.year - birth.year - (passed ? 0 : 1)
  }

  /// The ages a partial date of birth allows on a day; nil when even the
  /// earliest possible birth lies after that day.
  public static func range(born birth: PartialDate, on day: CivilDate) -> ClosedRange<Int>? {
    let oldest = years(born: birth.earliest, on: day)
    guard oldest >= 0 else { return nil }
    return max(0, years(born: birth.latest, on: day))...oldest
  }

  /// The youngest age the date of birth allows; nil when it lies in the future.
  public static func safe(born birth: PartialDate, on day: CivilDate) -> Int? {
    range(born: birth, on: day)?.lowerBound
  }

  /// Whether the person may be under 18 (Convention on the Rights of the
  /// Child, article 1). Unknown dates of birth count as a child.
  public static func mayBeChild(born birth: PartialDate?, on day: CivilDate) -> Bool {
    guard let birth, let age = safe(born: birth, on: day) else { return true }
    return age < 18
  }
}
