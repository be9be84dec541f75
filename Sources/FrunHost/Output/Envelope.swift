import FrunKit
import FrunText

/// A result as JSON: `{"schema":…,"data":…,"warnings":[…],"next":[…]}`, and `"dryRun":true` when nothing was kept.
///
/// Members are added, never changed or removed, within one number of a schema.
struct Envelope {
  private let outcome: Outcome
  private let warnings: [String]
  private let data: JSONValue
  private let isDryRun: Bool

  init(
    _ outcome: Outcome, warnings: [String], fields: FieldSelection?, isDryRun: Bool = false
  ) throws {
    self.isDryRun = isDryRun
    self.outcome = outcome
    self.warnings = warnings
    let result = outcome.result ?? .null
    data = try fields?.apply(to: result) ?? result
  }

  /// One document with a line end.
  func text(isIndented: Bool) -> String {
    var object = JSONObject()
    object["schema"] = .string(outcome.schema ?? "frun.result/1")
    object["data"] = data
    object["warnings"] = .array(warnings.map { .string($0) })
    object["next"] = .array(isDryRun ? [] : outcome.next.map { .string($0) })
    if isDryRun { object["dryRun"] = true }
    let value = JSONValue.object(object)
    let text = isIndented ? value.indentedText() : value.text()
    return text.hasSuffix("\n") ? text : text + "\n"
  }

  /// One line for each element of a list, or one line.
  func lines() -> String {
    (data.array ?? [data]).map { $0.text() + "\n" }.joined()
  }
}

/// Which members of the objects of a result are kept.
struct FieldSelection {
  private let names: [String]
  private let alsoKnown: [String]

  /// - Parameter alsoKnown: names that exist although no object may show them.
  init(names: [String], alsoKnown: [String]) {
    self.names = names
    self.alsoKnown = alsoKnown
  }

  func apply(to value: JSONValue) throws -> JSONValue {
    let objects = value.array?.compactMap(\.object) ?? value.object.map { [$0] } ?? []
    var known = alsoKnown
    for object in objects {
      for key in object.keys where !known.contains(key) { known.append(key) }
    }
    for name in names where !known.contains(name) { throw Self.unknown(name, known: known) }
    if let list = value.array { return .array(list.map(pick)) }
    return pick(value)
  }

  private func pick(_ value: JSONValue) -> JSONValue {
    guard let object = value.object else { return value }
    var kept = JSONObject()
    for name in names { kept[name] = object[name] ?? .null }
    return .object(kept)
  }

  static func unknown(_ name: String, known: [String]) -> Failure {
    let near = Suggestions.nearest(to: name, among: known)
    return Failure.usage(
      "there is no field of this name",
      hints: near.prefix(1).map { "did you mean \($0)?" }
        + [known.isEmpty ? "this result has no fields" : "fields: \(known.joined(separator: ", "))"]
    )
  }
}
