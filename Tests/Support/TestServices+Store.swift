package import FrunDomain
package import FrunKit
package import FrunStore

extension TestServices {
  /// The record, when the acting member may read it.
  package func record(_ id: RecordID) throws -> Record? {
    try mapped {
      guard let record = try store.record(id) else { return nil }
      let role = try permit(.read, record.stream.kind, record.kind)
      guard Permissions.standard.mayRead(record, role) else { return nil }
      try log("show", record.stream)
      return record
    }
  }

  /// The records of a query.
  package func records(_ query: RecordQuery) throws -> [Record] {
    try mapped {
      let stream = store.schema.kind(query.kind)?.stream ?? .case
      let role = try permit(.read, stream, query.kind)
      let records = try store.records(query).filter { Permissions.standard.mayRead($0, role) }
      if query.stream != nil || stream == .case || stream == .training {
        try log(query.stream == nil ? "list" : "show", query.stream)
      }
      return records
    }
  }

  /// The hits of a search.
  package func search(_ query: SearchQuery) throws -> [SearchHit] {
    try mapped {
      try permit(.read, .case, nil)
      let hits = try store.search(query)
      try log("search", nil)
      return hits
    }
  }

  /// The record a text means.
  package func resolve(_ text: String, kind: String) throws -> RecordID {
    do { return try store.resolve(text, kind: kind) } catch let error as StoreError {
      switch error.code {
      case .notFound: throw Failure.notFound(kind)
      case .ambiguous: throw Failure.ambiguous(kind)
      default: throw Self.failure(error)
      }
    }
  }

  /// The disagreements.
  package func disagreements(in stream: StreamID?) throws -> [Disagreement] {
    try mapped {
      let role = try stream.map { try permit(.read, $0.kind, nil) } ?? self.role()
      let found = Permissions.standard.shown(try store.disagreements(in: stream), to: role)
      try log("disagreements", stream)
      return found
    }
  }

  /// The commits, the newest first.
  package func history(_ query: HistoryQuery) throws -> [HistoryEntry] {
    try mapped {
      let role = try permit(.read, query.stream?.kind ?? .case, nil)
      let entries = Permissions.standard.shown(try store.history(query), to: role)
      try log("history", query.stream)
      return entries
    }
  }

  /// Commits; undoes it again when ``TestServices/dryRun`` is set.
  package func commit(_ change: ChangeSet) throws -> CommitReceipt {
    try kept { try store.commit(change) }
  }

  /// Undoes a commit.
  package func undo(
    _ position: ChainPosition, in stream: StreamID, reason: String
  ) throws -> CommitReceipt {
    try kept { try store.undo(position, in: stream, reason: reason) }
  }

  /// Verifies the history.
  package func audit(_ request: AuditRequest) throws -> AuditReport {
    try mapped {
      try permit(.audit, request.stream?.kind ?? .case, nil)
      return try store.verify(request)
    }
  }

  /// Who read what.
  package func accessLog(_ query: AccessQuery) throws -> [AccessEntry] {
    try mapped {
      try permit(.audit, .case, nil)
      return try store.accessLog(query)
    }
  }

  // MARK: Rules

  func kept<T>(_ body: () throws -> T) throws -> T {
    try mapped { try dryRun ? store.dryRun(body) : body() }
  }

  @discardableResult
  func permit(
    _ operation: FrunDomain.Operation, _ stream: StreamKind, _ kind: String?
  ) throws -> Role {
    let role = try role()
    if let refusal = Permissions.standard.check(role, operation, in: stream, kind: kind) {
      throw Failure(.denied, "role.denied", refusal.message)
    }
    return role
  }

  /// The role of whoever acts.
  func role() throws -> Role {
    guard let member = try store.member(actor), member.isActive, let role = member.role else {
      throw Failure(.denied, "member.inactive", "you are not an active member of the team")
    }
    return role
  }

  func mapped<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as StoreError { throw Self.failure(error) }
  }

  /// The failure of an error of the store, with the kinds the host gives it.
  package static func failure(_ error: StoreError) -> Failure {
    let kind: Failure.Kind =
      switch error.code {
      case .notFound: .notFound
      case .ambiguous: .usage
      case .denied, .disagreement, .gate, .dependents, .cannotUndo, .unknownAuthor, .revokedAuthor,
        .foreignErasure:
        .denied
      case .invalid, .digest, .chain, .context, .signature, .damaged, .limit, .newer, .weakKey:
        .data
      case .directoryRollback: .denied
      case .busy: .busy
      case .identity: .configuration
      case .storage: .io
      }
    return Failure(kind, error.code.rawValue, error.message, causes: error.causes)
  }
}
