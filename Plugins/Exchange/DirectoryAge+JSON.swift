import FrunDomain
import FrunKit
import FrunText

extension DirectoryAge {
  /// The age for programs.
  var json: JSONValue {
    [
      "team": .string(team.text), "name": .string(name), "isOwn": .bool(isOwn),
      "newestOn": newestOn.map { .string($0.description) } ?? .null,
      "days": days.map { .integer(Int64($0)) } ?? .null, "isOld": .bool(isOld),
    ]
  }
}
