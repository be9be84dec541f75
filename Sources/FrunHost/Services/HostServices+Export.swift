import FrunCrypto
import FrunDomain
import FrunExchange
import FrunKit
import FrunStore

/// Exports: who may, to whom, and what is written down about it.
extension HostServices {
  func export(_ request: ExportRequest) throws -> ExportReport {
    let store = try session.vault().store
    let notices = request.purpose == .notice ? try noticed(request, store) : []
    let streams =
      request.purpose == .notice
      ? Set(notices.map(\.stream)).sorted() : try exported(request, store)
    for kind in Set(streams.map(\.kind)).sorted(by: { $0.rawValue < $1.rawValue }) {
      _ = try self.store(to: .export, in: kind)
    }
    let identity = try requiredIdentity(store)
    // Who hands a case on needs the training that the office asks for; what was known of it is kept
    // with the case, and travels with it.
    let isWritten = !request.dryRun && !session.invocation.context.dryRun
    // All of them are checked before anything is kept.
    for writing in isWritten ? [false, true] : [false] {
      // A notice hands nothing on; nothing may keep it back.
      for stream in streams where stream.kind == .case && request.purpose != .notice {
        try store.checkCompetence(
          for: .exportCase, in: stream, subject: stream.id.text,
          command: session.invocation.commandName, writing: writing)
      }
    }
    var exporter = CaseExport(
      source: store, schema: store.schema,
      signer: ArchiveSigner(key: try Ed25519SigningKey(seed: identity.signingSeed)),
      member: identity.member, producer: "frun \(Version.text)")
    exporter.progress = bytes("writing")
    let receiver = request.usesPassphrase ? nil : Self.receiver(request.recipients)
    if request.isDelta {
      guard let receiver else {
        throw Failure.usage(
          "only one receiver can have acknowledged something",
          hints: ["give one partner team or one member, or leave --delta out"])
      }
      exporter.acknowledged = { try store.acknowledged($0, by: receiver, rules: $1) }
    }
    let isFile = !Files.isDirectory(try written(request.output))
    // Before anybody reads a preview and agrees to it.
    if isFile, !request.replace, Files.exists(request.output) {
      throw Failure(
        .cannotCreate, "store.exists", "the file exists already", place: request.output,
        hints: ["give --force to replace it"])
    }
    var inner = try inner(
      request, streams + partnerDirectories(for: request, store), receiver, store)
    if let receiver, !notices.isEmpty {
      try prepare(&inner, telling: notices, to: receiver, store)
    }
    if request.dryRun || session.invocation.context.dryRun {
      var report = ExportReport(try exporter.preview(inner, on: today), streams: streams)
      report.sentences += try readers(request, store)
      report.directories = try directoryAges(of: request.recipients, store)
      report.sentences += report.directories.map(\.sentence)
      report.sentences += try reminders(request, store)
      return report
    }
    let path =
      isFile
      ? request.output : "\(request.output)/\(ArchiveFileName.random(session.world.random))"
    // Written down before the file exists: an export that was not logged must
    // not be possible.
    for stream in streams { try log("export", stream) }
    try flushLog()
    let outcome = try exporter.write(
      inner, on: today, toFile: path, replacing: request.replace, random: session.world.random)
    do {
      try write(down: outcome, inner, receiver, store)
    } catch {
      // What cannot be written down does not stay.
      Files.remove(path)
      throw error
    }
    noteChange()
    return ExportReport(outcome, streams: streams, path: path)
  }

  // MARK: What and to whom

  private func exported(_ request: ExportRequest, _ store: CaseStore) throws -> [StreamID] {
    var streams = Set(request.streams)
    if request.includesTraining {
      let registers = try store.streams(.training)
      guard !registers.isEmpty else {
        throw Failure(.notFound, "register.empty", "there is no training register yet")
      }
      streams.formUnion(registers)
    }
    if request.includesDirectory, let directory = try store.directoryStream() {
      streams.insert(directory)
    }
    guard !streams.isEmpty else {
      throw Failure(.notFound, "export.nothing", "there is nothing to export")
    }
    return streams.sorted()
  }

  /// The directories of partner teams, for colleagues: changes by members of partners go along with
  /// the cases, and only there stands who joined a partner, or changed keys, since its card was made.
  private func partnerDirectories(
    for request: ExportRequest, _ store: CaseStore
  ) throws -> [StreamID] {
    guard request.purpose != .notice, !request.recipients.isEmpty,
      request.recipients.allSatisfy(\.staysInTeam),
      try request.streams.contains(where: { try isShared($0, store) })
    else { return [] }
    let here = Set(try store.streams(.directory))
    return try store.partnerTeams().filter(\.isActive).map(\.team).filter(here.contains).sorted()
  }

