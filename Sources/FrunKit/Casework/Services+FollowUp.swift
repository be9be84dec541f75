public import FrunDomain

extension Services {
  /// Weekend and holidays of the office: `office.weekend` (ISO numbers, `6,7`) and
  /// `office.holidays` (dates, or ranges `2026-03-20/2026-03-22`, separated by commas).
  public func officeCalendar() throws -> OfficeCalendar {
    func wrong(_ key: String, _ expected: String) -> Failure {
      Failure(
        .configuration, "setting.malformed", "\(key): \(expected)",
        hints: ["frun config list --origin shows where it is set"])
    }
    func parts(_ key: String) -> [String] {
      (setting(key) ?? "").split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
    }
    var weekend: Set<Int> = []
    for part in parts("office.weekend") {
      guard let day = Int(part), (1...7).contains(day) else {
        throw wrong("office.weekend", "numbers 1 (Monday) to 7 (Sunday) are expected, as in 5,6")
      }
      weekend.insert(day)
    }
    let holidays = try parts("office.holidays").map { part -> Holiday in
      let ends = part.split(separator: "/", omittingEmptySubsequences: false)
      guard (1...2).contains(ends.count), let from = try? CivilDate(parsing: String(ends[0])),
        let to = try? CivilDate(parsing: String(ends[ends.count - 1]))
      else { throw wrong("office.holidays", "dates are expected, as in 2026-12-25") }
      return Holiday(from: from, to: to)
    }
    return OfficeCalendar(weekend: weekend.isEmpty ? [6, 7] : weekend, holidays: holidays)
  }

  /// The rules in force.
  public func followUpPackage() throws -> FollowUpPackage {
    do { return try FollowUpPackage.standard() } catch {
      throw Failure(.bug, "package.malformed", "the shipped follow-up rules cannot be read")
    }
  }
}
