package import FrunDomain
package import FrunStore

extension CaseStore: BundleSource {
  /// Hands out the commits of a stream by device and number.
  package func eachBundle(
    of stream: StreamID, after known: VersionVector, _ body: (CommitBundle) throws -> Void
  ) throws {
    for bundle in try bundles(stream: stream, after: known) { try body(bundle) }
  }

  /// The vault keeps no contents of attachments.
  package func attachmentSize(_ digest: [UInt8]) throws -> UInt64? { nil }

  /// The vault keeps no contents of attachments.
  package func readAttachment(_ digest: [UInt8], _ use: ByteConsumer) throws {
    throw ExchangeError(.contentAttachmentMissing)
  }
}

extension CaseStore: BundleSink {
  /// The members of all directories in the vault.
  package func knownSigners() throws -> [KnownSigner] {
    try members().map {
      KnownSigner(member: $0.id, handle: $0.handle, isActive: $0.isActive, keys: $0.signingKeys)
    }
  }

  /// The vault keeps no contents of attachments.
  package func hasAttachment(_ digest: [UInt8]) throws -> Bool { false }

  /// The vault keeps no contents of attachments.
  package func storeAttachment(
    _ digest: [UInt8], size: UInt64, read: (ByteConsumer) throws -> Void
  ) throws -> Bool { false }
}
