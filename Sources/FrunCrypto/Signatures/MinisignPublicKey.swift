/// A public key in the form of minisign: an Ed25519 key and the identifier that signatures name it by.
///
/// Text form: Base64 of "Ed", 8 bytes of identifier and 32 bytes of key, 56 characters (minisign, "Public key
/// format").
package struct MinisignPublicKey: Hashable, Sendable {
  /// 8 bytes that tell keys apart. Not a proof of anything.
  package let identifier: [UInt8]
  /// The Ed25519 public key, 32 bytes, not of low order.
  package let key: [UInt8]

  /// The public half of a signing key; the identifier is the beginning of the key's SHA-256, so that the seed
  /// alone restores it. (minisign itself draws identifiers at random.)
  package init(_ signingKey: Ed25519SigningKey) {
    key = signingKey.publicKey
    identifier = [UInt8](SHA256.hash(key).prefix(8))
  }

  /// Reads the text form.
  package init(text: String) throws(MinisignError) {
    guard let bytes = Base64.decode(text, padding: .required), bytes.count == 42,
      bytes.starts(with: Array("Ed".utf8))
    else { throw MinisignError(.malformed, "public key") }
    key = [UInt8](bytes[10...])
    identifier = [UInt8](bytes[2..<10])
    if Ed25519.isLowOrder(key) { throw MinisignError(.weakKey, "public key of low order") }
  }

  /// The text form, 56 characters.
  package var text: String {
    Base64.encode(Array("Ed".utf8) + identifier + key, padding: .required)
  }

  /// The contents of a `.pub` file as the minisign tool reads it.
  package var fileText: String {
    "untrusted comment: minisign public key \(identifierText)\n\(text)\n"
  }

  /// The identifier as minisign prints it: a little-endian number in hexadecimal digits, without
  /// zeros in front.
  package var identifierText: String {
    let number = identifier.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return String(number, radix: 16, uppercase: true)
  }
}
