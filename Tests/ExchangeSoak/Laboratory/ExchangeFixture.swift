import FrunCrypto
import FrunDomain
import FrunExchange
import FrunSQLite
import FrunStore
import Glibc

/// Two vaults in a folder, of a sender and a receiver, and an archive from one to the other: what an
/// experiment starts from, and what it must find in the end.
package struct ExchangeFixture {
  /// A fact that only encrypted bytes may hold.
  static let secret = "Aminata-of-the-laboratory"

  /// Where everything lies.
  package let folder: String
  private let code: String

  /// A fixture in a folder, with the recovery code that opens both vaults.
  package init(folder: String, code: String) {
    self.folder = folder
    self.code = code
  }

  /// A recovery code for new vaults.
  package static func newCode() -> String { RecoveryCode().printed }

  var archive: String { "\(folder)/stick/frun-laboratory.tar.zst.age" }
  var incoming: String { "\(folder)/incoming.age" }
  private var parts: String { "\(folder)/parts" }

  private func path(_ name: String) -> String { "\(folder)/\(name)/office.frun" }

  /// `patience` is how long to wait for somebody else's lock, in milliseconds.
  private func open(_ name: String, patience: Int = 10_000) throws -> CaseStore {
    let key = try Vault.unlock(path: path(name), with: .recoveryCode(RecoveryCode(code)))
    let connection = try Vault.open(path: path(name), key: key)
    try connection.execute("PRAGMA busy_timeout = \(patience)")
    return try CaseStore(
      connection: connection,
      clock: { Moment(utcMilliseconds: 1_790_000_000_000) }, random: SecureRandom.bytes)
  }

  // MARK: Making

  /// Makes both vaults: a team of two with a case at the sender, who has a photo of it.
  package func prepare() throws {
    for name in ["sender", "receiver", "stick", "parts"] { mkdir("\(folder)/\(name)", 0o700) }
    for name in ["sender", "receiver"] {
      let key = try Vault.create(
        path: path(name), slots: [.recoveryCode(RecoveryCode(code))])
      let store = try CaseStore(
        connection: Vault.open(path: path(name), key: key),
        identity: LocalIdentity(random: SecureRandom.bytes),
        clock: { Moment(utcMilliseconds: 1_790_000_000_000) }, random: SecureRandom.bytes)
      if name == "sender" { try store.foundTeam(handle: "sender", role: .dataProtectionOfficer) }
    }
    let sender = try open("sender")
    let receiver = try open("receiver")
    try introduce(receiver, to: sender)
    try openCase(at: sender)
    try export(to: incoming)
    try FileParts.split(incoming, size: 40_000, folder: parts)
  }

  private func introduce(_ receiver: CaseStore, to sender: CaseStore) throws {
    guard let directory = try sender.directoryStream(), let founder = sender.identity,
      let identity = receiver.identity
    else { throw ExchangeError(.storeIO) }
    try sender.commit(
      ChangeSet(
        stream: directory, command: "team add",
        assertions: sender.memberAssertions(
          id: identity.member, handle: "receiver", name: nil, role: .caseworker,
          signingKey: receiver.publicKey(),
          recipient: CaseStore.recipient(ofSecret: identity.agreementSecret))))
    try receiver.joinTeam(directory)
    _ = try receiver.ingest(
      sender.bundles(stream: directory), heads: sender.heads(of: directory),
      keys: [founder.member: sender.publicKey()])
  }

  private func openCase(at store: CaseStore) throws {
    func record() throws -> RecordID { try RecordID(random: SecureRandom.bytes) }
    let stream = StreamID(kind: .case, id: try record())
    let (person, name, consent, photo) = (try record(), try record(), try record(), try record())
    let day = try CivilDate(parsing: "2026-11-01")
    func set(_ record: RecordID, _ kind: String, _ field: String, _ value: FieldValue) -> Assertion
    { Assertion(record: record, kind: kind, field: field, change: .set(value)) }
    try store.transaction {
      let contents = SecureRandom.bytes(90_000) + Array(Self.secret.utf8)
      let stored = try store.keepContent { use in try contents.withUnsafeBytes(use) }
      try store.commit(
        ChangeSet(
          stream: stream, command: "case new",
          assertions: [
            set(stream.id, "case", "status", .code("open")),
            set(stream.id, "case", "openedOn", .date(day)),
            set(stream.id, "case", "client", .reference(person)),
            set(person, "person", "role", .code("client")),
            set(name, "name", "person", .reference(person)),
            set(name, "name", "kind", .code("full")),
            set(name, "name", "text", .text(Self.secret)),
            set(consent, "consent", "person", .reference(person)),
            set(consent, "consent", "kind", .code("consent")),
            Assertion(
              record: consent, kind: "consent", field: "purpose",
              change: store.schema.field("purpose", of: "consent")?.policy == .set
                ? .add(.code("tracing")) : .set(.code("tracing"))),
            set(consent, "consent", "decision", .code("given")),
            set(consent, "consent", "decidedOn", .date(day)),
            set(photo, "attachment", "kind", .code("photo")),
            set(photo, "attachment", "content", .digest(stored.digest)),
          ]))
    }
  }

  // MARK: Roles of the processes that are watched

  /// Does the work of a role.
  package func perform(_ role: SystemCallExperiment.Role) throws {
    switch role {
    case .export: try export(to: archive)
    case .take: try take(incoming)
    case .rehearse: try take(incoming, isDryRun: true)
    case .erase: try erase()
    case .join:
      try FileParts.join(
        ["\(parts)/incoming.age.part-001-of-003"], output: archive, replacing: true)
    }
  }

  private func erase() throws {
    let sender = try open("sender")
    guard let name = try sender.records(RecordQuery(kind: "name")).first else {
      throw ExchangeError(.storeIO)
    }
    try sender.commit(
      ChangeSet(
        stream: name.stream, command: "case erase",
        assertions: sender.erasureAssertions(of: name.id)))
  }

  private func export(to file: String) throws {
    let sender = try open("sender")
    let receiver = try open("receiver")
    guard let identity = sender.identity, let other = receiver.identity,
      let stream = try sender.streams().first(where: { $0.kind == .case })
    else { throw ExchangeError(.storeIO) }
    let recipient = try AgeRecipient(
      text: CaseStore.recipient(ofSecret: other.agreementSecret))
    let export = CaseExport(
      source: sender, schema: sender.schema,
      signer: ArchiveSigner(key: try Ed25519SigningKey(seed: identity.signingSeed)),
      member: identity.member, producer: "frun laboratory")
    let request = CaseExportRequest(
      streams: [stream], directory: try sender.directoryStream(), purpose: .tracing,
      lock: .recipients([recipient]))
    try export.write(
      request, on: CivilDate(parsing: "2026-11-21"), toFile: file, replacing: true,
      random: SecureRandom.bytes)
  }

  @discardableResult
  private func take(
    _ file: String, isDryRun: Bool = false, patience: Int = 10_000
  ) throws -> ImportOutcome {
    let store = try open("receiver", patience: patience)
    guard let identity = store.identity else { throw ExchangeError(.storeIO) }
    let importer = CaseImport(
      sink: store, stagingFolder: "\(folder)/receiver", random: SecureRandom.bytes)
    return try importer.run(
      file: file,
      CaseImportRequest(
        identities: [.x25519(try X25519PrivateKey(seed: identity.agreementSecret))],
        isDryRun: isDryRun))
  }

  /// Takes the archive in with one opening of the vault while another one is in the middle of the
  /// same; `judge` runs the second and says what became of it.
  func takeDuringAnother(_ judge: (() throws -> Void) -> String) throws -> String {
    let first = try open("receiver")
    let second = { _ = try take(incoming, patience: 50) }
    return try first.transaction {
      // Its first write takes the lock.
      try first.logAccess(command: "import", stream: nil, action: "import")
      return judge(second)
    }
  }

  // MARK: Judging

  /// What a vault holds, as a digest; throws when anything in it is not sound.
  func states() throws -> SystemCallExperiment.States {
    SystemCallExperiment.States(
      sender: try state(of: "sender"), receiver: try state(of: "receiver"))
  }

  private func state(of name: String) throws -> [UInt8] {
    let store = try open(name)
    let problems = try store.verify().problems
    guard problems.isEmpty else { throw ExchangeError(.storeIO, detail: problems[0].text) }
    return SHA256.hash(try store.canonicalDump())
  }

  /// Whether nothing at the sender says the client's name any more.
  func isErased() throws -> Bool {
    let sender = try open("sender")
    return try !Self.isPart(Array(Self.secret.utf8), of: sender.canonicalDump())
      && sender.search(SearchQuery(text: Self.secret)).isEmpty
  }

  private static func isPart(_ part: [UInt8], of whole: [UInt8]) -> Bool {
    whole.withUnsafeBytes { whole in part.withUnsafeBytes { Folders.contains($0, in: whole) } }
  }

  /// Whether a file of this name lies on the stick.
  func stickHolds(_ name: String) throws -> Bool {
    try Folders.names("\(folder)/stick").contains(name)
  }

  /// Whether what was joined is what was split.
  func joinedIsIncoming() throws -> Bool { try Folders.read(archive) == Folders.read(incoming) }

  /// Whether the archive on the stick is whole: it can be taken in.
  func archiveIsWhole() -> Bool { (try? take(archive)) != nil }

  /// Names of files that should not be there, and of files that hold the secret in the clear.
  func leftovers(allowing names: Set<String>) throws -> [String] {
    var found: [String] = []
    for part in ["sender", "receiver", "stick"] {
      for name in try Folders.names("\(folder)/\(part)") {
        if !names.contains(name) { found.append("\(part)/\(name)") }
        if try Folders.contains(Self.secret, in: "\(folder)/\(part)/\(name)") {
          found.append("\(part)/\(name) in the clear")
        }
      }
    }
    return found
  }
}
