import FrunCrypto

/// The file in the runtime directory: magic 8, vault id 16, user id 4, SHA-256 of the boot id 32,
/// expiry 8, nonce 12, sealed data key 32, tag 16. All before the nonce is authenticated.
struct UnlockEntry {
  static let size = boundSize + 12 + FRV1.keySize + FRV1.tagSize
  private static let magic = Array("FRUNULK1".utf8)
  private static let boundSize = 68

  /// Seconds since the start of the machine after which the entry is void.
  let expiry: UInt64
  private let bytes: [UInt8]

  /// Reads a file; nil when it is not an entry for this vault.
  init?(_ bytes: [UInt8], vaultID: [UInt8]) {
    guard bytes.count == Self.size, Array(bytes[..<8]) == Self.magic,
      Array(bytes[8..<24]) == vaultID
    else { return nil }
    self.bytes = bytes
    expiry = bytes[60..<68].reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The key, or nil when the entry is of another user, another start of the machine, or was
  /// changed.
  func open(with session: SecretBytes, surroundings: UnlockCache.Surroundings) -> VaultKey? {
    let bound = Self.bound(
      vaultID: Array(bytes[8..<24]), expiry: expiry, surroundings: surroundings)
    guard bound == Array(bytes[..<Self.boundSize]) else { return nil }
    let nonce = Array(bytes[Self.boundSize..<Self.boundSize + 12])
    let sealed = Array(bytes[(Self.boundSize + 12)...])
    let opened = session.withBytes { session in
      try? AESGCM.open(
        Array(sealed[..<FRV1.keySize]), tag: Array(sealed[FRV1.keySize...]), key: session,
        nonce: nonce, aad: bound)
    }
    guard var data = opened else { return nil }
    return VaultKey(vaultID: Array(bytes[8..<24]), data: SecretBytes(erasing: &data))
  }

  static func seal(
    _ key: VaultKey, with session: SecretBytes, expiry: UInt64,
    surroundings: UnlockCache.Surroundings, random: RandomSource
  ) throws(CryptoError) -> [UInt8] {
    let bound = bound(vaultID: key.vaultID, expiry: expiry, surroundings: surroundings)
    let nonce = random(12)
    return try session.withBytes { (session) throws(CryptoError) in
      try key.data.withBytes { (data) throws(CryptoError) in
        let sealed = try AESGCM.seal(data, key: session, nonce: nonce, aad: bound)
        return bound + nonce + sealed.ciphertext + sealed.tag
      }
    }
  }

  private static func bound(
    vaultID: [UInt8], expiry: UInt64, surroundings: UnlockCache.Surroundings
  ) -> [UInt8] {
    magic + vaultID + surroundings.userID.bigEndianBytes
      + SHA256.hash(Array(surroundings.bootID.utf8)) + expiry.bigEndianBytes
  }
}
