import FrunCrypto
import Testing
import VaultLaboratory

@testable import FrunSQLite

@Suite struct HeaderTests {
  private func key() -> VaultKey {
    VaultKey(
      vaultID: [UInt8](1...16), data: SecretBytes([UInt8](repeating: 5, count: 32)))
  }

  private func header(_ key: VaultKey, slots: Int = 2) throws -> VaultHeader {
    var header = VaultHeader(generation: 3, vaultID: key.vaultID, slots: [])
    for _ in 0..<slots {
      header.slots.append(
        try KeySlot.wrap(key, for: .recoveryCode(RecoveryCode()), random: SecureRandom.bytes))
    }
    return header
  }

  @Test(arguments: 1...8) func roundTrip(slots: Int) throws {
    let key = key()
    let header = try header(key, slots: slots)
    let bytes = try header.encoded(key: key)
    #expect(bytes.count == 4096)
    #expect(try VaultHeader.decode(bytes) == header)
    #expect(try VaultHeader.isAuthentic(bytes, key: key))
    let other = VaultKey(vaultID: key.vaultID, data: SecretBytes(randomCount: 32))
    #expect(try !VaultHeader.isAuthentic(bytes, key: other))
  }

  /// Page size, reserve, cipher, padding, slot count, then kind, cost, padding and recipient of the
  /// first slot, the first empty slot, and the padding behind the slots.
  static let changes: [(Int, UInt8)] = [
    (34, 0x20), (36, 57), (37, 2), (40, 1), (63, 1), (38, 1), (39, 0), (39, 9), (64, 4), (65, 15),
    (68, 1), (120, 1), (200, 1), (447, 1), (832, 1), (3136, 1), (4031, 1),
  ]

  /// The checksum, which anybody can compute, must not be what keeps padding and limits in order.
  @Test(arguments: Self.changes) func refusesWithAValidChecksum(offset: Int, value: UInt8) throws {
    let key = key()
    var bytes = try header(key).encoded(key: key)
    bytes[offset] = value
    bytes.store(SHA256.hash(Array(bytes[..<4064])), at: 4064)
    #expect(throws: VaultHeader.Fault.damaged) { try VaultHeader.decode(bytes) }
  }

  @Test func versionsAndStrangers() throws {
    let key = key()
    var bytes = try header(key).encoded(key: key)
    bytes[11] = 2
    #expect(throws: VaultHeader.Fault.newerVersion(2)) { try VaultHeader.decode(bytes) }
    bytes[11] = 0
    #expect(throws: VaultHeader.Fault.damaged) { try VaultHeader.decode(bytes) }
    bytes[0] = 0
    #expect(throws: VaultHeader.Fault.foreign) { try VaultHeader.decode(bytes) }
    #expect(throws: VaultHeader.Fault.foreign) { try VaultHeader.decode([]) }
  }

  @Test func costsOutsideTheLimitsAreRefusedBeforeUse() throws {
    let key = key()
    let slot = try KeySlot.wrap(key, for: .passphrase("x", cheap), random: SecureRandom.bytes)
    #expect(KeySlot.decode(slot.encoded) == slot)
    for (offset, value) in [(1, 14), (1, 21), (1, 255), (2, 9), (3, 2)] as [(Int, UInt8)] {
      var bytes = slot.encoded
      bytes[offset] = value
      #expect(KeySlot.decode(bytes) == nil)
    }
  }

  @Test func slotsOpenOnlyForTheirSecretAndVault() throws {
    let key = key()
    let identity = X25519PrivateKey()
    let code = RecoveryCode()
    let secrets: [(NewSlot, Credential)] = [
      (.passphrase("pass", cheap), .passphrase("pass")),
      (.recoveryCode(code), .recoveryCode(code)),
      (.recipient(identity.publicKey), .identity(identity)),
    ]
    let wrong: [Credential] = [
      .passphrase("Pass"), .passphrase(""), .recoveryCode(RecoveryCode()),
      .identity(X25519PrivateKey()),
    ]
    for (secret, credential) in secrets {
      let slot = try KeySlot.wrap(key, for: secret, random: SecureRandom.bytes)
      let opened = try slot.unwrap(with: credential, vaultID: key.vaultID)
      #expect(opened?.withBytes { $0 } == key.data.withBytes { $0 })
      #expect(try slot.unwrap(with: credential, vaultID: [UInt8](2...17)) == nil)
      for credential in wrong {
        #expect(try slot.unwrap(with: credential, vaultID: key.vaultID) == nil)
      }
    }
  }

