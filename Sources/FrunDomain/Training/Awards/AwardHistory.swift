/// What happened to one award, in order: issued or renewed or waived, suspended, reinstated,
/// revoked, given back, expired. Nothing of it is ever written over; what an award is on a day is
/// computed from it.
///
/// Two laptops may add events without knowing of each other. The order of arrival never matters: a
/// revocation is final, and a suspension lasts until an event lifts that very suspension.
public struct AwardHistory: Hashable, Sendable {
  /// One thing that happened.
  public struct Entry: Hashable, Sendable {
    /// What.
    public enum Kind: String, Hashable, Sendable, Codable {
      case issued, renewed, waived, suspended, reinstated, revoked, surrendered, expired
    }

    /// What.
    public let kind: Kind
    /// From which day.
    public let day: CivilDate
    /// The record that says so; nil for what is computed.
    public let event: RecordID?
  }

  /// What an award is on a day.
  public enum Standing: String, Hashable, Sendable, Codable {
    /// Not given yet.
    case pending
    /// It counts.
    case valid
    /// Its last day is past.
    case expired
    /// It does not count for the time being.
    case suspended
    /// It was taken back for good.
    case revoked
    /// The holder gave it back.
    case surrendered
  }

  /// The award.
  public let award: Award
  /// Its events, by day.
  public let events: [AwardEvent]

  /// An award with the events among records that are about it.
  public init(_ award: Award, events: [AwardEvent] = []) {
    self.award = award
    self.events = events.filter { $0.award == award.id }.sorted {
      ($0.effectiveOn ?? .first, $0.id) < ($1.effectiveOn ?? .first, $1.id)
    }
  }

  /// What it is on a day.
  public func standing(on day: CivilDate) -> Standing {
    guard let begin = award.completedOn, begin <= day else { return .pending }
    let known = events.filter { ($0.effectiveOn ?? .first) <= day }
    // Registers written before there were events kept revocation on the award itself.
    if award.status == "revoked" || known.contains(where: { $0.type == "revoked" }) {
      return .revoked
    }
    if known.contains(where: { $0.type == "surrendered" }) { return .surrendered }
    let lifted = Set(known.filter { $0.type == "reinstated" }.compactMap(\.lifts))
    let isSuspended = known.contains { $0.type == "suspended" && !lifted.contains($0.id) }
    if isSuspended || award.status == "suspended" { return .suspended }
    if let last = award.validTo, last < day { return .expired }
    return .valid
  }

  /// The suspensions that last on a day.
  public func suspensions(on day: CivilDate) -> [AwardEvent] {
    let known = events.filter { ($0.effectiveOn ?? .first) <= day }
    let lifted = Set(known.filter { $0.type == "reinstated" }.compactMap(\.lifts))
    return known.filter { $0.type == "suspended" && !lifted.contains($0.id) }
  }

  /// Everything that happened until a day, in order; the expiry is computed.
  public func entries(until day: CivilDate) -> [Entry] {
    var entries: [Entry] = []
    if let begin = award.completedOn {
      let kind: Entry.Kind =
        switch award.kind {
        case "renewal": .renewed
        case "waiver": .waived
        default: .issued
        }
      entries.append(Entry(kind: kind, day: begin, event: award.id))
    }
    for event in events {
      guard let kind = event.type.flatMap({ Entry.Kind(rawValue: $0) }),
        let from = event.effectiveOn
      else { continue }
      entries.append(Entry(kind: kind, day: from, event: event.id))
    }
    if let last = award.validTo, last < day,
      ![.revoked, .surrendered].contains(standing(on: last))
    {
      entries.append(Entry(kind: .expired, day: last.adding(days: 1), event: nil))
    }
    let steps = stepsInDay()
    return entries.filter { $0.day <= day }.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      func step(_ entry: Entry) -> Int { entry.event.flatMap { steps[$0] } ?? 0 }
      return (first.day, step(first), left.offset) < (second.day, step(second), right.offset)
    }.map(\.element)
  }

  /// The order of events that hold from the same day. They carry no time of day, but only one order
  /// of them can be: a suspension comes before what lifts it, and what is final comes last.
  private func stepsInDay() -> [RecordID: Int] {
    let lifted = Set(events.compactMap(\.lifts))
    var steps: [RecordID: Int] = [:]
    for event in events {
      steps[event.id] =
        switch event.type {
        case "suspended": lifted.contains(event.id) ? 1 : 3
        case "reinstated": 2
        case "surrendered": 4
        case "revoked": 5
        default: 0
        }
    }
    return steps
  }

  /// Why an event cannot be added on a day; nil when it can.
  public func objection(to type: String, on day: CivilDate) -> String? {
    guard let begin = award.completedOn, begin <= day else {
      return "the award does not count before \(award.completedOn?.description ?? "it is given")"
    }
    // An event may be written down late, and must not contradict a later one that is final.
    let ended = events.contains { ["revoked", "surrendered"].contains($0.type) }
    switch (type, standing(on: day)) {
    case (_, .revoked): return "the award is revoked already"
    case (_, .surrendered) where type != "revoked": return "the award was given back already"
    case ("reinstated", .suspended): return ended ? "the award has ended" : nil
    case ("reinstated", _): return "the award is not suspended"
    case ("suspended", .suspended): return "the award is suspended already"
    case ("suspended", _) where ended: return "the award has ended"
    default: return nil
    }
  }
}
