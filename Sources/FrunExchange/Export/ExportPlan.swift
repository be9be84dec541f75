internal import FrunCrypto
internal import FrunDomain

/// One stream of an export.
struct ExportPart {
  let stream: StreamID
  let filter: ExportFilter
  /// Digest of the filter and of the choice of files.
  let rules: [UInt8]
  /// What the receiver has already.
  let base: VersionVector
  /// How far this export goes.
  let end: VersionVector
  let heads: [SignedHead]
  let facts: CaseFacts
}

/// Everything that is known after the first pass.
struct ExportPlan {
  let preview: ExportPreview
  /// The streams in the order in which they are written: the directory first, because its keys
  /// prove the changes behind it.
  let parts: [ExportPart]
  let draft: ArchiveDraft
  let readme: [UInt8]
  let documents: [ReadableDocument]
}

extension CaseExport {
  func plan(_ request: CaseExportRequest, on day: CivilDate) throws -> ExportPlan {
    var parts: [ExportPart] = []
    if let directory = request.directory, !request.streams.contains(directory) {
      parts.append(try directoryPart(directory, request))
    }
    for stream in request.streams {
      parts.append(
        stream.kind == .directory
          ? try directoryPart(stream, request) : try part(stream, request, on: day))
    }
    let measure = try measure(parts, request)
    let attachments = try attachments(measure, request)
    let readme = Readme.bytes(signer.publicKey.text)
    let documents = try readable(parts, measure, request, on: day)
    let payload =
      [promise(.readme, readme)] + documents.map(\.promise) + measure.files + attachments.files
    let draft = draft(request, parts, measure, payload: payload, omitted: attachments.omitted)
    let preview = ExportPreview(
      request: request, parts: parts, measure: measure, attachments: attachments,
      recipients: draft.recipients.count, schema: schema,
      refusal: refusal(request, parts, measure))
    return ExportPlan(
      preview: preview, parts: parts, draft: draft, readme: readme, documents: documents)
  }

  // MARK: Streams

  private func part(
    _ stream: StreamID, _ request: CaseExportRequest, on day: CivilDate
  ) throws -> ExportPart {
    let state = try source.state(of: stream)
    // A register may hold half a million records, and none of them decides about the others.
    let records = stream.kind == .case ? try decidingRecords(of: stream, request) : []
    let register = ConsentRegister(
      records: records,
      toward: request.audience.isEmpty ? [] : request.audience + request.ownNames)
    let consent = ExportScope(request.purpose).consentPurpose(staysInTeam: request.staysInTeam)
    let filter = ExportFilter(
      stream: stream, schema: schema, request: request, records: records, register: register,
      consentPurpose: consent, on: day)
    return try part(
      stream, state, filter, request,
      CaseFacts(
        stream: stream, records: records, register: register, consentPurpose: consent,
        audience: request.audience,
        told: register.withdrawals(on: day).filter {
          request.told[stream]?.contains($0.record) == true
        }, on: day))
  }

  private func directoryPart(
    _ stream: StreamID, _ request: CaseExportRequest
  ) throws -> ExportPart {
    try part(
      stream, source.state(of: stream),
      ExportFilter(schema: schema, directoryStaysInTeam: request.staysInTeam), request,
      CaseFacts(stream: stream))
  }

  private func part(
    _ stream: StreamID, _ state: StreamState, _ filter: ExportFilter, _ request: CaseExportRequest,
    _ facts: CaseFacts
  ) throws -> ExportPart {
    let rules = filter.digest(with: request.attachments)
    let base = try request.base[stream] ?? acknowledged?(stream, rules) ?? VersionVector()
    return ExportPart(
      stream: stream, filter: filter, rules: rules, base: base, end: state.vector,
      heads: state.heads, facts: facts)
  }

  private func refusal(
    _ request: CaseExportRequest, _ parts: [ExportPart], _ measure: ExportMeasure
  ) -> ExchangeError? {
    if case .recipients(let recipients) = request.lock, recipients.isEmpty {
      return ExchangeError(.policyRecipientMissing)
    }
    // A no first: it is what must not be overlooked.
    for code in [ExchangeCode.policyConsentRefused, .policyConsentMissing, .policyConsentForOthers]
    {
      let lacking = parts.filter { $0.facts.obstacle?.code == code }.prefix(5)
      guard !lacking.isEmpty else { continue }
      let cases = lacking.map { CaseNumber(of: $0.stream.id).description }
      let words = lacking.compactMap(\.facts.obstacle?.words)
      let isOneForAll = Set(words).count == 1
      return ExchangeError(
        code, at: cases.joined(separator: ", "),
        detail: isOneForAll
          ? words.first : zip(cases, words).map { "\($0): \($1)" }.joined(separator: "; "))
    }
    // A notice may have nothing to say but that something arrived.
    let isEmpty = measure.ownOperations == 0 && request.purpose != .notice
    return isEmpty ? ExchangeError(.policyNothingToExport) : nil
  }

