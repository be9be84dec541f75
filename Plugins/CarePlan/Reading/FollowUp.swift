import FrunDomain
import FrunKit
import FrunText

/// What the follow-up of a case is made from: placement, visits, rules, office calendar.
struct FollowUp {
  let file: OpenedCase
  let placement: Placement?
  let visits: [Visit]
  let calendar: OfficeCalendar
  let package: FollowUpPackage

  init(of file: OpenedCase, _ services: any Services) throws {
    try self.init(
      of: file, calendar: services.officeCalendar(), package: services.followUpPackage(), services)
  }

  /// With rules and calendar that were read already: a list reads them once.
  init(
    of file: OpenedCase, calendar: OfficeCalendar, package: FollowUpPackage,
    _ services: any Services
  ) throws {
    self.file = file
    self.calendar = calendar
    self.package = package
    let today = services.today
    placement = Placement.all(in: try services.records("placement", in: file))
      .filter { $0.endsOn.map { $0 > today } ?? true }
      .max { ($0.startsOn ?? .first, $0.id) < ($1.startsOn ?? .first, $1.id) }
    visits = Visit.all(in: try services.records("visit", in: file))
      .sorted { ($0.dueOn ?? .last, $0.key ?? "") < ($1.dueOn ?? .last, $1.key ?? "") }
  }

  /// What the schedule has to know; a failure when there is no placement or no risk level.
  func facts(_ services: any Services) throws -> PlacementFacts {
    guard let placement, let placedOn = placement.startsOn else {
      throw Failure(
        .denied, "placement.missing", "there is no placement to follow up",
        hints: ["frun plan place \(file.number) --type parents --on DATE"])
    }
    guard let risk = file.record.code("riskLevel") else {
      throw Failure(
        .denied, "risk.missing", "the risk level is not recorded",
        hints: ["frun case edit \(file.number) --set riskLevel=LEVEL"])
    }
    let client = try file.client.flatMap { try services.record($0) }.flatMap { Person($0) }
    return PlacementFacts(
      placedOn: placedOn, risk: risk, arrangement: placement.arrangement ?? "other",
      isOtherCountry: placement.country == "other", birthDate: client?.birthDate,
      hasSpecialNeeds: client?.disability == "yes",
      assessmentComplete: placement.assessmentComplete ?? false)
  }

  /// The schedule that the rules give today.
  func schedule(_ services: any Services) throws -> FollowUpSchedule {
    try FollowUpSchedule(package: package, facts: facts(services), calendar: calendar)
  }

  /// The visit a user means by its key.
  func visit(_ key: String) throws -> Visit {
    let open = visits.filter { $0.key == key && $0.status != "superseded" }
    if let visit = open.last ?? visits.last(where: { $0.key == key || $0.id.text == key }) {
      return visit
    }
    let near = Suggestions.nearest(to: key, among: visits.compactMap(\.key))
    throw Failure(
      .notFound, "visit.notFound", "the case has no visit of this key",
      hints: near.isEmpty
        ? ["frun visit list \(file.number)"] : ["did you mean \(near.joined(separator: ", "))?"])
  }
}

extension FollowUp {
  /// Whether a day lies in the window of a visit.
  func isInWindow(of visit: Visit, _ day: CivilDate) -> Bool {
    guard let from = visit.windowFrom, let to = visit.windowTo else { return false }
    return from <= day && day <= to
  }

  /// The visit of a key that still waits; a failure that says what became of it otherwise.
  func openVisit(_ key: String, on today: CivilDate) throws -> Visit {
    let visit = try visit(key)
    let state = visit.state(on: today)
    guard !state.isOpen else { return visit }
    throw Failure(
      .denied, "visit.closed", "the visit is \(state.label) already",
      hints: [
        "frun visit show \(file.number) \(key)", "frun visit list \(file.number) --all",
      ])
  }
}

extension Services {
  /// Weekend and holidays of the office: `office.weekend` (ISO numbers, `6,7`) and
  /// `office.holidays` (dates, or ranges `2026-03-20/2026-03-22`, separated by commas).
  func officeCalendar() throws -> OfficeCalendar {
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
  func followUpPackage() throws -> FollowUpPackage {
    do { return try FollowUpPackage.standard() } catch {
      throw Failure(.bug, "package.malformed", "the shipped follow-up rules cannot be read")
    }
  }
}
