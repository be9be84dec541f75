import FrunDomain
import FrunKit
import FrunStore

extension HostServices {
  func record(_ id: RecordID) throws -> Record? {
    guard let record = try session.vault().store.record(id) else { return nil }
    let store = try store(in: record.stream.kind, kind: record.kind)
    guard try Permissions.standard.mayRead(record, actingRole(store)) else { return nil }
    try log("show", record.stream)
    return record
  }

  func records(_ query: RecordQuery) throws -> [Record] {
    let kind = try session.vault().store.schema.kind(query.kind)
    let store = try store(in: kind?.stream ?? .case, kind: query.kind)
    let role = try actingRole(store)
    let records = try store.records(query).filter { Permissions.standard.mayRead($0, role) }
    if let stream = query.stream {
      try log("show", stream)
    } else if kind?.stream ?? .case == .case || kind?.stream == .training {
      try log("list", nil)
    }
    return records
  }

  func search(_ query: SearchQuery) throws -> [SearchHit] {
    let hits = try store().search(query)
    try log("search", nil)
    return hits
  }

  func resolve(_ text: String, kind: String) throws -> RecordID {
    do {
      return try session.vault().store.resolve(text, kind: kind)
    } catch let error as StoreError {
      switch error.code {
      case .notFound:
        throw Failure(
          .notFound, "\(kind).notFound", "no \(kind) has this number or identifier",
          causes: mistyped(text, kind),
          hints: kind == "case" ? ["'frun case list' shows the cases"] : [])
      case .ambiguous:
        throw Failure(
          .usage, "\(kind).ambiguous", "more than one \(kind) begins like this",
          causes: error.causes, hints: ["type more of the identifier"])
      default: throw error
      }
    }
  }

  /// Whether what was typed has the shape of a case number and a wrong symbol in it.
  private func mistyped(_ text: String, _ kind: String) -> [String] {
    guard kind == "case" else { return [] }
    do {
      _ = try CaseNumber(parsing: text)
      return []
    } catch {
      return error.code == .checkSymbol ? ["a symbol of the case number is mistyped"] : []
    }
  }

  func disagreements(in stream: StreamID?) throws -> [Disagreement] {
    // Of everything, each role is shown what it may read.
    let store = try stream.map { try self.store(in: $0.kind) } ?? session.vault().store
    let found = try Permissions.standard.shown(
      store.disagreements(in: stream), to: actingRole(store))
    try log("disagreements", stream)
    return found
  }

  func history(_ query: HistoryQuery) throws -> [HistoryEntry] {
    let store = try store(in: query.stream?.kind ?? .case)
    let entries = try Permissions.standard.shown(store.history(query), to: actingRole(store))
    try log("history", query.stream)
    return entries
  }

  func commit(_ change: ChangeSet) throws -> CommitReceipt {
    try session.checkInterruption()
    let store = try session.vault().store
    guard !session.invocation.context.dryRun else {
      return try failing { try store.dryRun { try store.commit(change) } }
    }
    let receipt = try failing { try store.commit(change) }
    noteChange()
    return receipt
  }

  func accessLog(_ query: AccessQuery) throws -> [AccessEntry] {
    let store = try store(to: .audit)
    try flushLog()
    let entries = try store.accessLog(query)
    try log("accessLog", query.stream)
    return entries
  }
}

extension HostServices {
  func undo(
    _ position: ChainPosition, in stream: StreamID, reason: String
  ) throws -> CommitReceipt {
    try session.checkInterruption()
    let store = try session.vault().store
    guard !session.invocation.context.dryRun else {
      return try store.dryRun { try store.undo(position, in: stream, reason: reason) }
    }
    let receipt = try store.undo(position, in: stream, reason: reason)
    noteChange()
    return receipt
  }

  func audit(_ request: AuditRequest) throws -> AuditReport {
    try store(to: .audit, in: request.stream?.kind ?? .case).verify(request)
  }
}
