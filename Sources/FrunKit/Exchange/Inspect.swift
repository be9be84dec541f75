public import FrunDomain

/// An archive to look at without taking anything in.
public struct InspectRequest: Codable, Sendable, Hashable {
  /// File to read.
  public var input: String
  /// File with age identities to open it; nil uses this member's own key.
  public var identityFile: String?
  /// Whether a passphrase, which the host asks for, opens it.
  public var usesPassphrase: Bool
  /// Whether every byte is read and proven, not only signature and header.
  public var isComplete: Bool
  /// Whether the passphrase of an archive that is locked with one is asked for, although nobody said that it
  /// is; without, such an archive is refused.
  public var asksForPassphrase = true

  /// A request.
  public init(
    input: String, identityFile: String? = nil, usesPassphrase: Bool = false,
    isComplete: Bool = false
  ) {
    self.input = input
    self.identityFile = identityFile
    self.usesPassphrase = usesPassphrase
    self.isComplete = isComplete
  }
}

/// What an archive is, as far as it was proven.
public struct ArchiveSummary: Codable, Sendable, Hashable {
  /// SHA-256 of the archive's tag manifest, 64 hexadecimal digits.
  public var bagDigest: String
  /// Who signed; the signature was verified.
  public var sender: ArchiveSender
  /// What it was made for.
  public var purpose: ArchivePurpose
  /// Wall clock of the newest change inside; nil without changes.
  public var newestAt: Moment?
  /// Program and version that made it.
  public var producer: String
  /// The cases and registers it is about.
  public var streams: [StreamID]
  /// Commits inside.
  public var commits: Int
  /// Attachments inside.
  public var attachments: Int
  /// Attachments that are named but left out.
  public var omittedAttachments: Int
  /// How many keys can open it; 0 for a passphrase.
  public var recipients: Int
  /// Whether the receiver must have earlier commits already.
  public var isDelta: Bool
  /// Day after which the receiver is asked to erase the copy.
  public var retainUntil: CivilDate?
  /// Whether the receiver is asked not to pass it on.
  public var doNotForward: Bool
  /// Files proven; 0 when only the header was looked at.
  public var provenFiles: Int

  /// A summary.
  public init(
    bagDigest: String, sender: ArchiveSender, purpose: ArchivePurpose, newestAt: Moment?,
    producer: String, streams: [StreamID], commits: Int, attachments: Int,
    omittedAttachments: Int, recipients: Int, isDelta: Bool, retainUntil: CivilDate?,
    doNotForward: Bool, provenFiles: Int
  ) {
    self.bagDigest = bagDigest
    self.sender = sender
    self.purpose = purpose
    self.newestAt = newestAt
    self.producer = producer
    self.streams = streams
    self.commits = commits
    self.attachments = attachments
    self.omittedAttachments = omittedAttachments
    self.recipients = recipients
    self.isDelta = isDelta
    self.retainUntil = retainUntil
    self.doNotForward = doNotForward
    self.provenFiles = provenFiles
  }
}
