import FrunCrypto
import FrunDomain
import FrunKit
import FrunStore
import FrunText

/// The document `frun.team-card/1`: public keys of a team, signed by one of its
/// members.
///
/// Signature: Ed25519 over "frun-team-card/1\n" and the canonical JSON of the
/// document without the member `signature`. Fingerprint: of the SHA-256 of the
/// same bytes without `madeAt` and `signer`, so that changing any key changes the
/// words, and making the card again, by whomever and whenever, does not.
enum TeamCardDocument {
  static let schema = "frun.team-card/1"
  /// The largest document read, in bytes: about 200 members.
  static let limit = 65_536
  private static let prefix = Array("frun-team-card/1\n".utf8)

  static func sign(
    team: StreamID, label: String, members: [TeamCard.Member], madeAt: String, signer: RecordID,
    key: Ed25519SigningKey
  ) throws -> TeamCard {
    var object = JSONObject()
    object["schema"] = .string(schema)
    object["team"] = .string(team.text)
    object["label"] = .string(label)
    object["madeAt"] = .string(madeAt)
    object["signer"] = .string(signer.text)
    object["members"] = .array(
      members.map {
        [
          "id": .string($0.id.text), "handle": .string($0.handle),
          "signingKey": .string($0.signingKey), "recipient": .string($0.recipient),
        ]
      })
    let bytes = signedBytes(object)
    object["signature"] = .string(Hexadecimal.text(try key.sign(bytes)))
    return try read(Array(JSONValue.object(object).text().utf8))
  }

  /// - Parameter showsWords: whether to compute the words, which is slow on purpose.
  static func read(_ bytes: [UInt8], showsWords: Bool = true) throws -> TeamCard {
    guard bytes.count <= limit else { throw malformed("larger than \(limit) bytes") }
    guard var object = try JSONValue(parsing: bytes).object, object["schema"]?.string == schema
    else { throw malformed("not a card of this version") }
    guard let team = object["team"]?.string.flatMap({ StreamID(text: $0) }),
      team.kind == .directory, let label = object["label"]?.string, !label.isEmpty,
      let madeAt = object["madeAt"]?.string,
      let signer = object["signer"]?.string.flatMap({ RecordID(text: $0) }),
      let list = object["members"]?.array, (1...200).contains(list.count),
      let signature = object["signature"]?.string.flatMap({ Hexadecimal.bytes($0) })
    else { throw malformed("a part is missing") }
    let members = try list.map(member)
    guard let key = members.first(where: { $0.id == signer })?.signingKey,
      let publicKey = Hexadecimal.bytes(key)
    else { throw malformed("the signer is not on it") }
    object["signature"] = nil
    let signed = signedBytes(object)
    guard Ed25519.verify(signature: signature, message: signed, publicKey: publicKey) else {
      throw Failure(
        .data, "card.signature", "the signature of the card does not fit",
        hints: ["ask the other team for a new card"])
    }
    object["madeAt"] = nil
    object["signer"] = nil
    let fingerprint =
      showsWords ? try Fingerprint(of: SHA256.hash(signedBytes(object))) : nil
    return TeamCard(
      team: team, label: label, members: members, madeAt: madeAt, signer: signer,
      words: fingerprint?.words ?? [], digits: fingerprint?.groups ?? [],
      code: fingerprint?.code ?? "",
      document: String(decoding: bytes, as: UTF8.self))
  }

  private static func member(_ value: JSONValue) throws -> TeamCard.Member {
    guard let id = value["id"]?.string.flatMap({ RecordID(text: $0) }),
      let handle = value["handle"]?.string, let key = value["signingKey"]?.string,
      let bytes = Hexadecimal.bytes(key), bytes.count == 32, !Ed25519.isLowOrder(bytes),
      let recipient = value["recipient"]?.string, (try? AgeRecipient(text: recipient)) != nil
    else { throw malformed("a member is not readable") }
    return TeamCard.Member(id: id, handle: handle, signingKey: key, recipient: recipient)
  }

  private static func signedBytes(_ object: JSONObject) -> [UInt8] {
    prefix + Array(JSONValue.object(object).canonicalText().utf8)
  }

  private static func malformed(_ cause: String) -> Failure {
    Failure(.data, "card.malformed", "this is not a team card", causes: [cause])
  }
}
