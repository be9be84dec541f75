public import FrunDomain

/// An archive to take in.
public struct ImportRequest: Codable, Sendable, Hashable {
  /// File to read; `-` is standard input.
  public var input: String
  /// File with an age identity to open it; nil uses this member's own key.
  public var identityFile: String?
  /// Whether everything is checked and reported but nothing kept.
  public var dryRun: Bool
  /// Whether a sender unknown to the directory is accepted.
  public var acceptsUnknownSender: Bool

  /// A request.
  public init(
    input: String, identityFile: String? = nil, dryRun: Bool = false,
    acceptsUnknownSender: Bool = false
  ) {
    self.input = input
    self.identityFile = identityFile
    self.dryRun = dryRun
    self.acceptsUnknownSender = acceptsUnknownSender
  }
}

/// Who made an archive.
public struct ArchiveSender: Codable, Sendable, Hashable {
  /// The member, when the directory knows the key.
  public var member: RecordID?
  /// The sending device.
  public var device: DeviceID?
  /// Fingerprint of the signing key, hexadecimal.
  public var fingerprint: String

  /// A sender.
  public init(member: RecordID?, device: DeviceID?, fingerprint: String) {
    self.member = member
    self.device = device
    self.fingerprint = fingerprint
  }
}

/// Two cases that may be about the same person.
public struct PossibleDuplicate: Codable, Sendable, Hashable {
  /// The case that came in.
  public var incoming: RecordID
  /// The case that was here.
  public var existing: RecordID
  /// Closeness, 0…1, higher is closer.
  public var score: Double

  /// A pair.
  public init(incoming: RecordID, existing: RecordID, score: Double) {
    self.incoming = incoming
    self.existing = existing
    self.score = score
  }
}

/// What an import did.
public struct ImportReport: Codable, Sendable, Hashable {
  /// Who made the archive; nil when it is not signed.
  public var sender: ArchiveSender?
  /// SHA-256 over the archive's manifest, 64 hexadecimal digits.
  public var bagDigest: String
  /// Purpose the sender gave.
  public var purpose: Purpose?
  /// Cases touched.
  public var cases: [RecordID]
  /// Commits that were new here.
  public var newCommits: Int
  /// Commits that were here already.
  public var knownCommits: Int
  /// Commits that are referred to but not included.
  public var missingCommits: Int
  /// Assertions the sender left out.
  public var withheld: Int
  /// Fields that now have more than one answer.
  public var disagreements: [Disagreement]
  /// Cases that may be about the same person.
  public var duplicates: [PossibleDuplicate]
  /// What the user should know.
  public var warnings: [String]
  /// Whether nothing was kept.
  public var wasDryRun: Bool

  /// A report.
  public init(
    sender: ArchiveSender?, bagDigest: String, purpose: Purpose?, cases: [RecordID],
    newCommits: Int, knownCommits: Int, missingCommits: Int, withheld: Int,
    disagreements: [Disagreement] = [], duplicates: [PossibleDuplicate] = [],
    warnings: [String] = [], wasDryRun: Bool = false
  ) {
    self.sender = sender
    self.bagDigest = bagDigest
    self.purpose = purpose
    self.cases = cases
    self.newCommits = newCommits
    self.knownCommits = knownCommits
    self.missingCommits = missingCommits
    self.withheld = withheld
    self.disagreements = disagreements
    self.duplicates = duplicates
    self.warnings = warnings
    self.wasDryRun = wasDryRun
  }
}
