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
      try store.require(requirements)
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
      try store.require(requirements)
      try log("list", nil)
      return try store.competenceCoverage(on: day)
    }
  }
}
