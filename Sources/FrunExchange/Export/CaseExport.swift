internal import FrunCrypto
package import FrunDomain

/// Exports cases: decides what may leave, shows it, and writes the signed and encrypted archive.
///
/// Two passes over the source: the first measures and hashes, because manifest and signature stand
/// before the payload; the second writes. The payload is never spooled to disk and never held in
/// memory beyond one change or one record, and the records that decide about others.
package struct CaseExport {
  let source: any BundleSource
  let schema: Schema
  let signer: ArchiveSigner
  let member: RecordID
  let producer: String
  let limits: ArchiveLimits

  /// What the receiver has of a stream under the rules with this digest, as their acknowledgements
  /// say; nil for the whole stream. Asked for each stream where the request names no base.
  package var acknowledged: ((StreamID, _ rules: [UInt8]) throws -> VersionVector?)?

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

  /// What was written.
  package struct Written {
    /// What left and what stayed.
    package let preview: ExportPreview
    /// The signed header.
    package let header: ArchiveHeader
    /// SHA-256 of the tag manifest in hexadecimal.
    package let bagDigest: String
    /// Digests of the rules by which answers were left out, per stream.
    package let rules: [StreamID: [UInt8]]
  }

  /// Writes the inner layers of the archive to `sink`; the age layer is around it. Throws the
  /// refusal of the preview before the first byte. The sink is called from another thread, until this
  /// function returns.
  package func write(
    _ request: CaseExportRequest, on day: CivilDate, level: Int = 3, to sink: @escaping ByteConsumer
  ) throws -> Written {
    let plan = try plan(request, on: day)
    if let refusal = plan.preview.refusal { throw refusal }
    let writer = try ArchiveWriter(
      plan.draft, signer: signer, level: level, isPadded: request.isPadded, progress: progress,
      sink: sink)
    try writer.add(payload: .readme, plan.readme)
    for document in plan.documents {
      try writer.begin(document.entry)
      try document.write { bytes in try bytes.withUnsafeBytes { try writer.write($0) } }
      try writer.end()
    }
    var pages = OperationPages(
      limit: limits.operationFileBytes, begin: { try writer.begin(.operations($0)) },
      write: { line in try line.withUnsafeBytes { try writer.write($0) } },
      end: { _ in try writer.end() })
    for part in plan.parts {
      try eachBundle(of: part) { try pages.append(OperationLine.bytes($0)) }
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
    return Written(
      preview: plan.preview, header: writer.header, bagDigest: writer.bagDigest,
      rules: Dictionary(
        plan.parts.map { ($0.stream, $0.rules) }, uniquingKeysWith: { first, _ in first }))
  }

  /// The changes of one stream as they leave.
  func eachBundle(
    of part: ExportPart, tally: (Assertion?, WithholdingReason?) -> Void = { _, _ in },
    _ body: (CommitBundle) throws -> Void
  ) throws {
    try source.eachBundle(of: part.stream, after: part.base, upTo: part.end) { bundle in
      try body(part.filter.apply(bundle, tally: tally))
    }
  }
}
