package import FrunCrypto

/// What a person unlocks a vault with.
package enum Credential: Sendable {
  case passphrase(String)
  case recoveryCode(RecoveryCode)
  /// An age identity, such as the organisation's.
  case identity(X25519PrivateKey)
}

/// What shall open a vault from now on.
package enum NewSlot: Sendable {
  case passphrase(String, PassphraseCost)
  case recoveryCode(RecoveryCode)
  /// The 32 bytes of an age X25519 recipient.
  case recipient([UInt8])
}

/// What kind of secret opens a slot. The raw value is the slot's type in the file.
package enum SlotKind: UInt8, Hashable, Sendable {
  case passphrase = 1
  case identity = 2
  case recoveryCode = 3
}

/// The text forms of age X25519 keys (age v1: Bech32 under "age" and "AGE-SECRET-KEY-").
package enum AgeKeyText {
  /// The 32 bytes of a recipient, "age1…".
  package static func recipient(_ text: String) throws(VaultError) -> [UInt8] {
    guard let decoded = try? Bech32.decode(text), decoded.hrp == "age",
      decoded.data.count == FRV1.keySize
    else { throw .unusableCredential("not an age recipient") }
    return decoded.data
  }

  /// The key of an identity, "AGE-SECRET-KEY-1…".
  package static func identity(_ text: String) throws(VaultError) -> X25519PrivateKey {
    guard let decoded = try? Bech32.decode(text), decoded.hrp == "AGE-SECRET-KEY-",
      let key = try? X25519PrivateKey(seed: decoded.data)
    else { throw .unusableCredential("not an age identity") }
    return key
  }
}