  @Test func unusableSecrets() {
    let key = key()
    for secret in [
      NewSlot.passphrase("", cheap), .recipient([1, 2, 3]),
      .recipient([UInt8](repeating: 0, count: 32)),
      .passphrase(String(repeating: "x", count: 70_000), cheap),
    ] {
      #expect(throws: VaultError.self) {
        _ = try KeySlot.wrap(key, for: secret, random: SecureRandom.bytes)
      }
    }
  }

  @Test func theNewerWholeCopyCounts() throws {
    let key = key()
    var header = try header(key)
    let old = try header.encoded(key: key)
    header.generation = 4
    header.slots.removeLast()
    let new = try header.encoded(key: key)
    #expect(try HeaderPair(new + old).newest.header.generation == 4)
    #expect(try HeaderPair(old + new).newest.header.generation == 4)
    #expect(try HeaderPair(old + new).newest.place == 1)
    var torn = new
    torn.replaceSubrange(512..<4096, with: old[512...])
    #expect(try HeaderPair(torn + old).newest.header.generation == 3)
    #expect(throws: VaultError.headerDamaged) { try HeaderPair(torn + torn) }
    #expect(throws: VaultError.notAVault) { try HeaderPair([UInt8](repeating: 1, count: 8192)) }
  }

  /// Somebody without the key makes a newer copy with a valid checksum: the other one counts.
  @Test func forgedCopiesDoNotCount() throws {
    let key = key()
    let code = RecoveryCode()
    var header = VaultHeader(generation: 3, vaultID: key.vaultID, slots: [])
    header.slots = [
      try KeySlot.wrap(key, for: .recoveryCode(code), random: SecureRandom.bytes)
    ]
    let good = try header.encoded(key: key)
    var forged = good
    forged[15] = 9
    forged.store(SHA256.hash(Array(forged[..<4064])), at: 4064)
    #expect(try HeaderPair(forged + good).unlock(with: .recoveryCode(code)).slot.id.count == 16)
    #expect(try HeaderPair(forged + good).authentic(for: key).header.generation == 3)
    #expect(
      vaultError { _ = try HeaderPair(forged + forged).unlock(with: .recoveryCode(code)) }
        == .headerDamaged)
    #expect(
      vaultError { _ = try HeaderPair(good + good).unlock(with: .passphrase("x")) }
        == .wrongCredential)
  }

  /// Whatever is in the file: an answer or an error, never a stop.
  @Test func fuzz() throws {
    let seed = freshSeed()
    var random = SeededRandom(seed: seed)
    let key = key()
    let good = try header(key, slots: 3).encoded(key: key)
    var accepted = 0
    for _ in 0..<600 {
      var bytes = good
      for _ in 0..<1 + random.below(4) {
        // Mostly where a slot may hold anything.
        let offset = random.oneIn(4) ? random.below(4096) : 64 + 8 + random.below(48)
        bytes[offset] = UInt8(truncatingIfNeeded: random.next())
      }
      if random.oneIn(4) { bytes = random.bytes(random.below(4200)) }
      // With a checksum that fits, the parser behind it is reached.
      if bytes.count == 4096, !random.oneIn(4) {
        bytes.store(SHA256.hash(Array(bytes[..<4064])), at: 4064)
      }
      if let header = try? VaultHeader.decode(bytes) {
        accepted += 1
        let again = try header.encoded(key: key)
        #expect(Array(again[..<4032]) == Array(bytes[..<4032]), "seed \(seed)")
      }
    }
    #expect(accepted > 50, "seed \(seed): the fuzzer reached nothing")
  }
}
