package import FrunCrypto
package import FrunDomain

/// Which attached files go along.
package enum AttachmentChoice: Hashable, Sendable {
  /// Every file that may leave.
  case all
  /// None; the records about them still leave.
  case none
  /// Those with these SHA-256 digests, as far as they may leave.
  case only(Set<[UInt8]>)

  func includes(_ digest: [UInt8]) -> Bool {
    switch self {
    case .all: true
    case .none: false
    case .only(let digests): digests.contains(digest)
    }
  }
}

/// What to export, for what, to whom.
package struct CaseExportRequest: Sendable {
  /// Who can open the archive.
  package enum Lock: Sendable {
    /// Holders of these keys; the sender's own key is added by whoever asks, if wanted.
    case recipients([AgeRecipient])
    /// Whoever knows the passphrase; `logN` is the scrypt cost, 18 by default in age.
    case passphrase([UInt8], logN: Int)
  }

  /// The cases (or registers) to export.
  package var streams: [StreamID]
  /// The team directory, whose public keys prove the changes; nil sends none.
  package var directory: StreamID?
  /// What it is for.
  package var purpose: ExportPurpose
  /// Who can open it.
  package var lock: Lock
  /// What the receiver has already, per stream; empty for a full export.
  package var base: [StreamID: VersionVector]
  /// Which attached files go along.
  package var attachments: AttachmentChoice
  /// Day after which the receiver is asked to erase the copy.
  package var retainUntil: CivilDate?
  /// Whether the receiver is asked not to pass it on.
  package var doNotForward: Bool
  /// Whether all recipients are members of the own team; only then is a copy no sharing.
  package var staysInTeam: Bool
  /// What the receivers are called: teams and organisations, for the preview and for consents that
  /// name the organisations included. Empty when nobody knows who holds the keys.
  package var audience: [String] = []
  /// What the own team is called: a no that names it is a no to what it may pass on.
  package var ownNames: [String] = []
  /// In a notice, the decisions of each case that the receiver is told: records of kind `consent`.
  package var told: [StreamID: Set<RecordID>] = [:]
  /// The role of whoever exports: what they may not read does not leave through them. Nil for all.
  package var reader: Role?
  /// Whether places and contacts that must stay secret leave with a transfer all the same: the
  /// receiver takes over the care for the person and was told why they are secret.
  package var includesSecretPlaces = false
  /// Archives of the receiver that were taken in here.
  package var acknowledges: [ArchiveID] = []
  /// The language of the readable copy (BCP 47).
  package var language = "en"
  /// Whether the size is rounded up, so that it tells less; see ``Padding``.
  package var isPadded = false
  /// Whether the file is text (ASCII armor) that fits into a message.
  package var isArmored = false

  /// Makes a request for a full export with attachments.
  package init(
    streams: [StreamID], directory: StreamID?, purpose: ExportPurpose, lock: Lock,
    base: [StreamID: VersionVector] = [:], attachments: AttachmentChoice = .all,
    retainUntil: CivilDate? = nil, doNotForward: Bool = false, staysInTeam: Bool = false
  ) {
    self.streams = Array(Set(streams)).sorted()
    self.directory = directory
    self.purpose = purpose
    self.lock = lock
    self.base = base
    self.attachments = attachments
    self.retainUntil = retainUntil
    self.doNotForward = doNotForward
    self.staysInTeam = staysInTeam
  }
}
