import FrunDomain
import FrunForms
import FrunKit

/// What a filled form says about records, before it is known which of them exist already.
struct MadeRecords {
  let updates: EntityUpdates.Result
  let entities: [CaseEntity]
  let intake: CaseIntake
  /// The rows of repeats that each record was answered in, from the outside in.
  let rows: [RecordID: [AnswerPath.Component]]
  let drafts: [RecordDraft]

  /// The visit among the drafts.
  var visit: RecordID? { drafts.first { $0.kind.name == "visit" }?.id }

  /// The records by the place in the form that makes each: the list and the row, and what was
  /// chosen where several choices are several records. Records that no list names, such as the
  /// names of a person, are found by their kind and by what they refer to.
  ///
  /// - Parameter rowPlace: another name for a row, in which the order of rows is not the same.
  func places(_ rowPlace: (String) -> String) -> [String: RecordID] {
    var named: [RecordID: String] = [intake.stream.id: "case"]
    for entity in entities where entity.kind != "case" {
      guard let id = intake.records[entity.key], named[id] == nil || entity.row != nil else {
        continue
      }
      let choice = entity.key.split(separator: "#").dropFirst().first.map { "#\($0)" } ?? ""
      let row = RowAlignment.text(rows[id] ?? [])
      named[id] = "\(entity.dataset)@\(row.isEmpty ? "" : rowPlace(row))\(choice)"
    }
    var places: [String: RecordID] = [:]
    var rest: [RecordDraft] = []
    for draft in drafts {
      guard let name = named[draft.id] else {
        rest.append(draft)
        continue
      }
      // Nested rows that look alike must not take each other's place.
      places[Self.free(name, places)] = draft.id
    }
    for draft in rest {
      let targets = draft.assertions.compactMap { assertion -> String? in
        guard case .reference(let id)? = assertion.change.value else { return nil }
        return named[id]
      }
      let sort = draft.value("kind")?.canonicalText ?? ""
      places[
        Self.free("\(draft.kind.name):\(sort)(\(targets.joined(separator: ",")))", places)] =
        draft.id
    }
    return places
  }

  private static func free(_ name: String, _ taken: [String: RecordID]) -> String {
    var (free, count) = (name, 1)
    while taken[free] != nil {
      count += 1
      free = "\(name)~\(count)"
    }
    return free
  }
}
