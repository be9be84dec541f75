/// An assertion about one field with the facts of its commit that merging needs.
public struct PositionedAssertion: Hashable, Sendable, Codable {
  /// The commit's place.
  public let position: ChainPosition
  /// The assertion's index in its commit.
  public let index: Int
  /// What the author had seen.
  public let context: VersionVector
  /// The author's wall clock: orders what is shown, never who wins.
  public let at: Moment
  /// Who wrote it.
  public let author: RecordID
  /// What it says; nil when withheld or erased.
  public let change: Change?
  /// Its digest in the commit, which an erasure names.
  public let digest: [UInt8]
  /// Whether it exists but was left out by whoever sent it.
  public let isWithheld: Bool

  /// An assertion at its place.
  public init(
    position: ChainPosition, index: Int = 0, context: VersionVector, at: Moment, author: RecordID,
    change: Change?, digest: [UInt8] = [], isWithheld: Bool = false
  ) {
    self.position = position
    self.index = index
    self.context = context
    self.at = at
    self.author = author
    self.change = isWithheld ? nil : change
    self.digest = digest
    self.isWithheld = isWithheld
  }

  /// Whether this author had seen the other assertion and so replaces it.
  /// Inside one commit a later assertion replaces an earlier one.
  public func supersedes(_ other: PositionedAssertion) -> Bool {
    if position == other.position { return index > other.index }
    // Nobody has seen a commit of their own that was not written yet.
    if position.device == other.position.device, other.position.sequence > position.sequence {
      return false
    }
    return context.contains(other.position)
  }

  /// Older before newer, by the authors' clocks; ties by place, so that the
  /// order is the same everywhere.
  static func isShownBefore(_ left: PositionedAssertion, _ right: PositionedAssertion) -> Bool {
    let first = (left.at.utcMilliseconds, left.position, left.index)
    let second = (right.at.utcMilliseconds, right.position, right.index)
    if first != second { return first < second }
    return left.digest.lexicographicallyPrecedes(right.digest)
  }
}
