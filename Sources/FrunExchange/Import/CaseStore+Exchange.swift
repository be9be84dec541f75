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
  /// The members of all directories in the vault, and the members on the cards of partner teams.
  ///
  /// What a directory says of a member counts more than a card; members of a partner that is no
  /// longer in use are known, but not active.
  package func knownSigners() throws -> [KnownSigner] {
    var signers: [RecordID: KnownSigner] = [:]
    for partner in try records(RecordQuery(kind: "partner")) {
      guard let card = partner.texts("card").last else { continue }
      for signer in PartnerCard.signers(card, isActive: partner.code("status") == "active") {
        signers[signer.member] = signer
      }
    }
    for member in try members() {
      let isRefused = signers[member.id]?.isActive == false
      signers[member.id] = KnownSigner(
        member: member.id, handle: member.handle, isActive: member.isActive && !isRefused,
        keys: member.signingKeys)
    }
    return signers.values.sorted { $0.member < $1.member }
  }

  /// The vault keeps no contents of attachments.
  package func hasAttachment(_ digest: [UInt8]) throws -> Bool { false }

  /// The vault keeps no contents of attachments.
  package func storeAttachment(
    _ digest: [UInt8], size: UInt64, read: (ByteConsumer) throws -> Void
  ) throws -> Bool { false }
}
