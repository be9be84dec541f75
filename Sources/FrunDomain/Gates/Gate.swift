/// A rule that must hold for every case, checked where the change is made, so
/// that no command can walk around it.
public enum Gate: String, Hashable, Sendable, Codable, CaseIterable {
  /// Gate 1: a plan becomes active.
  case activatePlan
  /// Gate 4: the risk level is lowered while a child is placed.
  case lowerRisk
  /// Gate 5: a case is closed as a success.
  case closeCase
  /// A step that the life cycle of a record does not have.
  case lifeCycle
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
}
