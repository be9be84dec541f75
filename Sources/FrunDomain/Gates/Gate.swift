/// A rule that must hold for every case, checked where the change is made, so
/// that no command can walk around it.
public enum Gate: String, Hashable, Sendable, Codable, CaseIterable {
  /// Gate 1: a plan becomes active.
  case activatePlan
  /// Gate 2: the child stays overnight before the placement.
  case overnightContact
  /// Gate 3: the child is reunified.
  case reunificationDay
  /// Gate 4: the risk level is lowered while a child is placed.
  case lowerRisk
  /// Gate 5: a case is closed as a success.
  case closeCase
  /// Somebody acts whose training the action needs.
  case competence
  /// A step that the life cycle of a record does not have.
  case lifeCycle
  /// Something that must never happen to a record.
  case standingRule

  /// The code of the list `gate` by which exceptions name it; nil where there are none.
  public var code: String? {
    switch self {
    case .activatePlan: "activate_plan"
    case .overnightContact: "overnight_contact"
    case .reunificationDay: "reunification_day"
    case .lowerRisk: "lower_risk"
    case .closeCase: "close_case"
    case .competence: "competence"
    case .lifeCycle, .standingRule: nil
    }
  }

  /// The conditions that two people may set aside for a reason. What protects the child from a
  /// person or from being forgotten is not among them: checks, consent, assessment, risk, concerns.
  public var conditionsThatYield: Set<String> {
    switch self {
    case .activatePlan:
      ["goal.domain", "goal.concurrent", "goal.concurrent.same", "view.child"]
    case .reunificationDay:
      [
        "plan.active", "facts.checked", "travel.documents", "travel.permission", "handover.adult",
        "emergency.contact",
      ]
    case .competence: Set(GatedAction.allCases.map(\.condition))
    case .closeCase: ["time.minimum", "view.child", "view.caregiver", "contact.card"]
    case .overnightContact, .lowerRisk, .lifeCycle, .standingRule: []
    }
  }
}

/// One thing that is missing, with the command that mends it.
public struct GateFinding: Hashable, Sendable, Codable {
  /// The gate that refuses.
  public let gate: Gate
  /// The condition, stable across versions, e.g. `consent.services`.
  public let condition: String
  /// What is missing, in words without personal data.
  public let text: String
  /// The command that mends it.
  public let mend: String

  /// A finding.
  public init(gate: Gate, condition: String, text: String, mend: String) {
    self.gate = gate
    self.condition = condition
    self.text = text
    self.mend = mend
  }

  /// Whether two people may set it aside for a reason.
  public var mayYield: Bool { gate.conditionsThatYield.contains(condition) }
}
