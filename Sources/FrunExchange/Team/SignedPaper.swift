internal import FrunCrypto
internal import FrunDomain
internal import FrunText

/// A small JSON document with a member `signature`: Ed25519 over the schema's name, a line feed and
/// the canonical JSON of everything else.
enum SignedPaper {
  static func sign(_ object: JSONObject, schema: String, key: Ed25519SigningKey) throws -> [UInt8] {
    var object = object
    object["schema"] = .string(schema)
    object["signature"] = .string(Hexadecimal.text(try key.sign(signedBytes(object, schema))))
    return StrictJSON.bytes(.object(object))
  }

  /// Reads a document and verifies its signature with the key in the member `keyMember`.
  static func read(
    _ bytes: [UInt8], schema: String, limit: Int, keyMember: String, at place: String
  ) throws(ExchangeError) -> (members: JSONMembers, key: [UInt8], digest: [UInt8]) {
    let value = try StrictJSON.value(bytes, limit: limit, at: place)
    guard var object = value.object, object["schema"]?.string == schema else {
      throw ExchangeError(.contentJSONMalformed, at: place, detail: "not a \(schema)")
    }
    let members = try JSONMembers(value, at: place)
    guard let signature = Hexadecimal.bytes(try members.string("signature")),
      let key = Hexadecimal.bytes(try members.string(keyMember)), key.count == 32
    else { throw members.failure("signature") }
    guard !Ed25519.isLowOrder(key) else { throw ExchangeError(.signerWeakKey, at: place) }
    object["signature"] = nil
    let signed = signedBytes(object, schema)
    guard Ed25519.verify(signature: signature, message: signed, publicKey: key) else {
      throw ExchangeError(.signerInvalid, at: place)
    }
    return (members, key, SHA256.hash(signed))
  }

  private static func signedBytes(_ object: JSONObject, _ schema: String) -> [UInt8] {
    Array("\(schema)\n".utf8) + Array(JSONValue.object(object).canonicalText().utf8)
  }
}
