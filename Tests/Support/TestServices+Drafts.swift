package import FrunDomain
package import FrunKit
import FrunStore

extension TestServices {
  /// The drafts of the acting member.
  package func formDrafts() throws -> [FormDraft] { try mapped { try store.drafts() } }

  /// A draft with its form and steps.
  package func formDraft(_ id: RecordID) throws -> KeptDraft? {
    try mapped {
      guard let (draft, bytes, entries) = try store.draft(id),
        let source = FormSource(bytes: bytes)
      else { return nil }
      return KeptDraft(draft: draft, source: source, entries: entries)
    }
  }

  /// Keeps a new draft.
  package func beginDraft(_ draft: FormDraft, source: FormSource) throws {
    try mapped { try store.begin(draft, source: source.bytes) }
  }

  /// Writes steps down, or fails as ``TestServices/draftFailure`` says.
  package func append(
    _ steps: [String], to draft: RecordID, progress: FormDraft.Progress
  ) throws -> Moment {
    if let draftFailure { throw draftFailure }
    return try mapped {
      try store.append(
        steps.map { FormDraft.Entry(at: now, body: $0) }, to: draft, progress: progress, at: now)
      return now
    }
  }

  /// Goes on with another version of the form.
  package func replaceDraft(
    _ draft: FormDraft, source: FormSource, entries: [FormDraft.Entry]
  ) throws {
    try mapped { try store.move(draft, source: source.bytes, entries: entries) }
  }

  /// Throws a draft away.
  package func dropDraft(_ id: RecordID) throws { try mapped { try store.drop(draft: id) } }

  /// Makes a change and throws its draft away.
  package func commit(_ change: ChangeSet, finishing draft: RecordID) throws -> CommitReceipt {
    try mapped { try store.finish(draft: draft, with: change) }
  }
}
