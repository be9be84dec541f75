import FrunDomain
import FrunForms
import FrunKit

/// What a form says about records of the case that exist already (`entity_id`, `update_if`).
struct RecordChanges {
  /// The changes, without answers that are known.
  private(set) var drafts: [RecordDraft] = []
  /// Entities whose record does not exist and that may be created.
  private(set) var missing: Set<String> = []

  /// - Throws: ``Failure`` `entity.notFound` when the case has no such record.
  init(_ result: SubmissionResult, of file: OpenedCase?, services: any Services) throws {
    for change in result.entities where change.action != .create {
      let kind = CaseEntity(change.dataset, key: change.key, fields: []).kind
      let known = try RecordID(text: change.key).flatMap { try services.record($0) }
      guard let known, known.kind == kind, let file, known.stream == file.stream else {
        guard change.action == .upsert else {
          throw Failure(
            .data, "entity.notFound", "the case has no such record to change",
            place: change.fields.first?.path.description ?? change.dataset)
        }
        missing.insert(change.key)
        continue
      }
      var draft = try services.draft(changing: known)
      for field in change.fields
      where !field.value.isEmpty && field.value != known[field.property]?.displayText {
        try draft.set(field.property, to: field.value, at: field.path.description)
      }
      if !draft.isEmpty { drafts.append(draft) }
    }
  }
}
