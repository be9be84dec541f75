import FrunDomain
import FrunSQLite

/// What is checked before a local change is written, in this order: form, permissions, schema,
/// disagreements.
struct CommitChecks {
  let store: CaseStore

  /// Returns the records of the change that somebody has spoken about before.
  func check(_ change: ChangeSet, by member: RecordID) throws -> Set<RecordID> {
    try checkForm(change)
    try checkPermissions(change, of: member)
    if change.stream.kind == .directory { try DirectoryRules.checkKeys(change.assertions) }
    let existing = try checkSchema(change)
    if !change.settles { try checkDisagreements(change, about: existing) }
    return existing
  }

  private func checkForm(_ change: ChangeSet) throws {
    guard !change.assertions.isEmpty else { throw StoreError(.invalid, "the change is empty") }
    guard change.assertions.count < Commit.mostAssertions else {
      throw StoreError(.limit, "more than \(Commit.mostAssertions) assertions in one change")
    }
    guard (1...Commit.longestCommand).contains(change.command.utf8.count) else {
      throw StoreError(.invalid, "a command has 1 to \(Commit.longestCommand) bytes")
    }
  }

  private func checkPermissions(_ change: ChangeSet, of member: RecordID) throws {
    // The founder cannot be in a directory that they are about to open.
    if change.stream.kind == .directory, try TeamDirectory(store: store).isEmpty() { return }
    let role = try activeRole(of: member)
    if change.stream.kind == .directory {
      try DirectoryRules.checkOwnRole(change.assertions, by: member, held: [role])
      let isOwn = try store.directoryStream() == change.stream
      if isOwn, DirectoryRules.isRotation(change.assertions, by: member) { return }
    }
    if let refusal = PermissionNeeds(change).refusal(for: [role]) {
      let isFirst = try FirstAdministrator(store: store).isAdded(
        by: change.assertions, in: change.stream, author: member, seen: change.basedOn)
      // In another team's directory nobody here has a say.
      if isFirst, try store.directoryStream() == change.stream { return }
      throw StoreError(.denied, refusal.message)
    }
  }

  /// Checks that the acting member may do something in a stream.
  func checkOperation(_ operation: FrunDomain.Operation, in stream: StreamID) throws {
    let role = try activeRole(of: store.requiredIdentity().member)
    if let refusal = Permissions.standard.check(role, operation, in: stream.kind) {
      throw StoreError(.denied, refusal.message)
    }
  }

  private func activeRole(of member: RecordID) throws -> Role {
    guard let acting = try TeamDirectory(store: store).teamMember(member) else {
      throw StoreError(.denied, "the acting member is not in the team's directory")
    }
    guard acting.isActive, let role = acting.role else {
      throw StoreError(.denied, "the acting member is suspended or revoked")
    }
    return role
  }

  private func checkSchema(_ change: ChangeSet) throws -> Set<RecordID> {
    let sid = try store.names.existing(change.stream)
    var kinds: [RecordID: Set<String>] = [:]
    for assertion in change.assertions {
      kinds[assertion.record, default: []].insert(assertion.kind)
    }
    var existing: Set<RecordID> = []
    for (record, spoken) in kinds {
      let found = try store.database.query(
        "SELECT r.sid, k.kind FROM record r JOIN kind_name k ON k.kid = r.kid WHERE r.id = ? "
          + "AND EXISTS(SELECT 1 FROM field_state f WHERE f.rid = r.rid)", record.bytes
      ) { ($0.int64(0), $0.string(1)) }
      // An identifier names one record of one kind in one stream; only a member who founded a team
      // before joining this one stands in both directories.
      let isMember = spoken == ["member"] && change.stream.kind == .directory
      guard spoken.count == 1,
        found.allSatisfy({ spoken.contains($0.1) && ($0.0 == sid || isMember) })
      else {
        throw StoreError(.invalid, "a record is spoken about as two kinds or in two streams")
      }
      if found.contains(where: { $0.0 == sid }) { existing.insert(record) }
    }
    do {
      try store.schema.validate(change) { existing.contains($0) }
    } catch {
      throw StoreError(error)
    }
    return existing
  }

  private func checkDisagreements(_ change: ChangeSet, about existing: Set<RecordID>) throws {
    guard let sid = try store.names.existing(change.stream) else { return }
    var open: Set<String> = []
    for assertion in change.assertions where existing.contains(assertion.record) {
      if case .erase = assertion.change { continue }
      guard let fid = try store.names.existing(field: assertion.field, of: assertion.kind) else {
        continue
      }
      let isOpen = try store.database.first(
        """
        SELECT 1 FROM record r CROSS JOIN field_state f ON f.rid = r.rid
        WHERE r.id = ? AND r.sid = ? AND f.fid = ? AND f.is_disagreement = 1
        """, assertion.record.bytes, sid, fid
      ) { _ in true }
      if isOpen == true { open.insert("\(assertion.kind).\(assertion.field)") }
    }
    guard open.isEmpty else {
      throw StoreError(
        .disagreement, "people answered differently; decide before changing the answer",
        causes: open.sorted())
    }
  }
}

extension StoreError {
  /// A change or query that the schema forbids.
  init(_ error: SchemaError) { self.init(.invalid, error.description) }
}
