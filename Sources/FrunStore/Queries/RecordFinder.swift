import FrunDomain
import FrunSQLite

/// Answers one query over the value index.
///
/// One of three ways is taken: along the order (the index gives the records sorted; the cost grows
/// with the page), along the most selective condition or the stream (few candidates, sorted
/// here), or over all records of the kind. All three judge every candidate by the same predicate
/// on the field states, so the way changes the cost and never the answer.
struct RecordFinder {
  let store: CaseStore
  let query: RecordQuery
  let kid: Int64
  let matcher: ConditionMatcher
  let order: RecordOrder

  /// Candidates that are sorted here rather than walked along the order.
  static let mostCandidates = 2_000

  /// Nil when nobody ever spoke about a record of the kind.
  init?(store: CaseStore, query: RecordQuery) throws {
    guard let kid = try store.names.existing(kind: query.kind) else { return nil }
    self.store = store
    self.query = query
    self.kid = kid
    matcher = try ConditionMatcher(query.conditions, kind: query.kind, names: store.names)
    order = try RecordOrder(query.order, kind: query.kind, schema: store.schema, names: store.names)
  }

  func records() throws -> [Record] {
    let limit = max(query.limit ?? .max, 0)
    guard limit > 0 else { return [] }
    return try numbers(limit: limit).compactMap { try store.record(rid: $0) }
  }

  private func numbers(limit: Int) throws -> [Int64] {
    let start = try query.cursor.map { try candidate(at: $0) }
    if let (candidates, driver) = try narrow(isPaged: query.limit != nil) {
      let found = try candidates.compactMap { try judge($0, except: driver) }
      return page(found, after: start, limit: limit)
    }
    if let first = order.keys.first {
      return try alongOrder(first, after: start, limit: limit)
    }
    return try alongIdentifiers(after: start, limit: limit)
  }

  // MARK: Candidates

  /// A record that may belong to the answer, with its sort keys.
  struct Candidate {
    let rid: Int64
    let id: RecordID
    let keys: [[UInt8]?]
  }

  private func candidate(at id: RecordID) throws -> Candidate {
    let rid = try store.database.first(
      "SELECT rid FROM record WHERE id = ? AND kid = ? ORDER BY rid", id.bytes, kid
    ) { $0.int64(0) }
    guard let rid else { throw StoreError(.notFound, "the cursor is no record of this kind") }
    return try candidate(rid: rid, id: id)
  }

  private func candidate(rid: Int64, id: RecordID) throws -> Candidate {
    Candidate(
      rid: rid, id: id,
      keys: try order.keys.map { key in
        try key.fid.flatMap { try store.projection.state(rid: rid, fid: $0)?.value }
          .map(ValueKey.bytes)
      })
  }

  /// The candidate when all conditions hold; `except` is one that it is known to fulfil.
  private func judge(
    _ place: (rid: Int64, id: RecordID), except driver: Int? = nil
  ) throws -> Candidate? {
    guard try matcher.matches(rid: place.rid, projection: store.projection, except: driver) else {
      return nil
    }
    return try candidate(rid: place.rid, id: place.id)
  }

  private func page(_ found: [Candidate], after start: Candidate?, limit: Int) -> [Int64] {
    var rest = found.sorted(by: order.precedes)
    if let start { rest.removeAll { !order.precedes(start, $0) } }
    return rest.prefix(limit).map(\.rid)
  }

  // MARK: Ways

  /// Candidates, and the condition that all of them fulfil.
  private typealias Narrowed = (places: [(rid: Int64, id: RecordID)], driver: Int?)

