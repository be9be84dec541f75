public import FrunDomain

/// A file to keep in the vault with the record that describes it.
///
/// The change and the bytes are stored together or not at all. The host reads the file in pieces, so
/// that its size costs no memory, and adds to the record what only the bytes tell: `content`, `size`
/// and `mediaType`.
public struct AttachRequest: Codable, Sendable, Hashable {
  /// File to read; `-` is standard input.
  public var input: String
  /// What is said about it, for a new record of kind `attachment`.
  public var change: ChangeSet
  /// That record.
  public var record: RecordID

  /// A request.
  public init(input: String, change: ChangeSet, record: RecordID) {
    self.input = input
    self.change = change
    self.record = record
  }
}

/// A file that was attached.
public struct AttachReceipt: Codable, Sendable, Hashable {
  /// The commit.
  public var commit: CommitReceipt
  /// SHA-256 of the bytes.
  public var digest: [UInt8]
  /// Number of bytes.
  public var size: Int
  /// The format, told from the bytes.
  public var mediaType: String
  /// Whether the vault had the same bytes before.
  public var wasKnown: Bool

  /// A receipt.
  public init(
    commit: CommitReceipt, digest: [UInt8], size: Int, mediaType: String, wasKnown: Bool
  ) {
    self.commit = commit
    self.digest = digest
    self.size = size
    self.mediaType = mediaType
    self.wasKnown = wasKnown
  }
}

/// An attached file to write out of the vault, in the clear.
public struct SaveRequest: Codable, Sendable, Hashable {
  /// The record of kind `attachment`.
  public var record: RecordID
  /// File to write; it must not exist.
  public var output: String

  /// A request.
  public init(record: RecordID, output: String) {
    self.record = record
    self.output = output
  }
}
