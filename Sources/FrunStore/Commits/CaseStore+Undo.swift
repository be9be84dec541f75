package import FrunDomain
import FrunSQLite

extension CaseStore {
  /// Takes a commit back by a new one that asserts what its author had seen before.
  ///
  /// A single answer becomes the one that was in force (or is retracted when there was none), an
  /// element added to a set is removed, one removed is added again. A commit that settled a
  /// disagreement is taken back to the answer that governed, because one commit gives one answer.
  ///
  /// Throws `store.notFound`; `store.dependents` when commits that saw this one speak about the
  /// same fields, unless `includingDependents`; `store.cannotUndo` when the commit holds an entry
  /// of an append-only field, or assertions that are withheld, erased or of a newer version; and
  /// what ``commit(_:)`` throws.
  @discardableResult
  package func undo(
    _ position: ChainPosition, in stream: StreamID, reason: String,
    includingDependents: Bool = false
  ) throws -> CommitReceipt {
    try database.write {
      try CommitChecks(store: self).checkOperation(.undo, in: stream)
      let undoing = try Undoing(store: self, position: position, stream: stream)
      if !includingDependents {
        let dependents = try undoing.dependents()
        guard dependents.isEmpty else {
          throw StoreError(
            .dependents, "later commits speak about the same fields", causes: dependents)
        }
      }
      return try commitChecked(
        ChangeSet(
          stream: stream, command: ChangeSet.undoCommand, reason: reason,
          assertions: try undoing.assertions()))
    }
  }
}
