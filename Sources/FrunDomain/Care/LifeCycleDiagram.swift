extension LifeCycle {
  /// The states and steps as a Mermaid state diagram, each step with what it needs.
  public var diagram: String {
    var lines = ["stateDiagram-v2"]
    for step in steps {
      let needs = step.needs.map(\.label).sorted().joined(separator: ", ")
      let label = needs.isEmpty ? "" : ": \(needs)"
      lines.append("  \(step.from ?? "[*]") --> \(step.to)\(label)")
    }
    let left = Set(steps.compactMap(\.from))
    for end in steps.map(\.to) where !left.contains(end) && !lines.contains("  \(end) --> [*]") {
      lines.append("  \(end) --> [*]")
    }
    return lines.joined(separator: "\n")
  }
}

extension StepCondition {
  /// The condition for diagrams.
  public var label: String {
    switch self {
    case .reason: "reason"
    case .reviewDate: "day of review"
    case .supervisor: "supervisor"
    case .activationGate: "gate 1"
    case .closureGate: "goals and actions of gate 5"
    case .newerVersion: "newer version"
    case .visitFacts: "facts of the visit"
    case .substitute: "what was done instead"
    case .newSchedule: "new schedule"
    case .caseEnds: "placement or case ends"
    case .caseOpen: "case open"
    }
  }
}
