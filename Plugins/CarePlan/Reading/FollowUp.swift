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
