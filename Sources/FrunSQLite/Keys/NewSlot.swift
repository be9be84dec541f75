/// What shall open a vault from now on.
package enum NewSlot: Sendable {
  case passphrase(String, PassphraseCost)
  case recoveryCode(RecoveryCode)
  /// The 32 bytes of an age X25519 recipient.
  case recipient([UInt8])
}
