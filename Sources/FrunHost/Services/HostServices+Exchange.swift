import FrunCrypto
import FrunDomain
import FrunExchange
import FrunKit
import FrunStore

extension HostServices {
  func `import`(_ request: ImportRequest) throws -> ImportReport {
    let role = try actingRole(session.vault().store)
    let mayRegister = Permissions.standard.check(role, .import, in: .training, kind: nil) == nil
    // Who may take in nothing at all hears it before a passphrase is asked for.
    let store = try mayRegister ? session.vault().store : self.store(to: .import)
    if request.acceptsErasures { _ = try self.store(to: .erase, in: .case) }
    var inner = CaseImportRequest(
      identities: try identities(
        opening: existing(request.input), request.identityFile, request.usesPassphrase),
      confirmedSender: request.confirmedSender, acceptsRevoked: request.acceptsRevoked,
      holdsUnknownAuthors: request.holdsUnknownAuthors,
      isDryRun: request.dryRun || session.invocation.context.dryRun, now: now)
    inner.acceptsErasures = request.acceptsErasures
    var importer = importer(store)
    importer.admit = { try self.checkMayImport($0.streams, role) }
    let outcome = try naming(request.input) { try importer.run(file: request.input, inner) }
    noteChange()
    if !inner.isDryRun { session.isDone = "the archive is taken in" }
    try log("import", nil)
    var report = try ImportReport(outcome)
    report.directory = try directoryAge(ofSender: outcome.archive.header.signerMember, store)
    return report
  }

  func inspect(_ request: InspectRequest) throws -> ArchiveSummary {
    let store = try session.vault().store
    // Whoever lists many files tells of each what is wrong with it.
    return try failing {
      try naming(request.input) {
        let path = try existing(request.input)
        let identities = try identities(
          opening: request.input, request.identityFile, request.usesPassphrase,
          asks: request.asksForPassphrase)
        let inspection = try importer(store).inspect(
          file: path, identities: identities, depth: request.isComplete ? .complete : .header)
        guard request.isComplete, inspection.successor != nil else {
          return try ArchiveSummary(inspection)
        }
        return try proven(inspection, path, identities, store)
      }
    }
  }

  /// The summary of an archive that says to be signed with a new key of a known member: taken in and
  /// undone again, because only the directory inside can prove it.
  private func proven(
    _ inspection: ArchiveInspection, _ path: String, _ identities: [AgeIdentity],
    _ store: CaseStore
  ) throws -> ArchiveSummary {
    do {
      let outcome = try importer(store).run(
        file: path,
        CaseImportRequest(
          identities: identities, holdsUnknownAuthors: true, isDryRun: true, now: now))
      return try ArchiveSummary(outcome.archive)
    } catch let error as ExchangeError where error.code != .storeDiskFull {
      return try ArchiveSummary(inspection)
    }
  }

  func encrypt(_ request: EncryptRequest) throws -> Int {
    try session.checkInterruption()
    // A passphrase needs no vault.
    let recipients: [AgeRecipient] =
      request.usesPassphrase
      ? [.scrypt(passphrase: Array(try newArchivePassphrase().utf8), logN: 18)]
      : try keys(of: request.recipients, try session.vault().store)
    let (input, output) = (try existing(request.input), try written(request.output))
    let size = try naming(input, output: output) {
      try SealedFile.encrypt(
        input, to: recipients, output: output, armored: request.armored,
        replacing: request.replace, progress: bytes("encrypting"), random: session.world.random)
    }
    return Int(clamping: size)
  }

  func decrypt(_ request: DecryptRequest) throws -> Int {
    try session.checkInterruption()
    let (input, output) = (try existing(request.input), try written(request.output))
    let size = try naming(input, output: output) {
      try SealedFile.decrypt(
        input,
        with: try identities(opening: input, request.identityFile, request.usesPassphrase),
        output: output, replacing: request.replace, progress: bytes("decrypting"))
    }
    return Int(clamping: size)
  }

  func requiredIdentity(_ store: CaseStore) throws -> LocalIdentity {
    guard let identity = store.identity else { throw KeyServices.away(store) }
    return identity
  }

  /// Staging holds only sealed files; it stands beside the vault, on the disk
  /// that has to have the room anyway.
  private func importer(_ store: CaseStore) -> CaseImport {
    var importer = CaseImport(
      sink: store, stagingFolder: session.paths.home, random: session.world.random)
    importer.progress = bytes("reading")
    return importer
  }

  func lock(
    _ request: ExportRequest, _ store: CaseStore
  ) throws -> CaseExportRequest.Lock {
    if request.usesPassphrase {
      try checkPassphraseAllowed(store)
      return .passphrase(Array(try newArchivePassphrase().utf8), logN: 18)
    }
    let holdsCases = !request.streams.isEmpty || request.purpose == .notice
    return .recipients(
      try withRecovery(keys(of: request.recipients, store, forCases: holdsCases), store))
  }

  private func newArchivePassphrase() throws -> String {
    try PassphraseSource(session).new(
      from: session.text("archive-passphrase-file"), option: "--archive-passphrase-file")
  }

  /// The keys of all recipients, each once.
  ///
  /// - Parameter forCases: whether cases are inside, which not every member of the team may read.
  private func keys(
    of recipients: [Recipient], _ store: CaseStore, forCases: Bool = false
  ) throws -> [AgeRecipient] {
    var texts: Set<String> = []
    for recipient in recipients {
      texts.formUnion(try keys(of: recipient, store, forCases: forCases))
    }
    return try texts.sorted().map { try AgeRecipient(text: $0) }
  }

  /// The age recipients somebody stands for.
  private func keys(
    of recipient: Recipient, _ store: CaseStore, forCases: Bool
  ) throws -> [String] {
    switch recipient {
    case .key(let text): return [text]
    case .team: return try colleagues(store, forCases: forCases).compactMap(\.recipients.last)
    case .member(let id):
      try checkMayReceive(id, store)
      guard let member = try store.teamMember(id), member.isActive,
        let key = member.recipients.last
      else {
        throw Failure(
          .notFound, "member.notFound", "no active member has this identifier",
          hints: ["'frun team list' shows the members"])
      }
      if forCases, !Self.mayReadCases(member) {
        throw Failure(
          .denied, "recipient.role",
          "a \(member.role?.label ?? "member without role") may not read cases",
          place: member.handle,
          hints: ["'frun team role \(member.handle) ROLE' gives another role, if that is meant"])
      }
      return [key]
    case .partner(let id):
      guard let record = try store.record(id), record.kind == "partner",
        record.code("status") == "active", let document = record.texts("card").last
      else {
        throw Failure(
          .notFound, "partner.notFound", "no partner team in use has this identifier",
          hints: ["'frun team list' shows the partner teams"])
      }
      return try acceptedCard(document).members.map(\.recipient)
    }
  }
}
