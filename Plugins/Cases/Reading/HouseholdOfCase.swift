import FrunDomain
import FrunKit

/// The adults that a placement in a case would put a child beside.
enum HouseholdOfCase {
  /// The same adults whom the gate before a plan's activation asks about.
  ///
  /// - Throws: ``Failure`` `case.noHousehold` when nobody is recorded.
  static func adults(
    _ file: OpenedCase, _ acting: Acting, _ services: any Services
  ) throws -> [RecordID] {
    let kinds = ["case", "person", "relationship", "plan", "placement"]
    let snapshot = CaseSnapshot(
      stream: file.stream,
      records: try kinds.flatMap { try services.records($0, in: file) }, today: services.today,
      actor: acting.member, actorRole: acting.role, package: nil)
    let adults = Gates.householdAdults(in: snapshot)
    guard !adults.isEmpty else {
      throw Failure(
        .data, "case.noHousehold",
        "no adult of the household is recorded in case \(file.number)",
        hints: [
          "frun case person \(file.number) adds one",
          "frun case edit \(file.number) --set relationship/REF.livesInHousehold=yes",
          "frun case check \(file.number) --adult REF --result CODE",
        ])
    }
    return adults
  }
}
