import FrunDomain

/// The records of a stream as a set of changes makes them: the pure counterpart of the store's
/// projection, against which the readable copies are checked.
struct ReplayedRecords {
  private struct Place: Hashable {
    let record: RecordID
    let field: String
  }

  private let schema: Schema
  private var assertions: [Place: [PositionedAssertion]] = [:]
  private var kinds: [RecordID: String] = [:]
  private var stream: StreamID?

  init(schema: Schema) {
    self.schema = schema
  }

  /// Takes in a commit. Bodies this version cannot read are passed over.
  mutating func insert(_ bundle: CommitBundle) {
    let commit = bundle.commit
    stream = commit.stream
    for sealed in bundle.assertions {
      guard let assertion = try? sealed.assertion() else { continue }
      kinds[assertion.record] = assertion.kind
      assertions[Place(record: assertion.record, field: assertion.field), default: []].append(
        PositionedAssertion(
          position: commit.position, index: sealed.index, context: commit.context, at: commit.at,
          author: commit.author, change: assertion.change, digest: sealed.digest))
    }
  }

  /// All records, by kind and identifier.
  var records: [Record] {
    guard let stream else { return [] }
    var fields: [RecordID: [String: RecordField]] = [:]
    for (place, statements) in assertions {
      let kind = kinds[place.record] ?? ""
      let policy = schema.field(place.field, of: kind)?.policy ?? .single
      fields[place.record, default: [:]][place.field] =
        FieldMerge.view(of: statements, policy: policy).recordField
    }
    return fields.map { id, fields in
      Record(id: id, kind: kinds[id] ?? "", stream: stream, fields: fields)
    }.sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }
  }
}
