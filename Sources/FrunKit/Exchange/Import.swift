public import FrunDomain

/// An archive to take in.
public struct ImportRequest: Codable, Sendable, Hashable {
  /// File to read.
  public var input: String
  /// File with age identities to open it; nil uses this member's own key.
  public var identityFile: String?
  /// Whether a passphrase, which the host asks for, opens it.
  public var usesPassphrase: Bool
  /// The key of a sender who is not in the directory, as
  /// ``ArchiveSender/key`` shows it, after a person compared its words.
  public var confirmedSender: String?
  /// Whether changes by suspended or revoked members are taken.
  public var acceptsRevoked: Bool
  /// Whether other teams may erase what members of this one wrote; only who may erase may say so.
  public var acceptsErasures = false
  /// Whether changes by unknown authors are kept aside instead of refusing all.
  public var holdsUnknownAuthors: Bool
  /// Whether everything is checked and reported but nothing kept.
  public var dryRun: Bool

  /// A strict request.
  public init(
    input: String, identityFile: String? = nil, usesPassphrase: Bool = false,
    confirmedSender: String? = nil, acceptsRevoked: Bool = false,
    holdsUnknownAuthors: Bool = false, dryRun: Bool = false
  ) {
    self.input = input
    self.identityFile = identityFile
    self.usesPassphrase = usesPassphrase
    self.confirmedSender = confirmedSender
    self.acceptsRevoked = acceptsRevoked
    self.holdsUnknownAuthors = holdsUnknownAuthors
    self.dryRun = dryRun
  }
}

/// Who signed an archive.
public struct ArchiveSender: Codable, Sendable, Hashable {
  /// How the key that signed stands here.
  public enum Standing: String, Codable, Sendable, Hashable {
    /// In a directory here, and it counts.
    case known
    /// In a directory here, but it was lost, or its owner or their team was revoked.
    case revoked
    /// In none; the archive says that it is a new key of a known member, and brings the directory that
    /// can prove it. Taking the archive in does.
    case successor
    /// In none.
    case unknown
  }

  /// The member as the archive names them.
  public var member: RecordID
  /// Their short name, of a member of a partner team with the team: `maria@Team B`. Nil when their
  /// key is in no directory here.
  public var handle: String?
  /// How the key stands.
  public var standing: Standing
  /// Whose new key it says to be, of a successor.
  public var claims: String?
  /// The signing key as a minisign public key string.
  public var key: String
  /// Its fingerprint: digits and words that two people compare on the telephone.
  public var fingerprint: String

  /// A sender.
  public init(
    member: RecordID, handle: String?, key: String, fingerprint: String,
    standing: Standing? = nil, claims: String? = nil
  ) {
    self.standing = standing ?? (handle == nil ? .unknown : .known)
    self.claims = claims
    self.member = member
    self.handle = handle
    self.key = key
    self.fingerprint = fingerprint
  }

  /// Whether the key is in a directory here.
  public var isKnown: Bool { handle != nil }
}

/// A field that has more than one answer since an import.
public struct FieldPlace: Codable, Sendable, Hashable {
  /// The stream.
  public var stream: StreamID
  /// The record.
  public var record: RecordID
  /// Its kind.
  public var kind: String
  /// The field.
  public var field: String

  /// A place.
  public init(stream: StreamID, record: RecordID, kind: String, field: String) {
    self.stream = stream
    self.record = record
    self.kind = kind
    self.field = field
  }
}

/// Commits of one device that exist and are not here.
public struct MissingCommits: Codable, Sendable, Hashable {
  /// The stream.
  public var stream: StreamID
  /// Whose commits.
  public var device: DeviceID
  /// How many.
  public var count: Int

  /// A gap.
  public init(stream: StreamID, device: DeviceID, count: Int) {
    self.stream = stream
    self.device = device
    self.count = count
  }
}

