package import FrunDomain
import FrunKit
import FrunStore

extension TestServices {
  /// Who lacks a competence.
  package func competenceGaps(
    _ query: CompetenceGapQuery, by requirements: RoleRequirements
  ) throws -> [CompetenceGap] {
    try mapped {
      try permit(.read, .training, Trainee.kind)
      try require(requirements, store)
      try log("list", nil)
      return try store.competenceGaps(query)
    }
  }

  /// How far requirements are met.
  package func competenceCoverage(
    on day: CivilDate, by requirements: RoleRequirements
  ) throws -> [CompetenceCoverage] {
    try mapped {
      try permit(.read, .training, Trainee.kind)
      try require(requirements, store)
      try log("list", nil)
      return try store.competenceCoverage(on: day)
    }
  }

  /// Other requirements than before are a change of what every answer is measured by: it is said, and
  /// its progress is shown.
  private func require(_ requirements: RoleRequirements, _ store: CaseStore) throws {
    let isNew = try store.require(requirements) { done, total in
      try progress("measuring by Training/roles.csv", done, of: total)
    }
    if isNew { try say("Everybody was measured by the present Training/roles.csv.") }
  }
}
