import FrunDomain
import FrunKit

/// Finds who must be seen. The store keeps for every case the day from which it has to be looked
/// at; only the cases whose day has come are opened, so the cost follows the answer.
struct DueCases {
  /// Cases opened for one list, the longest waiting first.
  static let most = 2_000

  let services: any Services
  let last: CivilDate
  /// Only cases and visits of this member.
  var worker: RecordID?
  var risk: String?
  var place: String?
  var mostCases = Self.most

  /// Whether there were more cases than are opened for one list.
  private(set) var isCut = false
  private var handles: [RecordID: String] = [:]

  init(_ services: any Services, upTo last: CivilDate) {
    self.services = services
    self.last = last
  }

  mutating func rows() throws -> [DueRow] {
    let calendar = try services.officeCalendar()
    let package = try services.followUpPackage()
    var rows: [DueRow] = []
    for record in try cases() {
      if let risk, record.code("riskLevel") != risk { continue }
      let follow = try FollowUp(
        of: OpenedCase(record), calendar: calendar, package: package, services)
      rows += try self.rows(follow)
    }
    return rows.sorted(by: DueRow.precedes)
  }

  /// The cases to open. A worker's are found by the worker: their number does not depend on how
  /// many others the office has.
  private mutating func cases() throws -> [Record] {
    guard let worker else {
      let found = try services.records(.needingAttention(upTo: last, limit: mostCases + 1))
      isCut = found.count > mostCases
      return Array(found.prefix(mostCases))
    }
    let mine = [Condition("worker", .equals(.reference(worker)))]
    let visits = try services.records(
      RecordQuery(
        kind: "visit",
        conditions: mine + [
          Condition("status", .equals(.code("planned"))),
          Condition("windowFrom", .between(.date(.first), .date(last))),
        ]))
    let assigned = try services.records(
      RecordQuery(
        kind: "assignment",
        conditions: [
          Condition("member", .equals(.reference(worker))),
          Condition("role", .equals(.code("caseworker"))),
        ])
    ).filter { $0.date("until").map { $0 >= services.today } ?? true }
    let streams = Set((visits + assigned).map(\.stream))
    return try streams.sorted().compactMap { try services.record($0.id) }
      .filter { ["open", "on_hold"].contains($0.code("status")) }
  }

  private mutating func rows(_ follow: FollowUp) throws -> [DueRow] {
    let today = services.today
    let began = follow.placement?.startsOn
    let schedule = follow.placement == nil ? nil : try? follow.schedule(services)
    let gap = began.flatMap { began in
      schedule.flatMap {
        GapAlarm.check(schedule: $0, placedOn: began, visits: follow.visits, on: today)
      }
    }
    let open = follow.visits.filter { $0.state(on: today).isOpen }
    let due = open.filter { ($0.windowFrom ?? $0.dueOn ?? .last) <= last }
    let followed = follow.visits.contains {
      $0.placement == follow.placement?.id
        && !["superseded", "cancelled"].contains($0.status ?? "")
    }
    let risk = follow.file.record.code("riskLevel")
    let assigned = try follow.caseworker(services)
    let place = try self.place(of: follow)
    if let wanted = self.place, place?.lowercased().contains(wanted.lowercased()) != true {
      return []
    }
    func isMine(_ member: RecordID?) -> Bool { worker == nil || worker == member }
    func row(_ reason: DueRow.Reason, _ member: RecordID?, _ escalation: Escalation) throws
      -> DueRow
    {
      DueRow(
        number: follow.file.number, reason: reason, risk: risk, place: place,
        worker: try handle(member), escalation: escalation, gap: gap)
    }
    var rows: [DueRow] = []
    for visit in due where isMine(visit.worker ?? assigned) {
      let escalation = Escalation.level(
        of: visit, risk: risk, gap: gap, calendar: follow.calendar, on: today)
      rows.append(
        try row(.visit(visit, visit.state(on: today)), visit.worker ?? assigned, escalation))
    }
    guard rows.isEmpty, due.isEmpty, isMine(assigned) else { return rows }
    let isHigh = risk == "high" || risk == "severe"
    if let began, !followed, began <= last {
      // Nobody would remind anybody of this child.
      let escalation = isHigh && gap != nil ? Escalation.safeguardingIncident : .supervisor
      rows.append(try row(.unplanned(since: began), assigned, escalation))
    } else if gap != nil {
      let next = open.min { ($0.dueOn ?? .last) < ($1.dueOn ?? .last) }
      rows.append(
        try row(
          .unseen(next: next), next?.worker ?? assigned,
          isHigh ? .safeguardingIncident : .supervisor))
    }
    return rows
  }

  /// Where to go: the place of the placement, else the office of the case.
  private func place(of follow: FollowUp) throws -> String? {
    if let place = follow.placement, let record = try services.record(place.id),
      let text = record.text("place")
    {
      return text
    }
    return follow.file.record.text("office")
  }

  private mutating func handle(_ member: RecordID?) throws -> String {
    guard let member else { return "" }
    if let known = handles[member] { return known }
    let handle = try services.handle(of: member)
    handles[member] = handle
    return handle
  }
}

extension FollowUp {
  /// The caseworker to whom the case is assigned today; nil when it is nobody.
  func caseworker(_ services: any Services) throws -> RecordID? {
    let today = services.today
    return Assignment.all(in: try services.records("assignment", in: file)).filter {
      $0.role == "caseworker" && ($0.until.map { $0 >= today } ?? true)
        && ($0.from.map { $0 <= today } ?? true)
    }.max { ($0.from ?? .first, $0.id) < ($1.from ?? .first, $1.id) }?.member
  }
}
