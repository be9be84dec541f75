package import FrunCrypto

/// The key of an unlocked vault, from which the keys for its parts are derived (Vault.md, "Header copy").
package final class VaultKey: Sendable {
  /// Which vault it opens, 16 bytes.
  package let vaultID: [UInt8]
  let data: SecretBytes

  /// Takes the id (16 bytes) and the data key (32 bytes).
  init(vaultID: [UInt8], data: SecretBytes) {
    precondition(vaultID.count == FRV1.idSize && data.count == FRV1.keySize)
    self.vaultID = vaultID
    self.data = data
  }

  /// What a derived key is for; the raw value enters the derivation.
  package enum Purpose: String, Sendable {
    case database = "db"
    case journal = "jrn"
    case header = "hdr"
    case head = "head"
  }

  /// Derives a key of 32 bytes.
  package func subkey(_ purpose: Purpose) throws(CryptoError) -> SecretBytes {
    var bytes = try data.withBytes { (data) throws(CryptoError) in
      try HKDF.sha256(
        key: data, salt: vaultID, info: Array("frun-vault/1 \(purpose.rawValue)".utf8),
        count: FRV1.keySize)
    }
    return SecretBytes(erasing: &bytes)
  }
}
