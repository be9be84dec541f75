import FrunCrypto
import FrunDomain
import FrunExchange
import FrunSQLite
import FrunStore

/// A vault in memory of one caseworker, with a clock that advances a second per look.
final class Office {
  let store: CaseStore
  let random: Numbers
  let attachments: Attachments

  /// Random bytes that are the same in every run.
  final class Numbers {
    private var numbers: SeededNumbers
    init(_ seed: UInt64) { numbers = SeededNumbers(seed: seed) }
    func bytes(_ count: Int) -> [UInt8] { numbers.bytes(count) }
  }

  /// Contents of attachments, which the vault itself does not keep.
  final class Attachments {
    var contents: [[UInt8]: [UInt8]] = [:]
  }

  /// What the laptop's clock shows.
  final class Clock { var milliseconds: Int64 = 1_790_000_000_000 }

  let clock = Clock()

  init(seed: UInt64, role: Role? = .dataProtectionOfficer) throws {
    let random = Numbers(seed)
    let clock = clock
    self.random = random
    attachments = Attachments()
    store = try CaseStore(
      connection: Connection.inMemory(), identity: LocalIdentity(random: random.bytes),
      clock: {
        clock.milliseconds += 1000
        return Moment(
          utcMilliseconds: clock.milliseconds, zone: "Africa/Cairo", offsetSeconds: 7200)
      }, random: random.bytes)
    if let role { try store.foundTeam(handle: "m\(seed)", role: role) }
  }

  /// A second laptop of the same team.
  func colleague(seed: UInt64, role: Role = .caseworker) throws -> Office {
    let office = try Office(seed: seed, role: nil)
    let directory = try directory
    let founder = try self.identity
    let identity = try office.identity
    try store.commit(
      ChangeSet(
        stream: directory, command: "team add",
        assertions: store.memberAssertions(
          id: identity.member, handle: "m\(seed)", name: nil, role: role,
          signingKey: Ed25519SigningKey(seed: identity.signingSeed).publicKey,
          recipient: office.recipientText)))
    try office.store.joinTeam(directory)
    _ = try office.store.ingest(
      store.bundles(stream: directory), heads: store.heads(of: directory),
      keys: [founder.member: Ed25519SigningKey(seed: founder.signingSeed).publicKey])
    return office
  }

  var identity: LocalIdentity {
    get throws {
      guard let identity = store.identity else { throw StoreError(.identity, "no identity") }
      return identity
    }
  }

  var directory: StreamID {
    get throws {
      guard let directory = try store.directoryStream() else {
        throw StoreError(.identity, "no directory")
      }
      return directory
    }
  }

  var recipientText: String {
    get throws { try CaseStore.recipient(ofSecret: identity.agreementSecret) }
  }

  var recipient: AgeRecipient { get throws { try AgeRecipient(text: recipientText) } }

  var ageIdentity: AgeIdentity {
    get throws { .x25519(try X25519PrivateKey(seed: identity.agreementSecret)) }
  }

  var signer: ArchiveSigner {
    get throws { ArchiveSigner(key: try Ed25519SigningKey(seed: identity.signingSeed)) }
  }

  func newRecord() throws -> RecordID { try RecordID(random: random.bytes) }

  /// A case with a client and a name; with consent to the purposes given.
  @discardableResult
  func openCase(_ name: String = "Amina", consent purposes: [String] = []) throws -> (
    stream: StreamID, person: RecordID
  ) {
    let stream = StreamID(kind: .case, id: try newRecord())
    let person = try newRecord()
    let nameRecord = try newRecord()
    try write(
      stream,
      [
        (stream.id, "case", "status", .code("open")),
        (stream.id, "case", "openedOn", .date(CivilDate(parsing: "2026-11-01"))),
        (stream.id, "case", "client", .reference(person)),
        (person, "person", "role", .code("client")),
        (nameRecord, "name", "person", .reference(person)),
        (nameRecord, "name", "kind", .code("full")), (nameRecord, "name", "text", .text(name)),
      ])
    for purpose in purposes { try decide("given", purpose, by: person, in: stream) }
    return (stream, person)
  }

  /// Records a decision about a purpose.
  func decide(
    _ decision: String, _ purpose: String, by person: RecordID, in stream: StreamID,
    on day: String = "2026-11-01", until end: String? = nil, as kind: String = "consent"
  ) throws {
    let record = try newRecord()
    var values: [(RecordID, String, String, FieldValue)] = [
      (record, "consent", "person", .reference(person)),
      (record, "consent", "kind", .code(kind)),
      (record, "consent", "purpose", .code(purpose)),
      (record, "consent", "decision", .code(decision)),
      (record, "consent", "decidedOn", .date(try CivilDate(parsing: day))),
    ]
    if let end {
      values.append((record, "consent", "validUntil", .date(try CivilDate(parsing: end))))
    }
    try write(stream, values)
  }

