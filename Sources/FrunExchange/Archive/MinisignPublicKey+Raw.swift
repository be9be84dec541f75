internal import FrunCrypto

extension MinisignPublicKey {
  /// The minisign form of a raw Ed25519 public key of 32 bytes, with the identifier that this
  /// project derives from the key; nil for a key of another length or of low order.
  init?(key: [UInt8]) {
    guard key.count == 32 else { return nil }
    let identifier = SHA256.hash(key).prefix(8)
    try? self.init(
      text: Base64.encode(Array("Ed".utf8) + identifier + key, padding: .required))
  }
}
