public import FrunDomain

/// An archive that was given away, as this vault remembers it.
public struct SentSummary: Codable, Sendable, Hashable {
  /// The archive's identifier, a UUID.
  public var archive: String
  /// What the receiver is called: a partner team or a member.
  public var receiver: String
  /// When it was made.
  public var at: Moment
  /// The streams inside.
  public var streams: [StreamID]
  /// What it was for; nil for archives of earlier versions.
  public var purpose: ArchivePurpose?
  /// Whether the receiver said that it arrived.
  public var isAcknowledged: Bool

  /// A summary.
  public init(
    archive: String, receiver: String, at: Moment, streams: [StreamID],
    purpose: ArchivePurpose? = nil, isAcknowledged: Bool
  ) {
    self.purpose = purpose
    self.archive = archive
    self.receiver = receiver
    self.at = at
    self.streams = streams
    self.isAcknowledged = isAcknowledged
  }
}
