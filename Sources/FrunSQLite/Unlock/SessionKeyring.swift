package import FrunCrypto

/// Keeps a short-lived key outside the file system.
package protocol SessionKeyring {
  /// Stores 32 bytes under a description, replacing what was there, for `seconds`.
  func store(_ key: SecretBytes, description: String, seconds: UInt32) throws(KeyringError)
  /// Finds a key; nil when there is none or its time is over. Its time starts anew.
  func load(description: String, seconds: UInt32) throws(KeyringError) -> SecretBytes?
  /// Removes a key; nothing happens when there is none.
  func remove(description: String) throws(KeyringError)
}

/// Why the keyring cannot be used. The caller asks for the passphrase instead.
package enum KeyringError: Error, Hashable, Sendable {
  /// No keyring here (containers, old kernels), no permission, or no quota left; with errno.
  case unavailable(Int32)
}
