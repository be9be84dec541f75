import FrunCrypto
import FrunDomain
import FrunExchange
import FrunSQLite
import FrunStore

/// Two sealed vaults of one team: of a sender with a case of many attached files and many changes, and of
/// a receiver who knows nothing of it yet.
struct VaultOffices {
  private let folder: String
  private let code: String

  /// Makes both vaults in `folder`, with the files of the corpus in it attached to one case.
  init(making folder: String, corpus: Corpus, commits: Int) throws {
    self.folder = folder
    code = RecoveryCode().printed
    let file = try DurableFile(path: folder + "/code", replacing: true)
    try Array(code.utf8).withUnsafeBytes { try file.write($0) }
    try file.commit()
    for name in ["sender", "receiver"] {
      let key = try Vault.create(
        path: path(name), slots: [.recoveryCode(RecoveryCode(code))])
      let store = try CaseStore(
        connection: Vault.open(path: path(name), key: key),
        identity: LocalIdentity(random: SecureRandom.bytes), clock: Self.clock,
        random: SecureRandom.bytes)
      if name == "sender" { try store.foundTeam(handle: "sender", role: .dataProtectionOfficer) }
    }
    let (sender, receiver) = (try open("sender"), try open("receiver"))
    try introduce(receiver, to: sender)
    try fill(sender, corpus, commits)
  }

  /// Opens what was made.
  init(opening folder: String) throws {
    self.folder = folder
    code = String(decoding: try InputFile(path: folder + "/code").read(), as: UTF8.self)
  }

  /// Writes the archive of the case.
  func export() throws {
    let sender = try open("sender")
    guard let identity = sender.identity, let other = try open("receiver").identity else {
      throw ExchangeError(.storeIO)
    }
    let export = CaseExport(
      source: sender, schema: sender.schema,
      signer: ArchiveSigner(key: try Ed25519SigningKey(seed: identity.signingSeed)),
      member: identity.member, producer: "benchmark")
    let request = CaseExportRequest(
      streams: try sender.streams().filter { $0.kind == .case },
      directory: try sender.directoryStream(), purpose: .copy,
      lock: .recipients([
        try AgeRecipient(text: CaseStore.recipient(ofSecret: other.agreementSecret))
      ]), staysInTeam: true)
    try export.write(
      request, on: CivilDate(parsing: "2026-11-21"), toFile: folder + "/vault.age",
      replacing: true, random: SecureRandom.bytes)
  }

  /// Takes the archive in, or rehearses it.
  func take(isDryRun: Bool) throws {
    let store = try open("receiver")
    guard let identity = store.identity else { throw ExchangeError(.storeIO) }
    let importer = CaseImport(
      sink: store, stagingFolder: folder, random: SecureRandom.bytes)
    _ = try importer.run(
      file: folder + "/vault.age",
      CaseImportRequest(
        identities: [.x25519(try X25519PrivateKey(seed: identity.agreementSecret))],
        isDryRun: isDryRun))
  }

  // MARK: Making

  private func path(_ name: String) -> String { "\(folder)/\(name).frun" }

  @Sendable private static func clock() -> Moment { Moment(utcMilliseconds: 1_790_000_000_000) }

  private func open(_ name: String) throws -> CaseStore {
    let key = try Vault.unlock(path: path(name), with: .recoveryCode(RecoveryCode(code)))
    return try CaseStore(
      connection: Vault.open(path: path(name), key: key), clock: Self.clock,
      random: SecureRandom.bytes)
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

  private func fill(_ store: CaseStore, _ corpus: Corpus, _ commits: Int) throws {
    let stream = StreamID(kind: .case, id: try RecordID(random: SecureRandom.bytes))
    try store.commit(
      ChangeSet(
        stream: stream, command: "case new",
        assertions: [
          set(stream.id, "case", "status", .code("open")),
          set(stream.id, "case", "openedOn", .date(CivilDate(parsing: "2026-11-01"))),
        ]))
    for name in corpus.names() {
      let record = try RecordID(random: SecureRandom.bytes)
      let input = try InputFile(path: corpus.folder + "/corpus/" + name)
      try store.transaction {
        let stored = try store.keepContent { use in
          while case let bytes = try input.read(), !bytes.isEmpty { try bytes.withUnsafeBytes(use) }
        }
        try store.commit(
          ChangeSet(
            stream: stream, command: "case attach",
            assertions: [
              set(record, "attachment", "kind", .code("photo")),
              set(record, "attachment", "content", .digest(stored.digest)),
            ]))
      }
    }
    var number = 0
    while number < commits {
      try store.transaction {
        for _ in 0..<min(1000, commits - number) {
          number += 1
          try store.commit(
            ChangeSet(
              stream: stream, command: "case note",
              assertions: [
                set(
                  try RecordID(random: SecureRandom.bytes), "note", "text",
                  .text("asked at the centre on friday, number \(number)"))
              ]))
        }
      }
    }
  }

  private func set(
    _ record: RecordID, _ kind: String, _ field: String, _ value: FieldValue
  ) -> Assertion {
    let policy = Schema.standard.field(field, of: kind)?.policy
    return Assertion(
      record: record, kind: kind, field: field,
      change: policy == .append ? .append(value) : .set(value))
  }
}
