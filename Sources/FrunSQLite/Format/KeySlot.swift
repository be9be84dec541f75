import FrunCrypto

/// One of the eight places in the header that hold the data key, wrapped (Vault.md, "Header copy").
struct KeySlot: Equatable {
  static let size = 384
  /// Bytes that the wrapping authenticates: everything before the wrapped key.
  private static let boundSize = 88
  private static let wrappedSize = FRV1.keySize + FRV1.tagSize

  let kind: SlotKind
  /// Binary logarithm of scrypt's N; 0 for other kinds.
  let logN: UInt8
  /// Random, to name the slot; 16 bytes.
  let id: [UInt8]
  /// The salt, or the ephemeral share; fresh for every wrapping; 32 bytes.
  let salt: [UInt8]
  /// The recipient's public key, 32 bytes; zero for other kinds.
  let recipient: [UInt8]
  /// Key and tag, 48 bytes.
  var wrapped = [UInt8](repeating: 0, count: Self.wrappedSize)

  // MARK: The file

  var encoded: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Self.size)
    bytes[0] = kind.rawValue
    bytes[1] = logN
    bytes[2] = kind == .passphrase ? 8 : 0
    bytes[3] = kind == .passphrase ? 1 : 0
    bytes.store(id, at: 8)
    bytes.store(salt, at: 24)
    bytes.store(recipient, at: 56)
    bytes.store(wrapped, at: Self.boundSize)
    return bytes
  }

  /// Reads 384 bytes; nil when they are not a slot of this version.
  static func decode(_ bytes: [UInt8]) -> KeySlot? {
    guard bytes.count == size, let kind = SlotKind(rawValue: bytes[0]), bytes.isZero(4..<8),
      bytes.isZero(boundSize + wrappedSize..<size)
    else { return nil }
    switch kind {
    case .passphrase:
      guard PassphraseCost.accepted.contains(Int(bytes[1])), bytes[2] == 8, bytes[3] == 1 else {
        return nil
      }
    case .identity, .recoveryCode:
      guard bytes.isZero(1..<4) else { return nil }
    }
    guard bytes.isZero(56..<boundSize) == (kind != .identity) else { return nil }
    return KeySlot(
      kind: kind, logN: bytes[1], id: Array(bytes[8..<24]), salt: Array(bytes[24..<56]),
      recipient: Array(bytes[56..<boundSize]),
      wrapped: Array(bytes[boundSize..<boundSize + wrappedSize]))
  }

  // MARK: Wrapping

  /// Wraps the data key so that `secret` opens it.
  static func wrap(
    _ key: VaultKey, for secret: NewSlot, random: RandomSource
  ) throws(VaultError) -> KeySlot {
    let none = [UInt8](repeating: 0, count: FRV1.keySize)
    let id = random(FRV1.idSize)
    do {
      switch secret {
      case .passphrase(let text, let cost):
        let bytes = Passphrase.bytes(text)
        guard !bytes.isEmpty, bytes.count <= Passphrase.maximumSize else {
          throw VaultError.unusableCredential("passphrase empty or too long")
        }
        let slot = KeySlot(
          kind: .passphrase, logN: UInt8(cost.logN), id: id, salt: random(FRV1.keySize),
          recipient: none)
        return try slot.wrapping(key, with: slot.passphraseKey(text))
      case .recoveryCode(let code):
        let slot = KeySlot(
          kind: .recoveryCode, logN: 0, id: id, salt: random(FRV1.keySize), recipient: none)
        return try slot.wrapping(key, with: slot.recoveryKey(code))
      case .recipient(let recipient):
        guard recipient.count == FRV1.keySize else {
          throw VaultError.unusableCredential("recipient")
        }
        let ephemeral = try X25519PrivateKey(seed: random(FRV1.keySize))
        let slot = KeySlot(
          kind: .identity, logN: 0, id: id, salt: ephemeral.publicKey, recipient: recipient)
        let shared = try ephemeral.sharedSecret(with: recipient)
        return try slot.wrapping(key, with: slot.agreedKey(shared))
      }
    } catch let error as VaultError {
      throw error
    } catch let error as CryptoError where error.code == .lowOrderPoint {
      throw .unusableCredential("recipient")
    } catch {
      throw .cryptographyUnavailable
    }
  }

  /// The data key, or nil when the credential does not open this slot. Throws only when the
  /// derivation cannot run.
  func unwrap(with credential: Credential, vaultID: [UInt8]) throws(CryptoError) -> SecretBytes? {
    var key: [UInt8]
    switch (kind, credential) {
    case (.passphrase, .passphrase(let text)):
      guard text.utf8.count <= Passphrase.maximumSize else { return nil }
      key = try passphraseKey(text)
    case (.recoveryCode, .recoveryCode(let code)):
      key = try recoveryKey(code)
    case (.identity, .identity(let identity)):
      guard identity.publicKey == recipient, let shared = try? identity.sharedSecret(with: salt)
      else { return nil }
      key = try agreedKey(shared)
    default: return nil
    }
    defer { ConstantTime.wipe(&key) }
    guard
      var data = try? AESGCM.open(
        Array(wrapped[..<FRV1.keySize]), tag: Array(wrapped[FRV1.keySize...]), key: key,
        nonce: Self.nonce, aad: additional(vaultID))
    else { return nil }
    return SecretBytes(erasing: &data)
  }

  private func wrapping(_ key: VaultKey, with wrappingKey: [UInt8]) throws(CryptoError) -> KeySlot {
    var slot = self
    slot.wrapped = try key.data.withBytes { (data) throws(CryptoError) in
      let sealed = try AESGCM.seal(
        data, key: wrappingKey, nonce: Self.nonce, aad: additional(key.vaultID))
      return sealed.ciphertext + sealed.tag
    }
    return slot
  }

  /// Every wrapping key is used for one message, because its salt or share is fresh.
  private static let nonce = [UInt8](repeating: 0, count: 12)

  private func additional(_ vaultID: [UInt8]) -> [UInt8] {
    Array("frun-vault/1 slot".utf8) + vaultID + encoded.prefix(Self.boundSize)
  }

  private func passphraseKey(_ text: String) throws(CryptoError) -> [UInt8] {
    var bytes = Passphrase.bytes(text)
    defer { ConstantTime.wipe(&bytes) }
    return try Scrypt.derive(
      password: bytes, salt: Array("frun-vault/1 scrypt".utf8) + salt, logN: Int(logN), r: 8, p: 1,
      count: FRV1.keySize)
  }

  private func agreedKey(_ shared: [UInt8]) throws(CryptoError) -> [UInt8] {
    try HKDF.sha256(
      key: shared, salt: salt + recipient, info: Array("frun-vault/1 X25519".utf8),
      count: FRV1.keySize)
  }

  private func recoveryKey(_ code: RecoveryCode) throws(CryptoError) -> [UInt8] {
    try code.secret.withBytes { (secret) throws(CryptoError) in
      try HKDF.sha256(
        key: secret, salt: salt, info: Array("frun-vault/1 recovery".utf8), count: FRV1.keySize)
    }
  }
}
