internal import FrunCrypto
internal import FrunDomain
internal import FrunStore

extension CaseImport {
  // MARK: Stages 9 and 10

  /// Takes what was staged and proven into the vault, in one transaction; a dry run undoes it.
  func accept(
    _ opening: Opening, _ staged: Staged, _ request: CaseImportRequest
  ) throws -> ImportOutcome {
    try storeErrors {
      func run() throws -> ImportOutcome { try take(opening, staged, request) }
      return request.isDryRun ? try sink.dryRun(run) : try sink.transaction(run)
    }
  }

  private func take(
    _ opening: Opening, _ staged: Staged, _ request: CaseImportRequest
  ) throws -> ImportOutcome {
    var arrival = Arrival(opening, staged, now: request.now)
    let before = try sink.known(of: opening.description.header.streams)
    let options = IngestOptions(
      holdsUnknownAuthors: request.holdsUnknownAuthors, acceptsRevoked: request.acceptsRevoked,
      acceptsErasures: request.acceptsErasures)
    var report = try sink.ingest(
      heads: opening.description.heads, options: options
    ) { take in
      try eachBundle(of: staged) { bundle in
        try arrival.check(bundle)
        try take(bundle)
      }
      try arrival.finish()
      return arrival.confirmedKeys
    }
    let header = opening.description.header
    let sender = try provenSender(opening)
    if let directory = header.directory {
      try sink.watchDirectory(
        directory, of: header.signerMember, serial: header.directorySerial,
        newest: header.newestAt)
    }
    let lifted = try sink.keepProtections(among: report.touched, before: before)
    report.disagreements += lifted.filter(\.isKept).map {
      IngestReport.FieldPlace(
        stream: $0.stream, record: $0.record, kind: $0.kind, field: $0.field)
    }
    let attachments = try storeAttachments(of: staged)
    let told = try sink.noteNews(of: header, report, tellers: arrival.tellers)
    let acknowledged = try sink.noteArrival(opening.description.header)
    return ImportOutcome(
      archive: opening.inspection(staged.files.map(\.file), provenSender: sender),
      changes: report,
      attachments: attachments, acknowledged: acknowledged, withdrawals: told.withdrawals,
      lifted: lifted, owesConfirmation: told.owesConfirmation,
      implausibleClocks: arrival.implausibleClocks,
      isDryRun: request.isDryRun)
  }

  /// Who sent the archive, now that the directory in it was taken in too; nil for somebody whom no
  /// directory names.
  ///
  /// A known member who signs with a new key must have given it to themselves, signed with the old
  /// one, in the directory that came along. It was taken in just now, and goes again if it did not.
  private func provenSender(_ opening: Opening) throws -> KnownSigner? {
    let key = opening.description.signer.key
    let now = try sink.knownSigners().first {
      $0.member == opening.description.header.signerMember
    }
    if let before = opening.knownMember {
      guard let now, now.keys.contains(key), !now.lostKeys.contains(key),
        now.directory == before.home
      else { throw ExchangeError(.signerContextMismatch, detail: "another key of a known member") }
    }
    return now.flatMap { $0.keys.contains(key) ? $0 : nil }
  }

  private func eachBundle(
    of staged: Staged, _ body: (CommitBundle) throws -> Void
  ) throws {
    var reader = OperationReader(limit: limits.operationBytes)
    for (file, stored) in staged.files {
      guard case .operations = file.entry else { continue }
      try staged.staging.read(stored) { try reader.read($0, of: file.entry, body) }
      try reader.endFile(file.entry)
    }
  }

  /// Keeps the contents that changes now in the vault refer to and that are not here. Those of
  /// changes that were refused, or erased in the meantime, are left.
  private func storeAttachments(of staged: Staged) throws -> ImportOutcome.Attachments {
    var count = ImportOutcome.Attachments()
    for (file, place) in staged.files {
      guard case .attachment = file.entry else { continue }
      switch try sink.attachmentNeed(of: file.digest) {
      case .here: count.known += 1
      case .unneeded: count.left += 1
      case .awaited:
        try sink.storeAttachment(file.digest, size: file.size) {
          try staged.staging.read(place, $0)
        }
        count.stored += 1
      }
    }
    return count
  }
}
