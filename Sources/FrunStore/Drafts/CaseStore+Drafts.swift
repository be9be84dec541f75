package import FrunDomain

/// Forms that are not finished yet: a journal of answers for each, on this laptop only.
///
/// Every step is one small transaction, which SQLite writes through to the disk (`synchronous` is
/// FULL in a vault) before the call returns: a process that is killed, or a battery that is empty,
/// loses at most the line that was being typed.
extension CaseStore {
  /// Most drafts of one member.
  package static let mostDrafts = 1_000
  /// Most steps of one draft.
  package static let mostDraftEntries = 1_000_000
  /// Longest step, in bytes.
  package static let longestDraftEntry = 2 << 20
  /// Largest form that a draft keeps beside its answers, in bytes.
  package static let largestDraftSource = 64 << 20

  /// Keeps a new draft of the acting member, with the form as it was when it was begun.
  ///
  /// Throws `store.limit` for too many drafts or too large a form, `store.denied` for a draft of
  /// somebody else.
  package func begin(_ draft: FormDraft, source: [UInt8]) throws {
    guard draft.member == (try requiredIdentity().member) else { throw Self.foreign }
    guard source.count <= Self.largestDraftSource else {
      throw StoreError(.limit, "the form is too large to be kept beside a draft")
    }
    try database.write {
      let table = DraftTable(database: database)
      guard try table.count(of: draft.member) < Self.mostDrafts else {
        throw StoreError(.limit, "there are already \(Self.mostDrafts) drafts; finish or drop some")
      }
      try table.insert(draft, source: source)
    }
  }

  /// The drafts of the acting member, the last changed first.
  package func drafts() throws -> [FormDraft] {
    try DraftTable(database: database).drafts(of: requiredIdentity().member)
  }

  /// A draft of the acting member with the form it was begun with and its steps in order; nil when
  /// there is none.
  package func draft(
    _ id: RecordID
  ) throws -> (draft: FormDraft, source: [UInt8], entries: [FormDraft.Entry])? {
    try database.read {
      let table = DraftTable(database: database)
      guard let (draft, source) = try table.draft(id),
        draft.member == (try requiredIdentity().member)
      else { return nil }
      return (draft, source, try table.entries(of: id))
    }
  }

  /// Writes steps down and says where the draft stands now, all or nothing.
  ///
  /// Throws `store.notFound` when the draft is gone, `store.storage` when the disk is full; what
  /// was written before stays.
  package func append(
    _ entries: [FormDraft.Entry], to id: RecordID, progress: FormDraft.Progress, at: Moment
  ) throws {
    guard entries.allSatisfy({ $0.body.utf8.count <= Self.longestDraftEntry }) else {
      throw StoreError(.limit, "an answer is too long")
    }
    try database.write {
      let table = try own(id)
      let last = try table.lastEntry(of: id)
      guard last + entries.count <= Self.mostDraftEntries else {
        throw StoreError(.limit, "the draft has too many steps")
      }
      for (offset, entry) in entries.enumerated() {
        try table.insert(entry, at: last + offset + 1, of: id)
      }
      try table.update(id, progress: progress, at: at)
    }
  }

  /// Replaces the form of a draft, and its steps by others: the draft goes on with a newer version.
  package func move(_ draft: FormDraft, source: [UInt8], entries: [FormDraft.Entry]) throws {
    guard source.count <= Self.largestDraftSource else {
      throw StoreError(.limit, "the form is too large to be kept beside a draft")
    }
    try database.write {
      let table = try own(draft.id)
      try table.remove(draft.id)
      try table.insert(draft, source: source)
      for (offset, entry) in entries.enumerated() {
        try table.insert(entry, at: offset + 1, of: draft.id)
      }
    }
  }

  /// Removes a draft of the acting member; its pages are overwritten.
  package func drop(draft id: RecordID) throws {
    try database.write { try own(id).remove(id) }
  }

  /// Commits what a draft became and removes the draft, both or neither: whoever is interrupted
  /// here has either the draft or the record, never both.
  package func finish(draft id: RecordID, with change: ChangeSet) throws -> CommitReceipt {
    try database.write {
      let table = try own(id)
      let receipt = try commit(change)
      try table.remove(id)
      return receipt
    }
  }

  private static let foreign = StoreError(.denied, "the draft belongs to somebody else")

  /// The tables, after making sure that the draft is there and the acting member's.
  private func own(_ id: RecordID) throws -> DraftTable {
    let table = DraftTable(database: database)
    guard let member = try table.member(of: id) else {
      throw StoreError(.notFound, "there is no such draft")
    }
    guard member == (try requiredIdentity().member) else { throw Self.foreign }
    return table
  }
}
