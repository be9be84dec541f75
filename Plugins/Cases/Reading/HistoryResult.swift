import FrunDomain
import FrunKit
import FrunText

/// Commits for programs.
enum HistoryResult {
  static func result(_ entry: HistoryEntry, _ services: any Services) throws -> JSONValue {
    [
      "at": .string(entry.at.utcText), "author": .string(entry.author.text),
      "handle": .string(try services.handle(of: entry.author)),
      "command": .string(entry.command), "reason": entry.reason.map { .string($0) } ?? .null,
      "commit": .string(Hexadecimal.text(entry.hash)),
      "device": .string(entry.position.device.text),
      "sequence": .integer(Int64(entry.position.sequence)),
      "changes": .array(entry.changes.compactMap(result)),
    ]
  }

  private static func result(_ change: HistoryChange) -> JSONValue? {
    switch change {
    case .assertion(let assertion) where assertion.kind == Schema.commitNote: nil
    case .assertion(let assertion):
      [
        "record": .string(assertion.record.text), "kind": .string(assertion.kind),
        "field": .string(assertion.field), "operation": .string(assertion.change.operation),
        "value": assertion.change.value?.result ?? .null,
      ]
    case .withheld: ["redacted": true, "reason": "withheld"]
    case .erased: ["redacted": true, "reason": "erased"]
    case .unreadable: ["redacted": true, "reason": "newer version"]
    }
  }
}
