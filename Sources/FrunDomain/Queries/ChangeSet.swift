/// A change somebody wants to make to one stream, in one commit.
public struct ChangeSet: Hashable, Sendable, Codable {
  /// The stream changed.
  public var stream: StreamID
  /// The command that makes the change, e.g. `visit record`.
  public var command: String
  /// Why, in the author's words.
  public var reason: String?
  /// What is said.
  public var assertions: [Assertion]
  /// What the author had read when deciding; nil for the newest state.
  public var basedOn: VersionVector?
  /// Whether the author has seen a disagreement and settles it.
  public var settles: Bool

  /// The command of a change that takes back a commit: it may lead a record
  /// back to a state that no step of its life cycle leads to.
  public static let undoCommand = "undo"

  /// A change.
  public init(
    stream: StreamID, command: String, reason: String? = nil, assertions: [Assertion],
    basedOn: VersionVector? = nil, settles: Bool = false
  ) {
    self.stream = stream
    self.command = command
    self.reason = reason
    self.assertions = assertions
    self.basedOn = basedOn
    self.settles = settles
  }
}

/// Proof that a change was committed.
public struct CommitReceipt: Hashable, Sendable, Codable {
  /// Where the commit stands.
  public let position: ChainPosition
  /// The stream changed.
  public let stream: StreamID
  /// The commit's hash, 32 bytes.
  public let hash: [UInt8]
  /// How many assertions it holds.
  public let assertionCount: Int
  /// Records that did not exist before.
  public let created: [RecordID]
  /// Records that existed and changed.
  public let changed: [RecordID]

  /// A receipt.
  public init(
    position: ChainPosition, stream: StreamID, hash: [UInt8], assertionCount: Int,
    created: [RecordID], changed: [RecordID]
  ) {
    self.position = position
    self.stream = stream
    self.hash = hash
    self.assertionCount = assertionCount
    self.created = created
    self.changed = changed
  }
}
