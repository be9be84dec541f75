internal import FrunDomain
internal import FrunText

/// The signing keys on the card of a partner team, as the directory keeps it in the field `card` of a
/// `partner` record. The card's own signature was checked, and its words compared, when it was
/// accepted; a card that cannot be read names nobody.
enum PartnerCard {
  static func signers(_ card: String, isActive: Bool) -> [KnownSigner] {
    guard let value = try? JSONValue(parsing: card, limits: JSONLimits(bytes: 1 << 17, depth: 8)),
      let members = value["members"]?.array
    else { return [] }
    return members.compactMap { member in
      guard let id = member["id"]?.string.flatMap({ RecordID(text: $0) }),
        let key = member["signingKey"]?.string.flatMap({ Hexadecimal.bytes($0) }), key.count == 32
      else { return nil }
      return KnownSigner(
        member: id, handle: member["handle"]?.string ?? "", isActive: isActive, keys: [key])
    }
  }
}
