package import FrunDomain
package import FrunStore

/// Somebody whose signatures are known here.
package struct KnownSigner: Hashable, Sendable {
  /// The member.
  package let member: RecordID
  /// The short name.
  package let handle: String
  /// Whether the member works in the team: neither suspended nor revoked.
  package let isActive: Bool
  /// Every Ed25519 public key the member ever signed with, 32 bytes each.
  package let keys: [[UInt8]]
  /// Those of them that were lost or stolen: what they sign proves nobody any more.
  package let lostKeys: [[UInt8]]
  /// The directory that describes the member; nil when only a card does.
  package let directory: StreamID?
  /// The directory that may describe the member: the one that does, else that of the team on whose
  /// card they stand.
  package let home: StreamID?
  /// What the partner team is called to which the member belongs; nil for a member of the own team.
  package let team: String?

  /// The member as people name them here: the short name, of somebody else's member with the team.
  package var name: String { team.map { "\(handle)@\($0)" } ?? handle }

  /// Makes a description.
  package init(
    member: RecordID, handle: String, isActive: Bool, keys: [[UInt8]],
    lostKeys: [[UInt8]] = [], directory: StreamID? = nil, home: StreamID? = nil,
    team: String? = nil
  ) {
    self.home = home ?? directory
    self.team = team
    self.lostKeys = lostKeys
    self.directory = directory
    self.member = member
    self.handle = handle
    self.isActive = isActive
    self.keys = keys
  }
}

/// Whether the contents of an attachment are to be kept.
package enum AttachmentNeed: Hashable, Sendable {
  /// They are here already.
  case here
  /// A record refers to them, and they are not here.
  case awaited
  /// No record refers to them, or not any more.
  case unneeded
}

/// Where an import puts what it has proven: the store, or a model of it in tests.
package protocol BundleSink {
  /// Everybody whose keys are known.
  func knownSigners() throws -> [KnownSigner]

  /// Runs `body` in one transaction: all of it stays, or nothing.
  func transaction<T>(_ body: () throws -> T) throws -> T

  /// Runs `body` as it would run, then undoes it, and returns its answer.
  func dryRun<T>(_ body: () throws -> T) throws -> T

  /// Takes the commits that `deliver` hands over, after checking chains, digests and the authors'
  /// signatures; it answers with the keys that a person confirmed for authors not known before.
  func ingest(
    heads: [SignedHead], options: IngestOptions,
    delivering deliver: ((CommitBundle) throws -> Void) throws -> [RecordID: [UInt8]]
  ) throws -> IngestReport

  /// Notes how much of a directory a proven sender showed; see ``CaseStore/watchDirectory``.
  ///
  /// Throws `store.directoryRollback` for one who sends newer things with an older directory.
  func watchDirectory(
    _ team: StreamID, of sender: RecordID, serial: Int, newest: Moment?) throws

  /// How far each of the streams is known now; those that are not here are left out.
  func known(of streams: [StreamID]) throws -> [StreamID: VersionVector]

  /// Keeps in force what another team took back of a person's protection; see
  /// ``CaseStore/keepProtections(among:before:)``.
  func keepProtections(
    among touched: [RecordID], before: [StreamID: VersionVector]
  ) throws -> [LiftedProtection]

  /// Whether the contents of an attachment are wanted, after the changes were taken.
  func attachmentNeed(of digest: [UInt8]) throws -> AttachmentNeed

  /// Keeps the contents of an attachment, which `read` hands out piece by piece, and which are
  /// compared with the digest once more.
  func storeAttachment(
    _ digest: [UInt8], size: UInt64, read: (ByteConsumer) throws -> Void
  ) throws

  /// Notes what an archive that was taken in says about the exchange with its sender. Returns how many
  /// archives of ours are known since now to have arrived there.
  func noteArrival(_ header: ArchiveHeader) throws -> Int

  /// Finds what an archive that was just taken in took back, and notes that its sender waits for a
  /// confirmation; `tellers` are the authors of what it tells. Asked before ``noteArrival(_:)``.
  func noteNews(
    of header: ArchiveHeader, _ report: IngestReport, tellers: Set<RecordID>
  ) throws -> ArchiveNews
}

extension BundleSink {
  /// A model without cases knows nothing.
  package func known(of streams: [StreamID]) throws -> [StreamID: VersionVector] { [:] }

  /// A model without cases protects nobody.
  package func keepProtections(
    among touched: [RecordID], before: [StreamID: VersionVector]
  ) throws -> [LiftedProtection] { [] }

  /// A model without memory of directories notes nothing.
  package func watchDirectory(
    _ team: StreamID, of sender: RecordID, serial: Int, newest: Moment?
  ) throws {}

  /// A model without cases is told nothing.
  package func noteNews(
    of header: ArchiveHeader, _ report: IngestReport, tellers: Set<RecordID>
  ) throws -> ArchiveNews { ArchiveNews() }
}
