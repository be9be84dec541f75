public import FrunDomain

/// Which cases leave this device, for whom, and why.
public struct ExportRequest: Codable, Sendable, Hashable {
  /// What the archive may be used for; fields of other purposes stay here.
  public var purpose: Purpose
  /// Who can open it. Never empty.
  public var recipients: [Recipient]
  /// The cases. Empty: every case the member may read.
  public var cases: [RecordID]
  /// Commits the receiver has already, by stream; those are left out.
  public var since: [StreamID: VersionVector]
  /// File to write; `-` is standard output.
  public var output: String
  /// Whether an existing file is replaced.
  public var replace: Bool
  /// Why, in the author's words; kept in the history.
  public var reason: String?

  /// A request.
  public init(
    purpose: Purpose, recipients: [Recipient], cases: [RecordID],
    since: [StreamID: VersionVector] = [:], output: String, replace: Bool = false,
    reason: String? = nil
  ) {
    self.purpose = purpose
    self.recipients = recipients
    self.cases = cases
    self.since = since
    self.output = output
    self.replace = replace
    self.reason = reason
  }
}

/// Assertions that stay behind for one reason.
public struct Withholding: Codable, Sendable, Hashable {
  /// Why: `purpose`, `consent`, `sensitivity`, `erased`, `role`.
  public var reason: String
  /// How many assertions.
  public var count: Int

  /// A number of assertions that stay behind.
  public init(reason: String, count: Int) {
    self.reason = reason
    self.count = count
  }
}

/// What an export wrote.
public struct ExportReport: Codable, Sendable, Hashable {
  /// File written.
  public var fileName: String
  /// Size of the file in bytes.
  public var size: Int
  /// SHA-256 over the archive's manifest, 64 hexadecimal digits: read it out on
  /// the telephone to be sure that the right archive arrived.
  public var bagDigest: String
  /// Cases inside.
  public var cases: [RecordID]
  /// Commits inside.
  public var commits: Int
  /// Assertions inside, readable.
  public var kept: Int
  /// Assertions left out, by reason.
  public var withheld: [Withholding]
  /// How many keys can open it.
  public var recipients: Int
  /// What the user should know.
  public var warnings: [String]

  /// A report.
  public init(
    fileName: String, size: Int, bagDigest: String, cases: [RecordID], commits: Int, kept: Int,
    withheld: [Withholding], recipients: Int, warnings: [String] = []
  ) {
    self.fileName = fileName
    self.size = size
    self.bagDigest = bagDigest
    self.cases = cases
    self.commits = commits
    self.kept = kept
    self.withheld = withheld
    self.recipients = recipients
    self.warnings = warnings
  }
}
