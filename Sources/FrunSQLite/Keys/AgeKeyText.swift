package import FrunCrypto

/// The text forms of age X25519 keys, as slots and credentials take them. Passphrases and other
/// kinds of age keys do not open vaults.
package enum AgeKeyText {
  /// The 32 bytes of a recipient, "age1…".
  package static func recipient(_ text: String) throws(VaultError) -> [UInt8] {
    guard let recipient = try? AgeRecipient(text: text), case .x25519(let key) = recipient else {
      throw .unusableCredential("not an age recipient")
    }
    return key
  }

  /// The key of an identity, "AGE-SECRET-KEY-1…".
  package static func identity(_ text: String) throws(VaultError) -> X25519PrivateKey {
    guard let identity = try? AgeIdentity(text: text), case .x25519(let key) = identity else {
      throw .unusableCredential("not an age identity")
    }
    return key
  }
}
