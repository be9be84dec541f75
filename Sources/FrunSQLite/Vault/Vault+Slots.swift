package import FrunCrypto

extension Vault {
  /// Lets one more secret open the vault; returns the id of the new slot. No data is rewritten.
  @discardableResult
  package static func addSlot(
    path: String, key: VaultKey, slot: NewSlot, volume: VaultVolume = .fileSystem,
    random: RandomSource = SecureRandom.bytes
  ) throws(VaultError) -> [UInt8] {
    // The derivation takes a second; it is not done under the lock.
    let added = try KeySlot.wrap(key, for: slot, random: random)
    try change(path: path, key: key, volume: volume) { header in
      guard header.slots.count < VaultHeader.slotLimit else { throw VaultError.noFreeSlot }
      header.slots.append(added)
    }
    return added.id
  }

  /// Takes a secret its power. Whoever has an old copy of the file and the secret can still open
  /// that copy, and with its key all later ones: only `rotate` ends that.
  package static func removeSlot(
    path: String, key: VaultKey, id: [UInt8], volume: VaultVolume = .fileSystem
  ) throws(VaultError) {
    try change(path: path, key: key, volume: volume) { header in
      guard let index = header.slots.firstIndex(where: { $0.id == id }) else {
        throw VaultError.noSuchSlot
      }
      guard header.slots.count > 1 else { throw VaultError.lastSlot }
      header.slots.remove(at: index)
    }
  }

  /// Replaces the slot that the old passphrase opens by one for the new passphrase; returns its
  /// id. The warning of `removeSlot` holds here too.
  @discardableResult
  package static func changePassphrase(
    path: String, from old: String, to new: String, cost: PassphraseCost,
    volume: VaultVolume = .fileSystem, random: RandomSource = SecureRandom.bytes
  ) throws(VaultError) -> [UInt8] {
    let pair = try HeaderFile(path, volume: volume, writable: false).read()
    do {
      let (key, opened) = try pair.unlock(with: .passphrase(old))
      let added = try KeySlot.wrap(key, for: .passphrase(new, cost), random: random)
      try change(path: path, key: key, volume: volume) { header in
        guard let index = header.slots.firstIndex(where: { $0.id == opened.id }) else {
          throw VaultError.noSuchSlot
        }
        header.slots[index] = added
      }
      return added.id
    } catch {
      throw VaultError(error)
    }
  }

  private static func change(
    path: String, key: VaultKey, volume: VaultVolume, _ body: (inout VaultHeader) throws -> Void
  ) throws(VaultError) {
    let connection = try connect(path: path, key: key, volume: volume)
    defer { connection.close() }
    try HeaderUpdate.apply(connection, key: key, body)
  }
}