  func write(_ stream: StreamID, _ values: [(RecordID, String, String, FieldValue)]) throws {
    try store.commit(
      ChangeSet(
        stream: stream, command: "test",
        assertions: values.map { record, kind, name, value in
          let policy = store.schema.field(name, of: kind)?.policy
          let change: Change =
            switch policy {
            case .set: .add(value)
            case .append: .append(value)
            default: .set(value)
            }
          return Assertion(record: record, kind: kind, field: name, change: change)
        }))
  }

  /// An attachment with its contents.
  func attach(_ contents: [UInt8], to stream: StreamID) throws {
    let digest = SHA256.hash(contents)
    attachments.contents[digest] = contents
    let record = try newRecord()
    try write(
      stream,
      [
        (record, "attachment", "kind", .code("photo")),
        (record, "attachment", "content", .digest(digest)),
      ])
  }

  var export: CaseExport {
    get throws {
      CaseExport(
        source: Shelf(office: self), schema: store.schema, signer: try signer,
        member: try identity.member, producer: "frun test")
    }
  }

  func request(
    _ stream: StreamID, _ purpose: ExportPurpose = .tracing, to others: [Office]
  ) throws -> CaseExportRequest {
    CaseExportRequest(
      streams: [stream], directory: try directory, purpose: purpose,
      lock: .recipients(try others.map { try $0.recipient }))
  }

  func importer(_ folder: TemporaryFolder, limits: ArchiveLimits = ArchiveLimits()) -> CaseImport {
    CaseImport(
      sink: Shelf(office: self), stagingFolder: folder.path, limits: limits, random: random.bytes)
  }

  func importRequest(isDryRun: Bool = false, confirming sender: Office? = nil) throws
    -> CaseImportRequest
  {
    CaseImportRequest(
      identities: [try ageIdentity], confirmedSender: try sender?.signer.publicKey.text,
      isDryRun: isDryRun)
  }
}

/// The store with attachments beside it.
struct Shelf: BundleSource, BundleSink {
  let office: Office

  func state(of stream: StreamID) throws -> StreamState { try office.store.state(of: stream) }

  func eachRecord(
    of stream: StreamID, kind: String?, _ body: (Record) throws -> Void
  ) throws { try office.store.eachRecord(in: stream, kind: kind, body) }

  func eachBundle(
    of stream: StreamID, after known: VersionVector, upTo end: VersionVector,
    _ body: (CommitBundle) throws -> Void
  ) throws { try office.store.eachBundle(of: stream, after: known, upTo: end, body) }

  func watchDirectory(
    _ team: StreamID, of sender: RecordID, serial: Int, newest: Moment?
  ) throws {
    try office.store.watchDirectory(team, of: sender, serial: serial, newest: newest)
  }

  func noteArrival(_ header: ArchiveHeader) throws -> Int { try office.store.noteArrival(header) }

  func noteNews(
    of header: ArchiveHeader, _ report: IngestReport, tellers: Set<RecordID>
  ) throws -> ArchiveNews { try office.store.noteNews(of: header, report, tellers: tellers) }

  func attachmentSize(_ digest: [UInt8]) throws -> UInt64? {
    office.attachments.contents[digest].map { UInt64($0.count) }
  }

  func readAttachment(_ digest: [UInt8], _ use: ByteConsumer) throws {
    try (office.attachments.contents[digest] ?? []).withUnsafeBytes(use)
  }

  func knownSigners() throws -> [KnownSigner] { try office.store.knownSigners() }

  func transaction<T>(_ body: () throws -> T) throws -> T { try office.store.transaction(body) }

  func dryRun<T>(_ body: () throws -> T) throws -> T {
    let before = office.attachments.contents
    defer { office.attachments.contents = before }
    return try office.store.dryRun(body)
  }

  func ingest(
    heads: [SignedHead], options: IngestOptions,
    delivering deliver: ((CommitBundle) throws -> Void) throws -> [RecordID: [UInt8]]
  ) throws -> IngestReport {
    try office.store.ingest(heads: heads, options: options, delivering: deliver)
  }

  func attachmentNeed(of digest: [UInt8]) throws -> AttachmentNeed {
    office.attachments.contents[digest] == nil ? .awaited : .here
  }

  func storeAttachment(
    _ digest: [UInt8], size: UInt64, read: (ByteConsumer) throws -> Void
  ) throws {
    var contents: [UInt8] = []
    try read { contents.append(contentsOf: $0) }
    office.attachments.contents[digest] = contents
  }
}

extension CivilDate {
  static func day(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }
}
