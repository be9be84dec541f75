package import FrunDomain
internal import FrunText

/// One file of a payload as promised in the manifest.
package struct PayloadFile: Hashable, Sendable {
  /// Which file.
  package let entry: ArchiveEntry
  /// Its size in bytes.
  package let size: UInt64
  /// Its SHA-256.
  package let digest: [UInt8]

  /// Makes a promise.
  package init(entry: ArchiveEntry, size: UInt64, digest: [UInt8]) {
    self.entry = entry
    self.size = size
    self.digest = digest
  }
}

/// Everything about an archive that must be known before its first byte is written: the manifest and
/// the signature come first, so the payload is measured in a first pass and written in a second.
package struct ArchiveDraft: Hashable, Sendable {
  /// The cases (or registers) the archive is about.
  package var streams: [StreamID]
  /// The team directory that rides along.
  package var directory: StreamID?
  /// Program and version.
  package var producer: String
  /// The member who signs.
  package var signerMember: RecordID
  /// How the envelope is locked.
  package var mode: ArchiveHeader.Mode
  /// Public keys of the recipients, in any order.
  package var recipients: [String]
  /// What the receiver knows afterwards, per stream.
  package var contained: [StreamID: VersionVector]
  /// What the receiver must have before, per stream.
  package var base: [StreamID: VersionVector]
  /// The newest wall clock among the changes.
  package var newestAt: Moment?
  /// Number of changes.
  package var operationCount: Int
  /// Attachments named by changes but left out, as hexadecimal digests.
  package var omitted: [String]
  /// Requests to the receiver.
  package var handling: ArchiveHeader.Handling
  /// Commits of the team directory known.
  package var directorySerial: Int
  /// Archives of the receiver that were taken in here.
  package var acknowledges: [ArchiveID] = []
  /// Signed heads of all chains.
  package var heads: [SignedHead]
  /// The payload in the order in which it will be written.
  package var payload: [PayloadFile]

  /// Makes a draft of a full archive without changes; the rest is set afterwards.
  package init(
    streams: [StreamID], directory: StreamID?, producer: String, signerMember: RecordID,
    mode: ArchiveHeader.Mode, recipients: [String], handling: ArchiveHeader.Handling,
    payload: [PayloadFile]
  ) {
    self.streams = streams
    self.directory = directory
    self.producer = producer
    self.signerMember = signerMember
    self.mode = mode
    self.recipients = recipients
    self.handling = handling
    self.payload = payload
    contained = [:]
    base = [:]
    newestAt = nil
    operationCount = 0
    omitted = []
    directorySerial = 0
    heads = []
  }

  /// The header signed by the holder of `signer`, a minisign public key string.
  func header(signer: String) -> ArchiveHeader {
    let recipients = Array(Set(recipients)).sorted()
    let streams = streams.sorted()
    let attachments = payload.filter { if case .attachment = $0.entry { true } else { false } }
    let operationFiles = payload.count { if case .operations = $0.entry { true } else { false } }
    let handlingText = [
      handling.purpose.rawValue, handling.retainUntil?.description ?? "",
      handling.doNotForward ? "do-not-forward" : "",
    ]
    let id = ArchiveID(
      deriving: [
        String(ArchiveHeader.version), streams.map(\.text).joined(separator: "\n"),
        ArchiveHeader.json(contained).canonicalText(), ArchiveHeader.json(base).canonicalText(),
        recipients.joined(separator: "\n"), signer, omitted.sorted().joined(separator: "\n"),
      ] + handlingText)
    return ArchiveHeader(
      id: id, streams: streams, directory: directory, newestAt: newestAt, producer: producer,
      signer: signer, signerMember: signerMember, mode: mode, recipients: recipients,
      contained: contained, base: base, operationCount: operationCount,
      operationFiles: operationFiles, attachmentCount: attachments.count,
      attachmentBytes: attachments.reduce(0) { $0 + $1.size }, omitted: omitted.sorted(),
      payload: ArchiveHeader.Payload(
        files: payload.count, bytes: payload.reduce(0) { $0 + $1.size },
        largest: payload.map(\.size).max() ?? 0),
      handling: handling, directorySerial: directorySerial,
      acknowledges: Array(Set(acknowledges)).sorted { $0.uuid < $1.uuid })
  }
}