  /// Whether somebody outside the team wrote in a case.
  private func isShared(_ stream: StreamID, _ store: CaseStore) throws -> Bool {
    try store.authors(of: stream).keys.contains { try store.teamMember($0) == nil }
  }

  private func inner(
    _ request: ExportRequest, _ streams: [StreamID], _ receiver: RecordID?, _ store: CaseStore
  ) throws -> CaseExportRequest {
    var inner = CaseExportRequest(
      streams: streams, directory: try store.directoryStream(),
      purpose: request.purpose.archived, lock: try lock(request, store),
      attachments: try chosen(request.attachments, streams, store),
      retainUntil: request.retainUntil, doNotForward: request.doNotForward,
      staysInTeam: !request.recipients.isEmpty && request.recipients.allSatisfy(\.staysInTeam))
    inner.audience = try request.recipients.flatMap { try names(of: $0, store) }
    inner.ownNames = [try store.directoryState()?.name].compactMap(\.self)
    inner.reader = try actingRole(store)
    inner.includesSecretPlaces = request.includesSecretPlaces
    inner.language = request.language
    inner.isArmored = request.armored
    inner.isPadded = request.padded
    if let receiver {
      inner.acknowledges = try store.acknowledgements(to: receiver).compactMap {
        ArchiveID(bytes: $0)
      }
    }
    return inner
  }

  /// With whom the exchange is: one partner team, whoever of the own team can open it too; else one
  /// member. Nil when nobody in particular can acknowledge what goes.
  static func receiver(_ recipients: [Recipient]) -> RecordID? {
    var partners: [RecordID] = []
    var members: [RecordID] = []
    for recipient in recipients {
      switch recipient {
      case .partner(let id): partners.append(id)
      case .member(let id): members.append(id)
      case .key: return nil
      case .team: break
      }
    }
    if partners.isEmpty { return members.count == recipients.count ? members.first : nil }
    return partners.count == 1 ? partners.first : nil
  }

  /// What a receiver is called.
  private func names(of recipient: Recipient, _ store: CaseStore) throws -> [String] {
    switch recipient {
    case .team: return [CaseStore.ownTeam]
    case .member(let id): return [try store.teamMember(id)?.handle ?? String(id.text.prefix(8))]
    case .partner(let id):
      let record = try store.record(id)
      let names = [record?.text("label"), record?.text("organisation")].compactMap(\.self)
      return names.isEmpty ? [String(id.text.prefix(8))] : Array(Set(names)).sorted()
    case .key(let text): return ["the holder of \(text.prefix(12))…"]
    }
  }

  private func chosen(
    _ selection: AttachmentSelection, _ streams: [StreamID], _ store: CaseStore
  ) throws -> AttachmentChoice {
    switch selection {
    case .all: return .all
    case .none: return .none
    case .only(let records):
      return .only(
        Set(
          try records.map { id in
            guard let record = try store.record(id), streams.contains(record.stream),
              case .digest(let digest) = record["content"]
            else { throw Failure.notFound("attachment") }
            return digest
          }))
    }
  }

  // MARK: Writing it down

  /// A record of disclosure on every case, and what the receiver has once the archive arrives.
  private func write(
    down outcome: ExportOutcome, _ request: CaseExportRequest, _ receiver: RecordID?,
    _ store: CaseStore
  ) throws {
    let header = outcome.header
    try store.transaction {
      for stream in request.streams where stream.kind == .case {
        let disclosure = DisclosureEntry(
          outcome: outcome, request: request, stream: stream, on: today,
          by: try requiredIdentity(store).member)
        try store.commit(
          ChangeSet(
            stream: stream, command: session.invocation.commandName,
            assertions: disclosure.assertions(
              for: try RecordID(random: session.world.random), schema: store.schema)))
      }
      guard let receiver else { return }
      try store.noteSent(
        SentArchive(
          id: header.id.bytes, receiver: receiver, at: now,
          parts: outcome.rules.reduce(into: [:]) { parts, rule in
            guard let contained = header.contained[rule.key] else { return }
            parts[rule.key] = SentArchive.Part(contained: contained, rules: rule.value)
          }, purpose: request.purpose.rawValue))
    }
  }

  func sentArchives() throws -> [SentSummary] {
    let store = try store(in: .case)
    return try store.sentArchives().map { sent in
      let partner = try store.record(sent.receiver)
      return SentSummary(
        archive: ArchiveID(bytes: sent.id)?.uuid ?? "",
        receiver: partner?.text("label") ?? partner?.text("handle")
          ?? String(sent.receiver.text.prefix(8)), at: sent.at,
        streams: sent.parts.keys.sorted(), purpose: ArchivePurpose(rawValue: sent.purpose),
        isAcknowledged: sent.isAcknowledged)
    }
  }
}
