package import FrunCrypto

/// What a person unlocks a vault with.
package enum Credential: Sendable {
  case passphrase(String)
  case recoveryCode(RecoveryCode)
  /// An age identity, such as the organisation's.
  case identity(X25519PrivateKey)
}
