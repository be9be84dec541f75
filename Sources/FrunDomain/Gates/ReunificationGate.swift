extension Gates {
  /// Arrangements that are a reunification unless the record says how else they began.
  public static let familyArrangements: Set<String> = [
    "parents", "step_parent", "customary_caregiver", "adult_sibling", "kinship",
  ]

  /// Days that the facts of gate 1 count on the day of the reunification: this project's proposal.
  public static let factsCountDays = 14

  /// Visits that have to be planned and assigned on that day.
  public static let firstVisits = 3

  /// Whether the placement is a reunification by this team: into the family, and neither there
  /// already when the case was opened nor of the child's own doing.
  public static func isReunification(_ placement: Placement) -> Bool {
    switch placement.event {
    case "reunified": true
    case nil, "moved": placement.arrangement.map { familyArrangements.contains($0) } ?? false
    default: false
    }
  }

  /// Gate 3: everything missing on the day of the reunification.
  public static func reunification(_ placement: Placement, in snapshot: CaseSnapshot)
    -> [GateFinding]
  {
    let number = snapshot.number
    var list = FindingList(.reunificationDay)
    let plan = snapshot.all(CarePlan.self).filter { $0.status == "active" }
      .max { ($0.version ?? 0, $0.id) < ($1.version ?? 0, $1.id) }
    list.require(
      plan != nil, "plan.active", "No plan is active.", "plan activate \(number)")
    // What can be read from the file is read again; what people saw has to be seen again.
    var facts: [GateFinding] = []
    if let plan {
      let day = placement.startsOn ?? snapshot.today
      let checked = [plan.factsCheckedOn, plan.approvedOn].compactMap(\.self)
        .filter { $0 <= snapshot.today }.max()
      list.require(
        checked.map { $0 >= day.adding(days: -factsCountDays) } ?? false, "facts.checked",
        "The facts of the plan were not checked again in the \(factsCountDays) days before.",
        "plan edit \(number) --facts-checked DATE")
      facts = activation(of: plan, in: snapshot).filter { isFact($0.condition) }.map { finding in
        GateFinding(
          gate: .reunificationDay, condition: finding.condition, text: finding.text,
          mend: finding.mend)
      }
    }
    list.require(
      placement.travelDocuments == "yes", "travel.documents",
      "Whether the documents are there is not answered with yes.",
      "plan place \(number) --type TYPE --on DATE --documents yes")
    list.require(
      placement.travelPermission == "yes", "travel.permission",
      "Whether travel is permitted is not answered with yes.",
      "plan place \(number) --type TYPE --on DATE --travel-permission yes")
    list.require(
      placement.handoverTo != nil, "handover.adult",
      "The adult who receives the child is not named.",
      "plan place \(number) --type TYPE --on DATE --handover-to WHO")
    list.require(
      placement.emergencyContactGiven == true, "emergency.contact",
      "Nobody was told whom to call in an emergency.",
      "plan place \(number) --type TYPE --on DATE --emergency-contact")
    let visits = snapshot.all(Visit.self).filter { visit in
      visit.placement == placement.id && visit.worker != nil && visit.dueOn != nil
        && ["planned", "done"].contains(visit.status)
    }
    list.require(
      visits.count >= firstVisits, "visits.first",
      "The first \(firstVisits) visits are not planned and assigned.", "visit plan \(number)")
    return facts + list.findings
  }

  /// Conditions of gate 1 that are facts about people, which may change after the activation.
  private static func isFact(_ condition: String) -> Bool {
    ["assessment", "consent", "assent", "household", "identity", "risk"].contains {
      condition.hasPrefix($0 + ".")
    }
  }

  /// What every placement has to keep to, whatever it is called: it happened, on that civil day.
  static func placementDay(
    _ placement: Placement, reason: String?, in snapshot: CaseSnapshot
  ) -> [GateFinding] {
    let number = snapshot.number
    var list = FindingList(.standingRule)
    let day = placement.startsOn
    list.require(
      day.map { $0 <= snapshot.today } ?? true, "placement.future",
      "A placement is recorded when it has happened, not before.",
      "plan place \(number) --type TYPE --on DATE")
    list.require(
      placement.arrivedAt.map { arrived in day.map { arrived.localDay == $0 } ?? true } ?? true,
      "placement.day", "The day of the placement is not the day on which the child arrived there.",
      "plan place \(number) --type TYPE --on DATE")
    if placement.event == "already_there" {
      list.require(
        day.map { began in snapshot.file?.openedOn.map { began <= $0 } ?? false } ?? false,
        "placement.event", "The placement began after the case was opened.",
        "plan place \(number) --type TYPE --on DATE --event reunified")
    }
    if placement.event == "spontaneous" {
      list.require(
        reason?.isEmpty == false, "placement.reason",
        "How the child came there without us needs a reason.",
        "plan place \(number) --type TYPE --on DATE --reason TEXT")
    }
    return list.findings
  }
}
