import FrunArguments
import FrunDomain
import FrunKit
import FrunText

/// Shows how far what roles ask for is met.
enum TrainCoverage {
  static let command = Command(
    CommandSpec(
      "coverage", summary: "Show how far what roles ask for is met", arguments: [TrainGap.role]
    ).with {
      $0.discussion = """
        People within the grace of a new role are counted apart: they are neither met nor a gap.
        """
      $0.seeAlso = ["train gap", "train report"]
      $0.requires = ["vault.read"]
    }, run: run)

  static func run(_ invocation: Invocation, _ services: any Services) throws -> Outcome {
    let people = TrainedPeople(services: services)
    let role = try people.role(invocation[TrainGap.role])
    let rows = try services.competenceCoverage(on: services.today, by: people.requirements())
      .filter { role == nil || $0.requirement.role == role }
    return try services.list(
      rows, as: listing(invocation.context.language), title: "Coverage on \(services.today)",
      next: ["frun train gap"])
  }

  private static func listing(_ language: String) -> Listing<CompetenceCoverage> {
    func number(
      _ key: String, _ header: String, drop: Int = 0, _ value: @escaping (CompetenceCoverage) -> Int
    ) -> Listing<CompetenceCoverage>.Column {
      .init(
        key, header, isTrailing: true, dropPriority: drop, json: { .integer(Int64(value($0))) }
      ) { Cell(String(value($0))) }
    }
    return Listing(
      "frun.train.coverage/1", whenEmpty: "no role asks for anything",
      [
        .init("role", "Role", json: { .string($0.requirement.role) }) {
          Cell(
            Schema.standard.label(
              $0.requirement.role, of: "role", in: RoleHeld.kind, language: language))
        },
        .init("needs", "Needs", isWhole: true) { Cell($0.requirement.needed.description) },
        .init("competence", "Competence", dropPriority: 3) {
          Cell($0.requirement.needed.words(language))
        },
        number("graceDays", "Grace", drop: 4) { $0.requirement.graceDays },
        number("people", "People", drop: 1) { $0.people },
        number("inGrace", "In grace", drop: 2) { $0.inGrace },
        number("met", "Met") { $0.met }, number("gaps", "Gaps") { $0.gaps },
        .init(
          "percent", "%", isTrailing: true,
          json: { $0.share.map { .integer(Int64(($0 * 100).rounded(.down))) } ?? .null }
        ) { row in
          // Rounded down: 99.6 is not everybody.
          Cell(
            row.share.map { "\(Int(($0 * 100).rounded(.down)))" } ?? "",
            row.gaps > 0 ? .bad : row.due > 0 ? .good : nil)
        },
      ])
  }
}