  // MARK: Measuring

  private func measure(
    _ parts: [ExportPart], _ request: CaseExportRequest
  ) throws -> ExportMeasure {
    var measure = ExportMeasure()
    var files: [PayloadFile] = []
    var hash = SHA256.Stream()
    var size: UInt64 = 0
    var pages = OperationPages(
      limit: limits.operationFileBytes,
      begin: { _ in (hash, size) = (SHA256.Stream(), 0) },
      write: { line in
        hash.update(line)
        size += UInt64(line.count)
      },
      end: { file in
        files.append(
          PayloadFile(entry: .operations(file), size: size, digest: hash.finalize()))
      })
    for part in parts {
      let isOwn = request.streams.contains(part.stream)
      try eachBundle(
        of: part, tally: { measure.note($0, $1, in: part.stream, isCounted: isOwn) }
      ) { bundle in
        measure.note(bundle.commit, isOwn: isOwn)
        try pages.append(OperationLine.bytes(bundle))
      }
    }
    try pages.flush()
    measure.files = files
    return measure
  }

  private func attachments(
    _ measure: ExportMeasure, _ request: CaseExportRequest
  ) throws -> ExportedAttachments {
    var result = ExportedAttachments()
    result.staying = measure.stayingFiles
    for digest in measure.attachments {
      let name = Hexadecimal.text(digest)
      if !request.attachments.includes(digest) {
        result.notChosen += 1
        result.omitted.append(name)
      } else if let size = try source.attachmentSize(digest) {
        result.files.append(PayloadFile(entry: .attachment(name), size: size, digest: digest))
      } else {
        result.notHere += 1
        result.omitted.append(name)
      }
    }
    result.files.sort { $0.entry.path < $1.entry.path }
    result.omitted.sort()
    return result
  }

  /// The copies for people: measured once, and written again in the second pass when they are too
  /// large to be kept.
  private func readable(
    _ parts: [ExportPart], _ measure: ExportMeasure, _ request: CaseExportRequest, on day: CivilDate
  ) throws -> [ReadableDocument] {
    let shown = parts.filter { $0.stream.kind == .case }
    let records = LeavingRecords(source: source)
    let dossier = Dossier(
      language: request.language, purpose: request.purpose, day: day, schema: schema,
      retainUntil: request.retainUntil, doNotForward: request.doNotForward)
    return [
      try ReadableDocument(.snapshot) { emit in
        try CaseSnapshot.write(
          purpose: request.purpose, schema: schema, parts: shown, records: records, emit)
      },
      try ReadableDocument(.dossier) { emit in
        try dossier.write(shown, tallies: measure.tallies, records: records, emit)
      },
    ]
  }

  private func draft(
    _ request: CaseExportRequest, _ parts: [ExportPart], _ measure: ExportMeasure,
    payload: [PayloadFile], omitted: [String]
  ) -> ArchiveDraft {
    var recipients: [String] = []
    var mode = ArchiveHeader.Mode.passphrase
    if case .recipients(let list) = request.lock {
      mode = .recipients
      recipients = Array(Set(list.compactMap(\.text))).sorted()
    }
    var draft = ArchiveDraft(
      streams: request.streams, directory: request.directory, producer: producer,
      signerMember: member, mode: mode, recipients: recipients,
      handling: ArchiveHeader.Handling(
        purpose: request.purpose, retainUntil: request.retainUntil,
        doNotForward: request.doNotForward), payload: payload)
    for part in parts {
      draft.contained[part.stream] = part.end
      if !part.base.sequences.isEmpty { draft.base[part.stream] = part.base }
      draft.heads += part.heads.filter {
        part.end.contains($0.position) && !part.base.contains($0.position)
      }
    }
    draft.newestAt = measure.newestAt
    draft.operationCount = measure.operations
    draft.omitted = omitted
    draft.acknowledges = request.acknowledges
    draft.directorySerial =
      request.directory.flatMap { draft.contained[$0] }?.sequences.values.reduce(0, +) ?? 0
    return draft
  }

  private func promise(_ entry: ArchiveEntry, _ bytes: [UInt8]) -> PayloadFile {
    PayloadFile(entry: entry, size: UInt64(bytes.count), digest: SHA256.hash(bytes))
  }
}
