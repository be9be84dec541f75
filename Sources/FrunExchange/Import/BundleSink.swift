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
  /// The directory that describes the member; nil when only a card does.
  package let directory: StreamID?

  /// Makes a description.
  package init(
    member: RecordID, handle: String, isActive: Bool, keys: [[UInt8]], directory: StreamID? = nil
  ) {
    self.directory = directory
    self.member = member
    self.handle = handle
    self.isActive = isActive
    self.keys = keys
  }
}

/// Where an import puts what it has proven: the store, or a model of it in tests.
package protocol BundleSink {
  /// Everybody whose keys are known.
  func knownSigners() throws -> [KnownSigner]

  /// Takes commits in one transaction, after checking chains, digests and the authors' signatures;
  /// `keys` are keys that a person confirmed for authors not known before.
  func ingest(
    _ bundles: [CommitBundle], heads: [SignedHead], keys: [RecordID: [UInt8]],
    options: IngestOptions
  ) throws -> IngestReport

  /// Whether the contents of an attachment are here already.
  func hasAttachment(_ digest: [UInt8]) throws -> Bool

  /// Keeps the contents of an attachment, which `read` hands out piece by piece. Returns false when
  /// this sink keeps no attachments. Contents whose changes are then not taken do no harm.
  func storeAttachment(
    _ digest: [UInt8], size: UInt64, read: (ByteConsumer) throws -> Void
  ) throws -> Bool
}
