package import FrunCrypto
package import FrunDomain

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
  /// Whether attachments go along.
  package var includesAttachments: Bool
  /// Day after which the receiver is asked to erase the copy.
  package var retainUntil: CivilDate?
  /// Whether the receiver is asked not to pass it on.
  package var doNotForward: Bool
  /// Whether all recipients are members of the own team; only then is a copy no sharing.
  package var staysInTeam: Bool
  /// Whether the size is rounded up, so that it tells less; see ``Padding``.
  package var isPadded = false
  /// Whether the file is text (ASCII armor) that fits into a message.
  package var isArmored = false

  /// Makes a request for a full export with attachments.
  package init(
    streams: [StreamID], directory: StreamID?, purpose: ExportPurpose, lock: Lock,
    base: [StreamID: VersionVector] = [:], includesAttachments: Bool = true,
    retainUntil: CivilDate? = nil, doNotForward: Bool = false, staysInTeam: Bool = false
  ) {
    self.streams = Array(Set(streams)).sorted()
    self.directory = directory
    self.purpose = purpose
    self.lock = lock
    self.base = base
    self.includesAttachments = includesAttachments
    self.retainUntil = retainUntil
    self.doNotForward = doNotForward
    self.staysInTeam = staysInTeam
  }
}
