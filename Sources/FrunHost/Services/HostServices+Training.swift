import FrunDomain
import FrunKit
import FrunStore

extension HostServices {
  func competenceGaps(
    _ query: CompetenceGapQuery, by requirements: RoleRequirements
  ) throws -> [CompetenceGap] {
    let store = try store(in: .training, kind: Trainee.kind)
    try require(requirements, store)
    let gaps = try store.competenceGaps(query)
    try log("list", nil)
    return gaps
  }

  func competenceCoverage(
    on day: CivilDate, by requirements: RoleRequirements
  ) throws -> [CompetenceCoverage] {
    let store = try store(in: .training, kind: Trainee.kind)
    try require(requirements, store)
    let coverage = try store.competenceCoverage(on: day)
    try log("list", nil)
    return coverage
  }

  /// Other requirements than before are a change of what every answer is measured by: it is said, and
  /// its progress is shown.
  private func require(_ requirements: RoleRequirements, _ store: CaseStore) throws {
    let isNew = try store.require(requirements) { done, total in
      try session.checkInterruption()
      try progress("measuring by Training/roles.csv", done, of: total)
    }
    if isNew { try say("Everybody was measured by the present Training/roles.csv.") }
  }
}
