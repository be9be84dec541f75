import FrunDomain
import FrunSQLite

/// What taking one commit back means.
struct Undoing {
  let store: CaseStore
  private let entry: CommitLog.Entry
  private let position: ChainPosition
  private let changes: [Assertion]

  init(store: CaseStore, position: ChainPosition, stream: StreamID) throws {
    guard let sid = try store.names.existing(stream),
      let did = try store.names.existing(position.device),
      let entry = try store.log.entry(sid: sid, did: did, sequence: position.sequence)
    else { throw StoreError(.notFound, "there is no commit at this place") }
    self.store = store
    self.entry = entry
    self.position = position
    changes = try store.log.changes(cid: entry.cid).enumerated().compactMap { index, change in
      guard case .assertion(let assertion) = change else {
        throw StoreError(
          .cannotUndo, "the commit holds assertions that cannot be read here",
          causes: ["assertion \(index)"])
      }
      return assertion.kind == Schema.commitNote ? nil : assertion
    }
    let fixed = Set(
      changes.compactMap { assertion -> String? in
        switch assertion.change {
        case .append, .erase: "\(assertion.kind).\(assertion.field)"
        default: nil
        }
      })
    guard fixed.isEmpty, !changes.isEmpty else {
      throw StoreError(
        .cannotUndo, "entries of append-only fields and erasures stay", causes: fixed.sorted())
    }
  }

  private func history(of assertion: Assertion) throws -> [PositionedAssertion] {
    let kid = try store.names.number(kind: assertion.kind)
    let rid = try store.database.first(
      "SELECT rid FROM record WHERE id = ? AND sid = ? AND kid = ?", assertion.record.bytes,
      entry.sid, kid
    ) { $0.int64(0) }
    guard let rid else { return [] }
    let fid = try store.names.number(field: assertion.field, of: assertion.kind)
    return try store.log.assertions(about: .init(rid: rid, fid: fid))
  }

  /// The fields about which a commit that saw this one speaks; of a set, only about the same
  /// elements.
  func dependents() throws -> [String] {
    var fields: Set<String> = []
    for assertion in changes {
      let isLater = try history(of: assertion).contains { later in
        guard later.position != position, later.context.contains(position) else { return false }
        switch (assertion.change, later.change) {
        case (.add(let mine), .add(let other)), (.add(let mine), .remove(let other)),
          (.remove(let mine), .add(let other)), (.remove(let mine), .remove(let other)):
          return mine == other
        default: return true
        }
      }
      if isLater { fields.insert("\(assertion.kind).\(assertion.field)") }
    }
    return fields.sorted()
  }

  /// The assertions of the new commit.
  func assertions() throws -> [Assertion] {
    var result: [Assertion] = []
    for assertion in changes {
      let before = try history(of: assertion).filter { entry.context.contains($0.position) }
      let fid = try store.names.number(field: assertion.field, of: assertion.kind)
      let view = FieldMerge.view(
        of: before, policy: try store.projection.policy(fid: fid, before))
      guard let change = Self.change(undoing: assertion.change, to: view) else { continue }
      let undone = Assertion(
        record: assertion.record, kind: assertion.kind, field: assertion.field, change: change)
      if !result.contains(undone) { result.append(undone) }
    }
    guard !result.isEmpty else {
      throw StoreError(.cannotUndo, "the commit changed nothing that could be taken back")
    }
    return result
  }

  /// What leads back to an earlier view; nil when the change had no effect.
  private static func change(undoing change: Change, to view: FieldView) -> Change? {
    switch change {
    case .set, .retract: view.governing.map(Change.set) ?? .retract
    case .add(let value): view.elements.contains(value) ? nil : .remove(value)
    case .remove(let value): view.elements.contains(value) ? .add(value) : nil
    case .append, .erase: nil
    }
  }
}
