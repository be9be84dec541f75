package import FrunDomain
import FrunSQLite

/// What an erasure takes, before anything of it is done.
package struct ErasurePlan: Hashable, Sendable {
  /// Answers of one kind of record.
  package struct Line: Hashable, Sendable {
    /// The kind of record.
    package let kind: String
    /// Records of which something goes.
    package let records: Int
    /// Answers, former ones included.
    package let answers: Int
  }

  /// By kind of record, in the order of their names.
  package internal(set) var lines: [Line] = []
  /// The orders to erase what nobody of a partner team wrote.
  package internal(set) var own: [Assertion] = []
  /// The orders to erase what members of partner teams wrote. Their team has to agree before it goes
  /// there too.
  package internal(set) var foreign: [Assertion] = []
  /// Forms of the case that were begun and not finished, on this laptop.
  package internal(set) var drafts = 0
  /// Commits of the case that wait aside, or are kept as evidence: what they say goes as well.
  package internal(set) var waiting = 0

  /// Answers that go.
  package var answers: Int { own.count + foreign.count }
}

extension CaseStore {
  /// What an erasure of a case, or of one person in it, takes: every answer ever given, the reasons of
  /// the changes that gave them, and in a whole case also what this build cannot read and what waits
  /// aside.
  package func erasurePlan(of stream: StreamID, _ extent: ErasureExtent) throws -> ErasurePlan {
    try database.read { try ErasurePlanning(store: self, stream: stream, extent: extent).plan() }
  }

  /// Carries a plan out: the orders travel with the case, and what they name goes here at once.
  ///
  /// What partner teams wrote is erased by a commit of its own, behind a head that proves all before
  /// it (``storeHead``): where it is refused, the rest is taken. Returns the commits, the last of them last.
  package func erase(
    _ plan: ErasurePlan, in stream: StreamID, extent: ErasureExtent, command: String, reason: String
  ) throws -> [CommitReceipt] {
    try database.write {
      var receipts: [CommitReceipt] = []
      for orders in [plan.own, plan.foreign] {
        for start in Swift.stride(from: 0, to: orders.count, by: Self.mostOrders) {
          let some = Array(orders[start..<min(start + Self.mostOrders, orders.count)])
          receipts.append(
            try commitChecked(
              ChangeSet(stream: stream, command: command, reason: reason, assertions: some)))
        }
      }
      if extent.person == nil {
        try DraftTable(database: database).removeAll(of: stream)
        if let sid = try names.existing(stream) {
          try WaitingRoom(database: database).forgetBodies(sid: sid)
        }
      }
      return receipts
    }
  }

  /// Orders in one commit; a commit may hold twice as many.
  private static let mostOrders = Commit.mostAssertions / 2
}

/// Finds what an erasure takes.
private struct ErasurePlanning {
  let store: CaseStore
  let stream: StreamID
  let extent: ErasureExtent

  func plan() throws -> ErasurePlan {
    var plan = ErasurePlan()
    guard let sid = try store.names.existing(stream) else { return plan }
    let records = try store.records(in: stream)
    let about = Set(
      records.filter { record in
        if case .all? = extent.part(of: record) { extent.person != nil } else { false }
      }.map(\.id))
    var counts: [String: (records: Int, answers: Int)] = [:]
    var touched: Set<ChainPosition> = []
    var notes: [(record: Record, said: [PositionedAssertion])] = []
    func take(_ assertion: PositionedAssertion, _ order: Assertion) throws {
      let isOwn = try isOurs(assertion.author)
      if isOwn { plan.own.append(order) } else { plan.foreign.append(order) }
    }
    for record in records {
      let isNote = record.kind == Schema.commitNote
      guard let part = extent.part(of: record, erasing: about) else { continue }
      var answers = 0
      for (field, said) in try statements(about: record, sid: sid) {
        if isNote { notes.append((record, said)) }
        for assertion in said {
          guard let change = assertion.change, extent.takes(change, to: field, by: part) else {
            continue
          }
          touched.insert(assertion.position)
          answers += 1
          try take(assertion, order(assertion.digest, on: record, field))
        }
      }
      if answers > 0 {
        counts[record.kind, default: (0, 0)].records += 1
        counts[record.kind, default: (0, 0)].answers += answers
      }
    }
    if extent.person != nil {
      // Why something was said may tell it again.
      for (record, said) in notes {
        for assertion in said where assertion.change != nil && touched.contains(assertion.position)
        {
          counts[record.kind, default: (0, 0)].records += 1
          counts[record.kind, default: (0, 0)].answers += 1
          try take(assertion, order(assertion.digest, on: record, "reason"))
        }
      }
    } else {
      for digest in try unreadable(sid: sid) + waiting(sid: sid, count: &plan.waiting) {
        plan.own.append(neutral(digest))
      }
      plan.drafts = try DraftTable(database: store.database).count(about: stream)
    }
    plan.lines = counts.sorted { $0.key < $1.key }.map {
      ErasurePlan.Line(kind: $0.key, records: $0.value.records, answers: $0.value.answers)
    }
    return plan
  }

  /// Somebody whom no partner's directory or card describes counts as ours.
  private func isOurs(_ author: RecordID) throws -> Bool {
    let directory = TeamDirectory(store: store)
    guard try store.directoryStream() != nil else { return true }
    return try directory.belongsHere(author)
  }

  private func statements(
    about record: Record, sid: Int64
  ) throws -> [(field: String, said: [PositionedAssertion])] {
    let kid = try store.names.existing(kind: record.kind)
    let rid = try store.database.first(
      "SELECT rid FROM record WHERE id = ? AND sid = ? AND kid = ?", record.id.bytes, sid, kid
    ) { $0.int64(0) }
    guard let rid else { return [] }
    return try store.projection.states(rid: rid).keys.sorted().map { fid in
      (try store.names.field(fid).field, try store.log.assertions(about: .init(rid: rid, fid: fid)))
    }
  }

  private func order(_ digest: [UInt8], on record: Record, _ field: String) -> Assertion {
    guard store.schema.field(field, of: record.kind) != nil else { return neutral(digest) }
    return Assertion(record: record.id, kind: record.kind, field: field, change: .erase(digest))
  }

  /// An order that names a field which every case has, for answers whose own field is not known here.
  /// The field only collects what was said, so an erased entry in it hides nothing.
  private func neutral(_ digest: [UInt8]) -> Assertion {
    Assertion(record: stream.id, kind: "case", field: "closureNotes", change: .erase(digest))
  }

  /// Answers of a newer version, which cannot be read.
  private func unreadable(sid: Int64) throws -> [[UInt8]] {
    try store.database.query(
      """
      SELECT a.digest FROM history h CROSS JOIN assertion a ON a.cid = h.cid
      WHERE h.sid = ? AND a.rid IS NULL AND a.state = 0
      """, sid
    ) { $0.bytes(0) }
  }

  private func waiting(sid: Int64, count: inout Int) throws -> [[UInt8]] {
    let bundles = try WaitingRoom(database: store.database).bundles(sid: sid)
    count = bundles.count
    return bundles.flatMap { bundle in
      bundle.assertions.filter { sealed in
        guard sealed.state == .present else { return false }
        if case .erase? = CommitLog.readable([sealed])[0]?.change { return false }
        return true
      }.map(\.digest)
    }
  }
}
