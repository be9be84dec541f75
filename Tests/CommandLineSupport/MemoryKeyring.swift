package import FrunCrypto
package import FrunSQLite

/// A keyring of one test. Time never passes in it.
package final class MemoryKeyring: SessionKeyring {
  private var keys: [String: [UInt8]] = [:]

  package init() {}

  package func store(
    _ key: SecretBytes, description: String, seconds: UInt32
  ) throws(KeyringError) {
    keys[description] = key.withBytes { Array($0) }
  }

  package func load(
    description: String, seconds: UInt32
  ) throws(KeyringError) -> SecretBytes? {
    guard var bytes = keys[description] else { return nil }
    return SecretBytes(erasing: &bytes)
  }

  package func remove(description: String) throws(KeyringError) {
    keys[description] = nil
  }
}
