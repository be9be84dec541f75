import FrunText

/// What one team tells another about itself, so that each can seal archives to the other and check
/// the other's signatures: names of office and members, roles and public keys. No secrets, and no
/// names of persons in the team beyond their short names.
///
/// As a file it is canonical JSON with the signature of one of its members. The signature shows
/// only that nobody damaged it; whose card it is, people find out by comparing the words of its
/// fingerprint by voice. The words are never in the file: a swapped file would bring its own.
public struct TeamCard: Hashable, Sendable {
  /// One member of the team.
  public struct Member: Hashable, Sendable {
    /// The member.
    public let id: RecordID
    /// The short name.
    public let handle: String
    /// The code of the role, as in the vocabulary `role`.
    public let role: String
    /// The Ed25519 public key, 32 bytes.
    public let signingKey: [UInt8]
    /// The age recipient, `age1…`.
    public let recipient: String

    /// A member.
    public init(id: RecordID, handle: String, role: String, signingKey: [UInt8], recipient: String)
    {
      self.id = id
      self.handle = handle
      self.role = role
      self.signingKey = signingKey
      self.recipient = recipient
    }
  }

  /// The name and version of the format.
  public static let schema = "frun.card/1"
  /// Most bytes of a card file: what the field `partner.card` holds.
  public static let longest = 40_000
  /// Most members of a card.
  public static let mostMembers = 100

  /// The team's directory.
  public let team: RecordID
  /// What the team is called, such as its office.
  public let label: String
  /// The active members, by identifier.
  public let members: [Member]

  /// A card.
  public init(team: RecordID, label: String, members: [Member]) {
    self.team = team
    self.label = label
    self.members = members.sorted { $0.id < $1.id }
  }

  /// What is signed and what the fingerprint is made of: `frun-card/1`, a line feed, and the
  /// canonical JSON without signature. The same as long as nothing in the card changes.
  public var signedBytes: [UInt8] {
    Array("frun-card/1\n".utf8) + CanonicalJSON.bytes(.object(content))
  }

  fileprivate var content: JSONObject {
    var object = JSONObject()
    object["schema"] = .string(Self.schema)
    object["team"] = .string(team.text)
    object["label"] = .string(label)
    object["members"] = .array(
      members.map { member in
        CanonicalJSON.object([
          "member": .string(member.id.text), "handle": .string(member.handle),
          "role": .string(member.role), "signingKey": .string(Hexadecimal.text(member.signingKey)),
          "recipient": .string(member.recipient),
        ])
      })
    return object
  }

  /// The member of an identifier.
  public func member(_ id: RecordID) -> Member? { members.first { $0.id == id } }
}

/// A team's card with the signature of one of its members.
public struct SignedTeamCard: Hashable, Sendable {
  /// The card.
  public let card: TeamCard
  /// The member who signed.
  public let signer: RecordID
  /// The Ed25519 signature over the card's ``TeamCard/signedBytes``, 64 bytes.
  public let signature: [UInt8]

  /// A signed card.
  public init(card: TeamCard, signer: RecordID, signature: [UInt8]) {
    self.card = card
    self.signer = signer
    self.signature = signature
  }

  /// The file: one line of canonical JSON.
  public var fileBytes: [UInt8] {
    var object = card.content
    object["signedBy"] = .string(signer.text)
    object["signature"] = .string(Hexadecimal.text(signature))
    return CanonicalJSON.bytes(.object(object)) + [0x0A]
  }

  /// Reads a card file. The signature is not checked here.
  ///
  /// Throws `malformedJSON`, `malformedText`, `unknownTag` (another version) and `outOfBounds`.
  public init(fileBytes: [UInt8]) throws(DomainError) {
    guard fileBytes.count <= TeamCard.longest else {
      throw DomainError(.outOfBounds, at: "card", "longer than \(TeamCard.longest) bytes")
    }
    let parsed: JSONValue
    do { parsed = try JSONValue(parsing: fileBytes) } catch {
      throw DomainError(.malformedJSON, at: "card", "not a card: JSON is expected")
    }
    let members = try parsed.members(
      ["schema", "team", "label", "members", "signedBy", "signature"], at: "card")
    guard try members.member("schema").text(at: "schema") == TeamCard.schema else {
      throw DomainError(.unknownTag, at: "schema", "not a card of a version known here")
    }
    let elements = try members.member("members").elements(at: "members")
    guard (1...TeamCard.mostMembers).contains(elements.count) else {
      throw DomainError(
        .outOfBounds, at: "members", "a card has 1 to \(TeamCard.mostMembers) members")
    }
    var read: [TeamCard.Member] = []
    for (place, element) in elements.enumerated() {
      read.append(try Self.member(element, at: "members.\(place)"))
    }
    guard Set(read.map(\.id)).count == read.count else {
      throw DomainError(.malformedText, at: "members", "a member occurs twice")
    }
    card = TeamCard(
      team: try Self.record(members.member("team"), at: "team"),
      label: try Self.name(members.member("label"), at: "label", longest: 100), members: read)
    signer = try Self.record(members.member("signedBy"), at: "signedBy")
    signature = try members.member("signature").hexadecimal(at: "signature", count: 64)
  }

  private static func member(
    _ json: JSONValue, at place: String
  ) throws(DomainError) -> TeamCard.Member {
    let members = try json.members(
      ["member", "handle", "role", "signingKey", "recipient"], at: place)
    return TeamCard.Member(
      id: try record(members.member("member"), at: place + ".member"),
      handle: try name(members.member("handle"), at: place + ".handle", longest: 40),
      role: try name(members.member("role"), at: place + ".role", longest: 40),
      signingKey: try members.member("signingKey").hexadecimal(
        at: place + ".signingKey", count: 32),
      recipient: try name(members.member("recipient"), at: place + ".recipient", longest: 100))
  }

  private static func record(_ json: JSONValue, at place: String) throws(DomainError) -> RecordID {
    guard let id = RecordID(text: try json.text(at: place)) else {
      throw DomainError(.malformedText, at: place, "an identifier has 26 base32 symbols")
    }
    return id
  }

  private static func name(
    _ json: JSONValue, at place: String, longest: Int
  ) throws(DomainError) -> String {
    let text = try json.text(at: place)
    guard (1...longest).contains(text.utf8.count) else {
      throw DomainError(.outOfBounds, at: place, "1 to \(longest) bytes are expected")
    }
    return text
  }
}

/// Our card as it can be handed over, and what to tell the other team by voice.
public struct IssuedCard: Hashable, Sendable {
  /// The card and its signature.
  public let signed: SignedTeamCard
  /// The words of its fingerprint.
  public let words: [String]
  /// The digits of its fingerprint, five groups of four.
  public let groups: [String]

  /// A card with its fingerprint.
  public init(signed: SignedTeamCard, words: [String], groups: [String]) {
    self.signed = signed
    self.words = words
    self.groups = groups
  }
}
