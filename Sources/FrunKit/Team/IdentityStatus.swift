public import FrunDomain

/// Whose keys this laptop holds, and which of them.
public struct IdentityStatus: Codable, Sendable, Hashable {
  /// What of an identity is on the laptop.
  public enum Keys: String, Codable, Sendable, Hashable {
    /// Both keys: the member signs, and opens archives.
    case both
    /// The signing key alone: archives go out and none can be opened here.
    case signing
    /// None: the member is travelling.
    case none
  }

  /// The member; nil when nothing is known.
  public var member: RecordID?
  /// Short name; empty when the directory does not know the member.
  public var handle: String
  /// Which keys are here.
  public var keys: Keys
  /// Whether the keys are in the vault sealed, so that shares on paper bring them back.
  public var hasSealed: Bool
  /// Of the signing key and the archive key; nil without them.
  public var fingerprint: KeyFingerprint?

  /// A status.
  public init(
    member: RecordID?, handle: String, keys: Keys, hasSealed: Bool, fingerprint: KeyFingerprint?
  ) {
    self.member = member
    self.handle = handle
    self.keys = keys
    self.hasSealed = hasSealed
    self.fingerprint = fingerprint
  }
}

/// A key that was split into shares of words.
public struct SharedKey: Codable, Sendable, Hashable {
  /// The age recipient of the key.
  public var recipient: String
  /// Shares needed.
  public var threshold: Int
  /// The words of each share.
  public var shares: [[String]]
  /// A number that is the same on all shares of one key.
  public var set: Int

  /// A shared key.
  public init(recipient: String, threshold: Int, shares: [[String]], set: Int) {
    self.recipient = recipient
    self.threshold = threshold
    self.shares = shares
    self.set = set
  }

  /// `2-of-3`.
  public var scheme: String { "\(threshold)-of-\(shares.count)" }
}
