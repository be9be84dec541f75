public import FrunDomain

/// The public keys of a team, to hand to another team. Holds no secret and no
/// client.
public struct TeamCard: Codable, Sendable, Hashable {
  /// One member.
  public struct Member: Codable, Sendable, Hashable {
    /// Identifier.
    public var id: RecordID
    /// Short name.
    public var handle: String
    /// Ed25519 public key, 64 hexadecimal digits.
    public var signingKey: String
    /// Age recipient, `age1…`.
    public var recipient: String

    /// A member.
    public init(id: RecordID, handle: String, signingKey: String, recipient: String) {
      self.id = id
      self.handle = handle
      self.signingKey = signingKey
      self.recipient = recipient
    }
  }

  /// The team's directory stream.
  public var team: StreamID
  /// What the team is called.
  public var label: String
  /// The active members, by handle.
  public var members: [Member]
  /// When the card was made, RFC 3339 in UTC.
  public var madeAt: String
  /// The member who signed it; one of ``members``.
  public var signer: RecordID
  /// Words that two people compare on the telephone.
  public var words: [String]
  /// The same as groups of digits.
  public var digits: [String]
  /// The same for a QR code.
  public var code: String
  /// The signed document, one JSON object: what is handed over.
  public var document: String

  /// A card.
  public init(
    team: StreamID, label: String, members: [Member], madeAt: String, signer: RecordID,
    words: [String], digits: [String], code: String = "", document: String
  ) {
    self.team = team
    self.label = label
    self.members = members
    self.madeAt = madeAt
    self.signer = signer
    self.words = words
    self.digits = digits
    self.code = code
    self.document = document
  }

  /// What two people compare.
  public var fingerprint: KeyFingerprint {
    KeyFingerprint(words: words, digits: digits, code: code)
  }
}
