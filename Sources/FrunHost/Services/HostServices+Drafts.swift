import FrunDomain
import FrunKit
import FrunStore

/// Drafts of forms, for members who may write what becomes of them.
///
/// The time of a step is read from the clock when it is written: an interview takes an hour, and
/// the moment of the command is the one at which it began.
extension HostServices {
  func formDrafts() throws -> [FormDraft] { try draftStore().drafts() }

  func formDraft(_ id: RecordID) throws -> KeptDraft? {
    guard let (draft, bytes, entries) = try draftStore().draft(id) else { return nil }
    guard let source = FormSource(bytes: bytes) else {
      throw StoreError(.damaged, "the form of a draft cannot be read")
    }
    if let stream = draft.stream { try log("show", stream) }
    return KeptDraft(draft: draft, source: source, entries: entries)
  }

  func beginDraft(_ draft: FormDraft, source: FormSource) throws {
    try failing { try draftStore().begin(draft, source: source.bytes) }
    session.hasChanged = true
  }

  func append(
    _ steps: [String], to draft: RecordID, progress: FormDraft.Progress
  ) throws -> Moment {
    let at = session.world.clock.now()
    try failing {
      try session.vault().store.append(
        steps.map { FormDraft.Entry(at: at, body: $0) }, to: draft, progress: progress, at: at)
    }
    session.hasChanged = true
    return at
  }

  func replaceDraft(_ draft: FormDraft, source: FormSource, entries: [FormDraft.Entry]) throws {
    try draftStore().move(draft, source: source.bytes, entries: entries)
    session.hasChanged = true
  }

  func dropDraft(_ id: RecordID) throws {
    try draftStore().drop(draft: id)
    session.hasChanged = true
  }

  func commit(_ change: ChangeSet, finishing draft: RecordID) throws -> CommitReceipt {
    let store = try draftStore()
    let receipt = try failing { try store.finish(draft: draft, with: change) }
    noteChange()
    return receipt
  }

  private func draftStore() throws -> CaseStore {
    try store(to: .write, in: .case, kind: "formSubmission")
  }
}
