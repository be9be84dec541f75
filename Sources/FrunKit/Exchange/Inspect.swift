public import FrunDomain

/// An archive to look at without taking anything in.
public struct InspectRequest: Codable, Sendable, Hashable {
  /// File to read; `-` is standard input.
  public var input: String
  /// File with an age identity to open it; nil uses this member's own key.
  public var identityFile: String?

  /// A request.
  public init(input: String, identityFile: String? = nil) {
    self.input = input
    self.identityFile = identityFile
  }
}

/// What is in an archive.
public struct ArchiveSummary: Codable, Sendable, Hashable {
  /// One stream inside.
  public struct Stream: Codable, Sendable, Hashable {
    /// The stream.
    public var id: StreamID
    /// Commits inside.
    public var commits: Int
    /// Readable assertions.
    public var kept: Int
    /// Assertions left out by the sender.
    public var withheld: Int

    /// A stream.
    public init(id: StreamID, commits: Int, kept: Int, withheld: Int) {
      self.id = id
      self.commits = commits
      self.kept = kept
      self.withheld = withheld
    }
  }

  /// Size of the archive in bytes.
  public var size: Int
  /// SHA-256 over the archive's manifest, 64 hexadecimal digits.
  public var bagDigest: String
  /// Who made it; nil when it is not signed.
  public var sender: ArchiveSender?
  /// Whether the signature is good.
  public var isSignatureValid: Bool
  /// Purpose the sender gave.
  public var purpose: Purpose?
  /// When it was made, by the sender's clock.
  public var made: Moment?
  /// What is inside.
  public var streams: [Stream]
  /// Attached files, by count.
  public var attachments: Int
  /// What the user should know.
  public var warnings: [String]

  /// A summary.
  public init(
    size: Int, bagDigest: String, sender: ArchiveSender?, isSignatureValid: Bool,
    purpose: Purpose?, made: Moment?, streams: [Stream], attachments: Int,
    warnings: [String] = []
  ) {
    self.size = size
    self.bagDigest = bagDigest
    self.sender = sender
    self.isSignatureValid = isSignatureValid
    self.purpose = purpose
    self.made = made
    self.streams = streams
    self.attachments = attachments
    self.warnings = warnings
  }
}
