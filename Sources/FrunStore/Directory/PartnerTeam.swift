package import FrunDomain
import FrunSQLite
import FrunText

/// A team that this one trusts, or trusted, as the team's own directory keeps it: with the cards whose
/// words a person compared. What is told of it here follows from the directory alone, so every laptop
/// that has the directory knows the same.
package struct PartnerTeam: Hashable, Sendable {
  /// Somebody on the card.
  package struct Member: Hashable, Sendable {
    /// The member.
    package let id: RecordID
    /// The short name in their team.
    package let handle: String
    /// The Ed25519 public key, 32 bytes.
    package let signingKey: [UInt8]
  }

  /// The partner's directory; its identifier is that of the record.
  package let team: StreamID
  /// What the team is called here.
  package let label: String
  /// Whether it is in use: neither suspended nor withdrawn.
  package let isActive: Bool
  /// The members on the card accepted last.
  package let members: [Member]
  /// Every key that an accepted card named, by member, the newest last: what was signed with one
  /// stays proven.
  package let keys: [RecordID: [[UInt8]]]

  init(_ record: Record) {
    team = StreamID(kind: .directory, id: record.id)
    label = record.text("label") ?? String(record.id.text.prefix(8))
    isActive = record.code("status") == "active"
    var members: [Member] = []
    var keys: [RecordID: [[UInt8]]] = [:]
    for text in record.texts("card") {
      // A card that cannot be read names nobody.
      guard let named = Self.members(text, of: team) else { continue }
      members = named
      for member in named where keys[member.id]?.contains(member.signingKey) != true {
        keys[member.id, default: []].append(member.signingKey)
      }
    }
    self.members = members
    self.keys = keys
  }

  /// The signature of the card was checked, and its words compared, when it was accepted.
  private static func members(_ card: String, of team: StreamID) -> [Member]? {
    guard let value = try? JSONValue(parsing: card, limits: JSONLimits(bytes: 1 << 17, depth: 8)),
      value["team"]?.string == team.text, let members = value["members"]?.array
    else { return nil }
    return members.compactMap { member in
      guard let id = member["id"]?.string.flatMap({ RecordID(text: $0) }),
        let key = member["signingKey"]?.string.flatMap({ Hexadecimal.bytes($0) }), key.count == 32
      else { return nil }
      return Member(id: id, handle: member["handle"]?.string ?? "", signingKey: key)
    }
  }
}

extension CaseStore {
  /// The partner teams in the team's own directory, those in use last. A partner's directory names
  /// partners of its own: they are nobody's here.
  package func partnerTeams() throws -> [PartnerTeam] {
    guard let own = try directoryStream() else { return [] }
    return try database.read {
      guard let kid = try names.existing(kind: "partner"), let sid = try names.existing(own) else {
        return []
      }
      return try database.query("SELECT rid FROM record WHERE kid = ? AND sid = ?", kid, sid) {
        $0.int64(0)
      }
      .compactMap { try record(rid: $0) }.map(PartnerTeam.init)
      .sorted { ($0.isActive ? 1 : 0, $0.team) < ($1.isActive ? 1 : 0, $1.team) }
    }
  }
}
