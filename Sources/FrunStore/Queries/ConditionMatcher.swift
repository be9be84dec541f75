import FrunDomain
import FrunSQLite

/// The conditions of a query in terms of index keys.
struct ConditionMatcher {
  let conditions: [IndexCondition]

  init(_ conditions: [Condition], kind: String, names: Names) throws {
    self.conditions = try conditions.map { condition in
      IndexCondition(
        fid: try names.existing(field: condition.field, of: kind), test: .init(condition.test))
    }
  }

  func matches(rid: Int64, projection: Projection, except: Int? = nil) throws -> Bool {
    try conditions.indices.allSatisfy { index in
      if index == except { return true }
      let condition = conditions[index]
      let state = try condition.fid.flatMap { try projection.state(rid: rid, fid: $0) }
      return condition.test.matches(state?.all.map(ValueKey.bytes) ?? [])
    }
  }
}

/// One condition on one field.
struct IndexCondition {
  /// Nil for a field that nobody ever answered.
  let fid: Int64?
  let test: KeyTest

  /// The records that fit, at most `limit`; nil when the index cannot list them.
  func candidates(
    _ database: StoreDatabase, limit: Int
  ) throws -> [(rid: Int64, id: RecordID)]? {
    if case .isMissing = test { return nil }
    guard let fid else { return [] }
    var seen: Set<Int64> = []
    var found: [(rid: Int64, id: RecordID)] = []
    for range in test.ranges {
      try database.each(
        "SELECT rid, id, key FROM value_index WHERE fid = ? AND key >= ? AND key <= ?", fid,
        range.lower, range.upper
      ) { row in
        if test.matches([row.bytes(2)]), seen.insert(row.int64(0)).inserted,
          let id = RecordID(bytes: row.bytes(1))
        {
          found.append((row.int64(0), id))
        }
        return found.count < limit
      }
    }
    return found
  }
}
