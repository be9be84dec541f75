import FrunDomain
import FrunKit
import FrunStore

extension HostServices {
  func competenceGaps(
    _ query: CompetenceGapQuery, by requirements: RoleRequirements
  ) throws -> [CompetenceGap] {
    let store = try store(in: .training, kind: Trainee.kind)
    try store.require(requirements)
    let gaps = try store.competenceGaps(query)
    try log("list", nil)
    return gaps
  }

  func competenceCoverage(
    on day: CivilDate, by requirements: RoleRequirements
  ) throws -> [CompetenceCoverage] {
    let store = try store(in: .training, kind: Trainee.kind)
    try store.require(requirements)
    let coverage = try store.competenceCoverage(on: day)
    try log("list", nil)
    return coverage
  }
}
