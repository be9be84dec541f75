internal import FrunCrypto
package import FrunDomain

/// Exports a case: decides what may leave, shows it, and writes the signed and encrypted archive.
///
/// Two passes over the source: the first measures and hashes, because manifest and signature stand
/// before the payload; the second writes. The payload is never spooled to disk and never held in
/// memory beyond one file of changes.
package struct CaseExport {
  private let source: any BundleSource
  private let schema: Schema
  private let signer: ArchiveSigner
  private let member: RecordID
  private let producer: String
  private let limits: ArchiveLimits

  /// Is told the payload bytes written so far; may throw to stop.
  package var progress: ByteProgress?

  /// Prepares exports signed by `member` with `signer`; `producer` names program and version.
  package init(
    source: any BundleSource, schema: Schema, signer: ArchiveSigner, member: RecordID,
    producer: String, limits: ArchiveLimits = ArchiveLimits()
  ) {
    self.source = source
    self.schema = schema
    self.signer = signer
    self.member = member
    self.producer = producer
    self.limits = limits
  }

  /// What an export would do on a day, without writing anything.
  package func preview(_ request: CaseExportRequest, on day: CivilDate) throws -> ExportPreview {
    try plan(request, on: day).preview
  }

  /// Writes the inner layers of the archive to `sink`; the age layer is around it. Throws the
  /// refusal of the preview before the first byte. The sink is called from another thread, until this
  /// function returns.
  package func write(
    _ request: CaseExportRequest, on day: CivilDate, level: Int = 3, to sink: @escaping ByteConsumer
  ) throws -> (preview: ExportPreview, header: ArchiveHeader, bagDigest: String) {
    let plan = try plan(request, on: day)
    if let refusal = plan.preview.refusal { throw refusal }
    let writer = try ArchiveWriter(
      plan.draft, signer: signer, level: level, isPadded: request.isPadded, progress: progress,
      sink: sink)
    try writer.add(payload: .readme, plan.readme)
    try writer.add(payload: .snapshot, plan.snapshot)
    var pages = OperationPages(limit: limits.operationFileBytes) { file, bytes in
      try writer.add(payload: .operations(file), bytes)
    }
    try eachBundle(request, plan.filters, after: request.base) { bundle in
      try pages.append(OperationLine.bytes(bundle))
    }
    try pages.flush()
    for file in plan.draft.payload {
      guard case .attachment(let name) = file.entry else { continue }
      try writer.begin(file.entry)
      try source.readAttachment(file.digest) { try writer.write($0) }
      do {
        try writer.end()
      } catch let error as ExchangeError where error.code == .storeChanged {
        throw ExchangeError(.contentAttachmentHash, at: "data/attachments/\(name.prefix(8))")
      }
    }
    try writer.finish()
    return (plan.preview, writer.header, writer.bagDigest)
  }

  // MARK: First pass

  private struct Plan {
    let preview: ExportPreview
    let filters: [StreamID: ExportFilter]
    let draft: ArchiveDraft
    let readme: [UInt8]
    let snapshot: [UInt8]
  }

  private func plan(_ request: CaseExportRequest, on day: CivilDate) throws -> Plan {
    let consent = ExportScope(request.purpose).consentPurpose(staysInTeam: request.staysInTeam)
    var filters: [StreamID: ExportFilter] = [:]
    var withoutConsent: [StreamID] = []
    var shown: [Record] = []
    for stream in request.streams {
      let records = try self.records(stream)
      let register = ConsentRegister(records: records)
      let filter = ExportFilter(
        schema: schema, scope: ExportScope(request.purpose), records: records, register: register,
        consentPurpose: consent, on: day)
      filters[stream] = filter
      shown += try self.records(stream) { filter.apply($0) }
      // A training register holds no clients; whether it may leave is a matter of roles.
      if stream.kind == .case, let consent, !records.isEmpty, !register.allows(consent, on: day) {
        withoutConsent.append(stream)
      }
    }
    let measure = try measure(request, filters)
    let readme = Readme.bytes(signer.publicKey.text)
    let snapshot = CaseSnapshot.bytes(records: shown, purpose: request.purpose, schema: schema)
    let attachments = try attachments(measure.attachments, request)
    let payload =
      [promise(.readme, readme), promise(.snapshot, snapshot)] + measure.files + attachments.files
    let draft = try draft(request, measure, payload: payload, omitted: attachments.omitted)
    let preview = ExportPreview(
      purpose: request.purpose, operations: measure.operations,
      lines: measure.tally.lines(schema: schema), attachments: attachments.files.count,
      attachmentBytes: attachments.files.reduce(0) { $0 + $1.size },
      omittedAttachments: attachments.omitted.count, recipients: draft.recipients.count,
      isDelta: !request.base.isEmpty,
      refusal: refusal(request, consent: consent, withoutConsent, measure))
    return Plan(
      preview: preview, filters: filters, draft: draft, readme: readme, snapshot: snapshot)
  }

  /// The records of a stream, as its changes or a filtered form of them make them.
  private func records(
    _ stream: StreamID, _ filter: (CommitBundle) -> CommitBundle = { $0 }
  ) throws -> [Record] {
    var records = CaseRecords(schema: schema)
    try source.eachBundle(of: stream, after: VersionVector()) { records.insert(filter($0)) }
    return records.records
  }

  private func refusal(
    _ request: CaseExportRequest, consent: Purpose?, _ withoutConsent: [StreamID],
    _ measure: Measure
  ) -> ExchangeError? {
    if case .recipients(let recipients) = request.lock, recipients.isEmpty {
      return ExchangeError(.policyRecipientMissing)
    }
    if !withoutConsent.isEmpty {
      let cases = withoutConsent.prefix(5).map { CaseNumber(of: $0.id).description }
      return ExchangeError(
        .policyConsentMissing, at: cases.joined(separator: ", "),
        detail: "needed: consent to \(consent?.rawValue ?? "sharing")")
    }
    return measure.caseOperations == 0 ? ExchangeError(.policyNothingToExport) : nil
  }

  private struct Measure {
    var files: [PayloadFile] = []
    var tally = ExportTally()
    var operations = 0
    /// Operations of the streams asked for: a directory alone is no export.
    var caseOperations = 0
    var attachments: [[UInt8]] = []
    var contained: [StreamID: VersionVector] = [:]
    var newestAt: Moment?
  }

  private func measure(
    _ request: CaseExportRequest, _ filters: [StreamID: ExportFilter]
  ) throws -> Measure {
    var measure = Measure()
    var files: [PayloadFile] = []
    var seen: Set<[UInt8]> = []
    for stream in streams(request) { measure.contained[stream] = request.base[stream] ?? .init() }
    var pages = OperationPages(limit: limits.operationFileBytes) { file, bytes in
      files.append(promise(.operations(file), bytes))
    }
    try eachBundle(request, filters, after: request.base) { assertion, reason in
      measure.tally.insert(assertion, reason)
      guard reason == nil, let assertion, assertion.kind == "attachment",
        assertion.field == "content", case .digest(let digest) = assertion.change.value,
        seen.insert(digest).inserted
      else { return }
      measure.attachments.append(digest)
    } body: { bundle in
      let commit = bundle.commit
      measure.operations += 1
      if commit.stream != request.directory { measure.caseOperations += 1 }
      measure.contained[commit.stream, default: VersionVector()].insert(commit.position)
      measure.newestAt = max(measure.newestAt ?? commit.at, commit.at)
      try pages.append(OperationLine.bytes(bundle))
    }
    try pages.flush()
    measure.files = files
    return measure
  }

  private func draft(
    _ request: CaseExportRequest, _ measure: Measure, payload: [PayloadFile], omitted: [String]
  ) throws -> ArchiveDraft {
    var recipients: [String] = []
    var mode = ArchiveHeader.Mode.passphrase
    if case .recipients(let list) = request.lock {
      mode = .recipients
      recipients = Array(Set(list.compactMap(\.text))).sorted()
    }
    let heads = try streams(request).flatMap { try source.heads(of: $0) }.filter { head in
      measure.contained[head.stream]?.contains(head.position) == true
        && request.base[head.stream]?.contains(head.position) != true
    }
    let serial = request.directory.flatMap { measure.contained[$0] }?.sequences.values.reduce(0, +)
    var draft = ArchiveDraft(
      streams: request.streams, directory: request.directory, producer: producer,
      signerMember: member, mode: mode, recipients: recipients,
      handling: ArchiveHeader.Handling(
        purpose: request.purpose, retainUntil: request.retainUntil,
        doNotForward: request.doNotForward), payload: payload)
    draft.contained = measure.contained
    draft.base = request.base
    draft.newestAt = measure.newestAt
    draft.operationCount = measure.operations
    draft.omitted = omitted
    draft.directorySerial = serial ?? 0
    draft.heads = heads
    return draft
  }

  private func attachments(
    _ digests: [[UInt8]], _ request: CaseExportRequest
  ) throws -> (files: [PayloadFile], omitted: [String]) {
    var files: [PayloadFile] = []
    var omitted: [String] = []
    for digest in digests {
      let name = Hexadecimal.text(digest)
      if request.includesAttachments, let size = try source.attachmentSize(digest) {
        files.append(PayloadFile(entry: .attachment(name), size: size, digest: digest))
      } else {
        omitted.append(name)
      }
    }
    return (files.sorted { $0.entry.path < $1.entry.path }, omitted.sorted())
  }

  // MARK: Both passes

  /// The directory comes first: its keys prove the changes behind it.
  private func streams(_ request: CaseExportRequest) -> [StreamID] {
    [request.directory].compactMap(\.self) + request.streams
  }

  private func eachBundle(
    _ request: CaseExportRequest, _ filters: [StreamID: ExportFilter],
    after base: [StreamID: VersionVector],
    tally: (Assertion?, WithholdingReason?) -> Void = { _, _ in },
    body: (CommitBundle) throws -> Void
  ) throws {
    let open = ExportFilter(schema: schema)
    for stream in streams(request) {
      try source.eachBundle(of: stream, after: base[stream] ?? VersionVector()) { bundle in
        guard let filter = filters[stream] else { return try body(open.apply(bundle)) }
        try body(filter.apply(bundle, tally: tally))
      }
    }
  }

  private func promise(_ entry: ArchiveEntry, _ bytes: [UInt8]) -> PayloadFile {
    PayloadFile(entry: entry, size: UInt64(bytes.count), digest: SHA256.hash(bytes))
  }
}
