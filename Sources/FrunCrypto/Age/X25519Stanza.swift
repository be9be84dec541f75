/// The stanza for a key pair (age v1, "X25519 recipient stanza").
enum X25519Stanza {
  static let kind = "X25519"
  private static let info = Array("age-encryption.org/v1/X25519".utf8)

  static func wrap(
    fileKey: [UInt8], publicKey: [UInt8], random: RandomSource
  ) throws(AgeError) -> AgeStanza {
    let ephemeral = X25519PrivateKey(random: random)
    let share = ephemeral.publicKey
    guard let secret = try? ephemeral.sharedSecret(with: publicKey) else {
      throw AgeError(.recipientMalformed, "recipient of low order or wrong length")
    }
    let body = try WrappedFileKey.seal(
      fileKey, key: wrapKey(secret: secret, share: share, publicKey: publicKey))
    return AgeStanza([kind, Base64.encode(share, padding: .absent)], body: body)
  }

  /// Returns nil when the stanza is for somebody else.
  static func unwrap(_ stanza: AgeStanza, key: X25519PrivateKey) throws(AgeError) -> [UInt8]? {
    let share = try share(of: stanza)
    guard let secret = try? key.sharedSecret(with: share) else {
      throw AgeError(.headerMalformed, "X25519 share of low order")
    }
    return WrappedFileKey.open(
      stanza.body, key: try wrapKey(secret: secret, share: share, publicKey: key.publicKey))
  }

  /// Checks the form of the stanza and returns the ephemeral share.
  static func share(of stanza: AgeStanza) throws(AgeError) -> [UInt8] {
    guard stanza.arguments.count == 2,
      let share = Base64.decode(stanza.arguments[1], padding: .absent), share.count == 32
    else { throw AgeError(.headerMalformed, "X25519 stanza") }
    try WrappedFileKey.checkLength(stanza.body)
    return share
  }

  private static func wrapKey(
    secret: [UInt8], share: [UInt8], publicKey: [UInt8]
  ) throws(AgeError) -> [UInt8] {
    do {
      return try HKDF.sha256(key: secret, salt: share + publicKey, info: info, count: 32)
    } catch {
      throw AgeError(.headerMalformed, "X25519 wrap key")
    }
  }
}
