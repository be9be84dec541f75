import FrunDomain

/// The order of an answer: by the values in force, records without value last in both directions,
/// ties by identifier.
struct RecordOrder {
  /// One sort key; `fid` is nil for a field that nobody ever answered.
  struct Key {
    let fid: Int64?
    let ascending: Bool
  }

  let keys: [Key]

  init(_ order: [QueryOrder], kind: String, schema: Schema, names: Names) throws {
    keys = try order.map { key in
      guard schema.field(key.field, of: kind)?.policy.isMultiple != true else {
        throw StoreError(.invalid, "\(kind).\(key.field) holds several values: nothing to sort by")
      }
      return Key(fid: try names.existing(field: key.field, of: kind), ascending: key.ascending)
    }
  }

  func precedes(_ left: RecordFinder.Candidate, _ right: RecordFinder.Candidate) -> Bool {
    for (index, key) in keys.enumerated() {
      switch (left.keys[index], right.keys[index]) {
      case (nil, nil): continue
      case (nil, _): return false
      case (_, nil): return true
      case (let one?, let other?):
        if one == other { continue }
        return one.lexicographicallyPrecedes(other) == key.ascending
      }
    }
    return left.id == right.id ? left.rid < right.rid : left.id < right.id
  }
}
