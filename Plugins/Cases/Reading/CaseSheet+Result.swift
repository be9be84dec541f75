import FrunDomain
import FrunKit
import FrunText

extension CaseSheet {
  /// The sheet for programs: codes and identifiers, nothing in words.
  func result(_ services: any Services) throws -> JSONValue {
    var object = JSONObject()
    object["number"] = .string(file.number)
    object["case"] = file.record.result
    object["client"] = client.map(\.result) ?? .null
    object["names"] = .array(names.map(\.result))
    object["assigned"] = .array(row.assigned.map { .string($0) })
    object["family"] = .array(
      family.map { relative in
        [
          "person": relative.person.result, "name": relative.name.map { .string($0) } ?? .null,
          "relationship": relative.relationship.map(\.result) ?? .null,
        ]
      })
    object["consents"] = .array(consents.map(\.result))
    object["checks"] = .array(checks.map(\.result))
    object["plan"] = plan.map(\.result) ?? .null
    object["placement"] = placement.map(\.result) ?? .null
    object["nextVisit"] = nextVisit.map(\.result) ?? .null
    object["disagreements"] = .array(
      try disagreements.map { try DisagreementRow.result($0, services) })
    object["erased"] = .integer(Int64(erased))
    object["withheld"] = .integer(Int64(withheld))
    return .object(object)
  }
}
