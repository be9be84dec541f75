extension Permissions {
  /// The readers a record names (vocabulary `readers`).
  static let readers = "readers"

  /// Whether a role may know of a record. Most records leave that to their kind; a complaint, and
  /// the form it was written down with, name who may read them: nobody reads a complaint about
  /// the own role.
  public func mayRead(_ record: Record, _ role: Role) -> Bool {
    switch record[Self.readers]?.canonicalText {
    case nil: true
    case "supervisors": role == .supervisor || role == .dataProtectionOfficer
    // A code of a newer version may mean anybody: the narrowest circle.
    default: role == .dataProtectionOfficer
    }
  }

  /// The commits of a history as a role may see them: when one says who may read it, what it says
  /// is withheld from all but the data protection officer, who answers for the whole.
  public func shown(_ entries: [HistoryEntry], to role: Role) -> [HistoryEntry] {
    guard role != .dataProtectionOfficer else { return entries }
    return entries.map { entry in
      let named = Set(
        entry.changes.compactMap { change -> RecordID? in
          guard case .assertion(let assertion) = change,
            assertion.field == Self.readers || Self.supervisorKinds.contains(assertion.kind)
          else { return nil }
          return assertion.record
        })
      guard !named.isEmpty else { return entry }
      return HistoryEntry(
        position: entry.position, stream: entry.stream, at: entry.at, author: entry.author,
        command: entry.command, reason: nil, hash: entry.hash,
        changes: entry.changes.map { change in
          guard case .assertion(let assertion) = change, named.contains(assertion.record) else {
            return change
          }
          return .withheld
        })
    }
  }

  /// Disagreements about records that a role may read.
  public func shown(_ disagreements: [Disagreement], to role: Role) -> [Disagreement] {
    disagreements.filter { check(role, .read, in: $0.stream.kind, kind: $0.kind) == nil }
  }
}