  /// The candidates of the stream or of the most selective condition; nil when there are too many
  /// and a page can be walked along the order.
  private func narrow(isPaged: Bool) throws -> Narrowed? {
    if let stream = query.stream {
      guard let sid = try store.names.existing(stream) else { return ([], nil) }
      return (
        try store.database.query(
          "SELECT rid, id FROM record WHERE sid = ? AND kid = ? AND is_live = 1", sid, kid,
          row: place
        ).compactMap(\.self), nil
      )
    }
    var limit = isPaged ? Self.mostCandidates + 1 : Int.max
    var best: Narrowed?
    for (index, condition) in matcher.conditions.enumerated() {
      guard let found = try condition.candidates(store.database, limit: limit) else { continue }
      if found.count >= limit { continue }
      best = (found, index)
      // Only what is more selective than the best so far is of interest.
      limit = max(found.count, 1)
    }
    guard let best, try isWorthSorting(best.places.count) else { return nil }
    return best
  }

  /// Whether sorting so many candidates costs less than walking along the order until a page of
  /// fitting records is full. Where they are a large part of all records, few steps fill it.
  private func isWorthSorting(_ count: Int) throws -> Bool {
    guard let limit = query.limit, count > 2 * limit else { return true }
    let all =
      try store.database.first(
        "SELECT count(*) FROM (SELECT 1 FROM record WHERE kid = ? AND is_live = 1 LIMIT ?)", kid,
        Self.mostCandidates * 10
      ) { $0.int(0) } ?? 0
    // Steps until the page is full: limit times all per candidate.
    let steps = limit.multipliedReportingOverflow(by: all)
    return steps.overflow
      || count.multipliedReportingOverflow(by: count).partialValue < steps.partialValue
  }

  private func place(_ row: Statement) throws -> (rid: Int64, id: RecordID)? {
    RecordID(bytes: row.bytes(1)).map { (row.int64(0), $0) }
  }

  /// Walks the index of the first sort key; records with equal first keys are sorted here by the
  /// others. Those without value come last, so they are looked up only when the page is not full.
  private func alongOrder(
    _ first: RecordOrder.Key, after start: Candidate?, limit: Int
  ) throws -> [Int64] {
    var answer: [Int64] = []
    let startsAmongMissing = start.map { $0.keys.first.flatMap(\.self) == nil } ?? false
    if let fid = first.fid, !startsAmongMissing {
      var group: [Candidate] = []
      var groupKey: [UInt8]?
      let finish = {
        answer += page(group, after: start, limit: limit - answer.count)
        group.removeAll(keepingCapacity: true)
      }
      let bound = start?.keys.first.flatMap(\.self)
      let comparison = first.ascending ? ">=" : "<="
      try store.database.each(
        """
        SELECT v.rid, v.id, v.key FROM value_index v CROSS JOIN record r ON r.rid = v.rid
        WHERE v.fid = ?1 AND v.key \(comparison) ?2 AND v.is_shown = 1 AND r.kid = ?3
        ORDER BY v.key \(first.ascending ? "ASC" : "DESC"), v.id
        """, fid, bound ?? (first.ascending ? [] : [255, 255]), kid
      ) { row in
        let key = row.bytes(2)
        // With one key the index order is the final order: no group has to be complete.
        if key != groupKey || order.keys.count == 1 {
          finish()
          if answer.count >= limit { return false }
          groupKey = key
        }
        if let place = try place(row), let candidate = try judge(place) { group.append(candidate) }
        return true
      }
      finish()
    }
    guard answer.count < limit else { return answer }
    let missing = try all().compactMap { try judge($0) }.filter {
      $0.keys.first.flatMap(\.self) == nil
    }
    return answer + page(missing, after: start, limit: limit - answer.count)
  }

  private func alongIdentifiers(after start: Candidate?, limit: Int) throws -> [Int64] {
    var answer: [Int64] = []
    try store.database.each(
      "SELECT rid, id FROM record WHERE kid = ? AND is_live = 1 AND id > ? ORDER BY id", kid,
      start?.id.bytes ?? []
    ) { row in
      if let place = try place(row),
        try matcher.matches(rid: place.rid, projection: store.projection)
      {
        answer.append(place.rid)
      }
      return answer.count < limit
    }
    return answer
  }

  private func all() throws -> [(rid: Int64, id: RecordID)] {
    try store.database.query(
      "SELECT rid, id FROM record WHERE kid = ? AND is_live = 1", kid, row: place
    ).compactMap(\.self)
  }
}
