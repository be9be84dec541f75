import FrunDomain
import FrunExchange
import FrunStore

/// Does something to the case after every reading of its changes.
struct RestlessSource: BundleSource {
  let shelf: Shelf
  let change: () throws -> Void
  func state(of stream: StreamID) throws -> StreamState { try shelf.state(of: stream) }
  func eachRecord(
    of stream: StreamID, kind: String?, _ body: (Record) throws -> Void
  ) throws { try shelf.eachRecord(of: stream, kind: kind, body) }
  func eachBundle(
    of stream: StreamID, after known: VersionVector, upTo end: VersionVector,
    _ body: (CommitBundle) throws -> Void
  ) throws {
    try shelf.eachBundle(of: stream, after: known, upTo: end, body)
    if stream.kind == .case { try change() }
  }
  func attachmentSize(_ digest: [UInt8]) throws -> UInt64? { try shelf.attachmentSize(digest) }
  func readAttachment(_ digest: [UInt8], _ use: ByteConsumer) throws {
    try shelf.readAttachment(digest, use)
  }
}

extension AttackScene {
  /// Exports the case to `x` while something happens to it.
  func export(_ change: @escaping () throws -> Void) throws {
    let export = CaseExport(
      source: RestlessSource(shelf: Shelf(office: sender), change: change), schema: .standard,
      signer: try sender.signer, member: try sender.identity.member, producer: "frun test")
    try export.write(
      sender.request(stream, to: [receiver]), on: .day("2026-11-21"),
      toFile: folder.path + "/x", random: sender.random.bytes)
  }

  /// Erases what the case itself says, once.
  func eraseCase() throws {
    let assertions = try sender.store.erasureAssertions(of: stream.id)
    guard !assertions.isEmpty else { return }
    try sender.store.commit(ChangeSet(stream: stream, command: "erase", assertions: assertions))
  }
}

/// A store that fails at the end of an import, when everything was written and nothing committed.
struct FailingSink: BundleSink {
  let shelf: Shelf
  let failure: StoreError.Code

  func knownSigners() throws -> [KnownSigner] { try shelf.knownSigners() }

  func transaction<T>(_ body: () throws -> T) throws -> T {
    try shelf.transaction {
      _ = try body()
      throw StoreError(failure, "as asked")
    }
  }

  func dryRun<T>(_ body: () throws -> T) throws -> T { try shelf.dryRun(body) }

  func ingest(
    heads: [SignedHead], options: IngestOptions,
    delivering deliver: ((CommitBundle) throws -> Void) throws -> [RecordID: [UInt8]]
  ) throws -> IngestReport {
    try shelf.ingest(heads: heads, options: options, delivering: deliver)
  }

  func attachmentNeed(of digest: [UInt8]) throws -> AttachmentNeed {
    try shelf.attachmentNeed(of: digest)
  }

  func storeAttachment(
    _ digest: [UInt8], size: UInt64, read: (ByteConsumer) throws -> Void
  ) throws { try shelf.storeAttachment(digest, size: size, read: read) }

  func noteArrival(_ header: ArchiveHeader) throws -> Int { try shelf.noteArrival(header) }
}
