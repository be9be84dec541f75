public import FrunDomain

/// Which attached files leave with a case.
public enum AttachmentSelection: Codable, Sendable, Hashable {
  /// Every file that may leave.
  case all
  /// None; the records about them still leave.
  case none
  /// Those of these records, as far as they may leave.
  case only([RecordID])
}

/// Which cases leave this device, for whom, and why.
public struct ExportRequest: Codable, Sendable, Hashable {
  /// The cases. Empty only with a register.
  public var streams: [StreamID]
  /// What the archive may be used for; fields of other purposes stay here.
  public var purpose: ArchivePurpose
  /// Who can open it; empty only with ``usesPassphrase``.
  public var recipients: [Recipient]
  /// Whether a passphrase, which the host asks for, opens it instead of keys.
  public var usesPassphrase: Bool
  /// Whether only what the receiver has not acknowledged goes.
  public var isDelta = false
  /// Which attached files go along.
  public var attachments = AttachmentSelection.all
  /// Whether the training register goes along.
  public var includesTraining = false
  /// Whether the team directory is asked for, and not only along as proof.
  public var includesDirectory = false
  /// Whether places and contacts that must stay secret leave with a transfer all the same.
  public var includesSecretPlaces = false
  /// Day after which the receiver is asked to erase the copy.
  public var retainUntil: CivilDate?
  /// Whether the receiver is asked not to pass it on.
  public var doNotForward: Bool
  /// The language of the readable copy (BCP 47).
  public var language = "en"
  /// File to write, or a directory, in which a name is chosen that says nothing
  /// about the case.
  public var output: String
  /// Whether an existing file is replaced.
  public var replace: Bool
  /// Whether nothing is written: the report says what would leave.
  public var dryRun: Bool
  /// Whether the archive is text (ASCII armor) that fits into a message.
  public var armored = false
  /// Whether the size is rounded up, so that it tells less about the contents.
  public var padded = false

  /// A request.
  public init(
    streams: [StreamID], purpose: ArchivePurpose, recipients: [Recipient],
    usesPassphrase: Bool = false, retainUntil: CivilDate? = nil, doNotForward: Bool = false,
    output: String, replace: Bool = false, dryRun: Bool = false
  ) {
    self.streams = streams
    self.purpose = purpose
    self.recipients = recipients
    self.usesPassphrase = usesPassphrase
    self.retainUntil = retainUntil
    self.doNotForward = doNotForward
    self.output = output
    self.replace = replace
    self.dryRun = dryRun
  }
}

/// What an export wrote, or in a dry run would write.
public struct ExportReport: Codable, Sendable, Hashable {
  /// How many answers of one field go or stay.
  public struct Line: Codable, Sendable, Hashable {
    /// Label of the kind of record.
    public var kind: String
    /// Label of the field.
    public var field: String
    /// Number of answers.
    public var count: Int
    /// Why they stay: `notForPurpose`, `tooSensitive`, `consentRefused`, `locationSecret`,
    /// `contactUnwanted`, `namedReaders`, `unknownField`; nil when they go.
    public var withheld: String?
    /// The same reason for people; nil when they go.
    public var reason: String?

    /// A line.
    public init(
      kind: String, field: String, count: Int, withheld: String?, reason: String? = nil
    ) {
      self.kind = kind
      self.field = field
      self.count = count
      self.withheld = withheld
      self.reason = reason
    }
  }

  /// File written; nil in a dry run.
  public var fileName: String?
  /// Size of the file in bytes; 0 in a dry run.
  public var size: Int
  /// SHA-256 of the archive's tag manifest, 64 hexadecimal digits: read it out
  /// on the telephone to be sure that the right archive arrived. Nil in a dry
  /// run.
  public var bagDigest: String?
  /// Streams inside.
  public var streams: [StreamID]
  /// Commits inside.
  public var commits: Int
  /// What goes and what stays, in the order of the dictionary.
  public var lines: [Line]
  /// Attachments inside.
  public var attachments: Int
  /// Attachments left out.
  public var omittedAttachments: Int
  /// Attached files of which nothing leaves but that there is one: what they give away is too sensitive, or
  /// somebody wants it so. ``sentences`` tell why.
  public var stayingAttachments = 0
  /// How many keys can open it; 0 for a passphrase.
  public var recipients: Int
  /// Whether only what is new since an earlier exchange goes.
  public var isDelta: Bool
  /// What it is, who can open it and why it would be refused, in sentences for people; what goes
  /// and what stays is told by ``lines``.
  public var sentences: [String]
  /// How old the directories that decide about keys are: the own one, and those of the receivers.
  public var directories: [DirectoryAge] = []
  /// Why it would be refused; nil when it may be written. Only in a dry run: a
  /// real run throws.
  public var refusal: String?

  /// A report.
  public init(
    fileName: String?, size: Int, bagDigest: String?, streams: [StreamID], commits: Int,
    lines: [Line], attachments: Int, omittedAttachments: Int, recipients: Int,
    isDelta: Bool, sentences: [String], refusal: String? = nil
  ) {
    self.fileName = fileName
    self.size = size
    self.bagDigest = bagDigest
    self.streams = streams
    self.commits = commits
    self.lines = lines
    self.attachments = attachments
    self.omittedAttachments = omittedAttachments
    self.recipients = recipients
    self.isDelta = isDelta
    self.sentences = sentences
    self.refusal = refusal
  }

  /// Answers that go.
  public var kept: Int { lines.filter { $0.withheld == nil }.reduce(0) { $0 + $1.count } }
  /// Answers that stay.
  public var withheld: Int { lines.filter { $0.withheld != nil }.reduce(0) { $0 + $1.count } }
}
