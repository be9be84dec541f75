import FrunDomain
import FrunSQLite
import FrunStore

/// A store in memory with a clock that advances a second per look, and short ways to write casework.
final class Office {
  let store: CaseStore
  let connection: Connection
  let random: Seeded
  private final class Clock { var milliseconds: Int64 = 1_790_000_000_000 }
  private let clock: Clock

  var identity: LocalIdentity {
    get throws {
      guard let identity = store.identity else { throw StoreError(.identity, "no identity") }
      return identity
    }
  }

  init(
    seed: UInt64, role: Role? = .dataProtectionOfficer, schema: Schema = .standard, skew: Int64 = 0,
    identity: LocalIdentity? = nil
  ) throws {
    let random = Seeded(seed)
    let clock = Clock()
    clock.milliseconds += skew
    let connection = try Connection.inMemory()
    self.random = random
    self.clock = clock
    self.connection = connection
    store = try CaseStore(
      connection: connection, identity: try identity ?? LocalIdentity(random: random.bytes),
      schema: schema,
      clock: {
        clock.milliseconds += 1000
        return Moment(
          utcMilliseconds: clock.milliseconds, zone: "Africa/Cairo", offsetSeconds: 7200)
      }, random: random.bytes)
    if let role { try store.foundTeam(handle: "m\(seed)", role: role) }
  }

  func newRecord() throws -> RecordID { try RecordID(random: random.bytes) }

  func caseStream() throws -> StreamID { StreamID(kind: .case, id: try newRecord()) }

  /// A case with one person and one name, in one commit.
  @discardableResult
  func openCase(_ name: String, on day: String = "2026-11-01", status: String = "open") throws -> (
    stream: StreamID, person: RecordID, receipt: CommitReceipt
  ) {
    let stream = try caseStream()
    let person = try newRecord()
    let nameRecord = try newRecord()
    let receipt = try store.commit(
      ChangeSet(
        stream: stream, command: "case new",
        assertions: [
          .set(stream.id, "case", "status", .code(status)),
          .set(stream.id, "case", "openedOn", .date(try CivilDate(parsing: day))),
          .set(stream.id, "case", "client", .reference(person)),
          .set(person, "person", "role", .code("client")),
          .set(nameRecord, "name", "person", .reference(person)),
          .set(nameRecord, "name", "kind", .code("full")),
          .set(nameRecord, "name", "text", .text(name)),
        ]))
    return (stream, person, receipt)
  }

  @discardableResult
  func set(
    _ record: RecordID, _ kind: String, _ field: String, _ value: FieldValue, in stream: StreamID,
    reason: String? = nil, settles: Bool = false
  ) throws -> CommitReceipt {
    try store.commit(
      ChangeSet(
        stream: stream, command: "\(kind) edit", reason: reason,
        assertions: [.set(record, kind, field, value)], settles: settles))
  }
}

extension Assertion {
  static func set(
    _ record: RecordID, _ kind: String, _ field: String, _ value: FieldValue
  ) -> Assertion {
    Assertion(record: record, kind: kind, field: field, change: .set(value))
  }
}
