package import FrunDomain

/// What `frun/archive.json` says about an archive: covered by the signature, shown to the importer
/// before anything else is read.
package struct ArchiveHeader: Hashable, Sendable {
  /// The format's version written here.
  package static let version = 1

  /// How the envelope is locked.
  package enum Mode: String, Hashable, Sendable {
    /// To the keys in ``recipients``.
    case recipients
    /// With a passphrase agreed on another way.
    case passphrase
  }

  /// How the receiver is asked to treat the contents; part of what the sender signed.
  package struct Handling: Hashable, Sendable {
    /// What the archive was made for.
    package let purpose: ExportPurpose
    /// Day after which the receiver should erase the copy.
    package let retainUntil: CivilDate?
    /// Whether the receiver is asked not to pass it on.
    package let doNotForward: Bool

    /// Makes a request to the receiver.
    package init(purpose: ExportPurpose, retainUntil: CivilDate? = nil, doNotForward: Bool = false)
    {
      self.purpose = purpose
      self.retainUntil = retainUntil
      self.doNotForward = doNotForward
    }
  }

  /// Sizes that bound what the importer unpacks.
  package struct Payload: Hashable, Sendable {
    /// Files below `data/`.
    package let files: Int
    /// Sum of their sizes.
    package let bytes: UInt64
    /// Size of the largest.
    package let largest: UInt64

    /// Makes bounds.
    package init(files: Int, bytes: UInt64, largest: UInt64) {
      self.files = files
      self.bytes = bytes
      self.largest = largest
    }
  }

  /// Features a reader must know; none are defined yet.
  package var critical: [String] = []
  /// Oldest reader that understands the archive.
  package var minimumReader = 1
  /// Derived identifier.
  package let id: ArchiveID
  /// The cases (or registers) the archive is about, sorted.
  package let streams: [StreamID]
  /// The team directory that rides along, if any.
  package let directory: StreamID?
  /// Wall clock of the newest change contained; nil without changes.
  package let newestAt: Moment?
  /// Program and version.
  package let producer: String
  /// The signing key, as a minisign public key string.
  package let signer: String
  /// The member who signed, as the sender's directory names them.
  package let signerMember: RecordID
  /// How the envelope is locked.
  package let mode: Mode
  /// Public keys the sender encrypted to, sorted; empty for a passphrase.
  package let recipients: [String]
  /// What is contained or known to the receiver already, per stream.
  package let contained: [StreamID: VersionVector]
  /// What the receiver must have already, per stream; empty for a full export.
  package let base: [StreamID: VersionVector]
  /// Changes contained.
  package let operationCount: Int
  /// Files the changes are in.
  package let operationFiles: Int
  /// Attachments contained.
  package let attachmentCount: Int
  /// Bytes of the attachments contained.
  package let attachmentBytes: UInt64
  /// Digests of attachments that changes name but that are not contained.
  package let omitted: [String]
  /// Bounds of the payload.
  package let payload: Payload
  /// Requests to the receiver.
  package let handling: Handling
  /// Commits of the team directory the sender knew.
  package let directorySerial: Int
  /// Archives of the receiver that the sender took in, sorted: what a later one may build on.
  package var acknowledges: [ArchiveID] = []
}

/// What an archive is made for. Decides which fields leave; see ``ExportScope``.
package enum ExportPurpose: String, Hashable, Sendable, CaseIterable {
  /// Looking for relatives: who somebody is and what was told about the family.
  case tracing
  /// Services by the receiver for the person.
  case services
  /// Handing the whole case over to another organisation.
  case transfer
  /// Asking another organisation for one service.
  case referral
  /// A full copy for the own team: another device, a back-up.
  case copy
  /// Telling whoever has a case what was taken back or erased of it, and nothing else.
  case notice
}