/// Two records that may be about the same person. Nothing is ever put together by itself.
public struct PossibleDuplicate: Codable, Sendable, Hashable {
  /// The person of a case that came in.
  public var incoming: RecordID
  /// Their case.
  public var incomingCase: StreamID
  /// The other person.
  public var existing: RecordID
  /// Their case.
  public var existingCase: StreamID
  /// The rules that say so: `number`, `nameAndBirth`, `nameInCase`.
  public var reasons: [String]

  /// A pair.
  public init(
    incoming: RecordID, incomingCase: StreamID, existing: RecordID, existingCase: StreamID,
    reasons: [String]
  ) {
    self.incoming = incoming
    self.incomingCase = incomingCase
    self.existing = existing
    self.existingCase = existingCase
    self.reasons = reasons
  }
}

/// Changes that their author had no right to make, kept aside.
public struct RefusedChanges: Codable, Sendable, Hashable {
  /// The stream.
  public var stream: StreamID
  /// Who wrote the first of them.
  public var author: RecordID
  /// Why, for programs: a code of the store such as `store.denied`.
  public var code: String
  /// Why, in words; names no values.
  public var reason: String
  /// How many wait because of it, itself included.
  public var held: Int

  /// Changes kept aside.
  public init(stream: StreamID, author: RecordID, code: String, reason: String, held: Int) {
    self.stream = stream
    self.author = author
    self.code = code
    self.reason = reason
    self.held = held
  }
}

/// Answers of a case that were erased.
public struct ErasedAnswers: Codable, Sendable, Hashable {
  /// The stream.
  public var stream: StreamID
  /// How many.
  public var count: Int

  /// A count.
  public init(stream: StreamID, count: Int) {
    self.stream = stream
    self.count = count
  }
}

/// What an import did, or in a dry run would do.
public struct ImportReport: Codable, Sendable, Hashable {
  /// The archive.
  public var archive: ArchiveSummary
  /// Commits that were new here.
  public var new: Int
  /// Commits that were here already.
  public var known: Int
  /// Commits kept aside because an earlier one or a signature is missing.
  public var waiting: Int
  /// Answers that were withheld before and came now.
  public var filled: Int
  /// Answers the sender left out.
  public var withheld: Int
  /// What is missing.
  public var missing: [MissingCommits]
  /// Fields that have more than one answer now and had not before.
  public var disagreements: [FieldPlace]
  /// Records that changed.
  public var touched: [RecordID]
  /// Changes that their author had no right to make; they are judged again at every import.
  public var refused: [RefusedChanges]
  /// Archives of ours of which the sender now says that they arrived.
  public var acknowledged: Int
  /// Records that may be about the same person.
  public var duplicates: [PossibleDuplicate]
  /// Consents that the archive took back.
  public var withdrawals: [TakenBack] = []
  /// How many answers that were here the archive erased, by case.
  public var erased: [ErasedAnswers] = []
  /// Whether the sender waits to hear that this is obeyed here.
  public var owesConfirmation = false
  /// How old the sender's directory is as it is known here now.
  public var directory: DirectoryAge?
  /// Attachments kept, here already, and left.
  public var attachments: [String: Int]
  /// What the user must know: forked histories, unknown authors, clocks that are wrong.
  public var warnings: [String]
  /// Whether nothing was kept.
  public var wasDryRun: Bool

  /// A report.
  public init(
    archive: ArchiveSummary, new: Int, known: Int, waiting: Int, filled: Int, withheld: Int,
    missing: [MissingCommits] = [], disagreements: [FieldPlace] = [], touched: [RecordID] = [],
    refused: [RefusedChanges] = [], acknowledged: Int = 0,
    duplicates: [PossibleDuplicate] = [], attachments: [String: Int] = [:],
    warnings: [String] = [], wasDryRun: Bool = false
  ) {
    self.archive = archive
    self.new = new
    self.known = known
    self.waiting = waiting
    self.filled = filled
    self.withheld = withheld
    self.missing = missing
    self.disagreements = disagreements
    self.touched = touched
    self.refused = refused
    self.acknowledged = acknowledged
    self.duplicates = duplicates
    self.attachments = attachments
    self.warnings = warnings
    self.wasDryRun = wasDryRun
  }
}
