import FrunCrypto

/// The keys of one open vault, shared by the handles of its file and its journal.
final class VaultSealers {
  let page: PageSealer
  let journal: PageSealer

  init(_ key: VaultKey) throws(CryptoError) {
    page = PageSealer(
      cipher: try XAESPageCipher(key: try key.subkey(.database)), vaultID: key.vaultID)
    journal = PageSealer(
      cipher: try XAESPageCipher(key: try key.subkey(.journal)), vaultID: key.vaultID)
  }
}
