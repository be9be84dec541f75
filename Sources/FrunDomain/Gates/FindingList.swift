/// Collects what is missing at one gate.
struct FindingList {
  let gate: Gate
  private(set) var findings: [GateFinding] = []

  init(_ gate: Gate) { self.gate = gate }

  /// Adds a finding unless its condition is met. `mend` is a command without its first word.
  mutating func require(
    _ isMet: Bool, _ condition: String, _ text: String, _ mend: @autoclosure () -> String
  ) {
    guard !isMet else { return }
    findings.append(
      GateFinding(gate: gate, condition: condition, text: text, mend: "frun " + mend()))
  }
}
