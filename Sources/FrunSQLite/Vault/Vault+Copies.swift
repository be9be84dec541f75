import CSQLite
package import FrunCrypto

extension Vault {
  /// Writes a copy as a new vault with an id, a data key and slots of its own, and verifies it.
  /// The path must not exist. The organisation's recipient as the only slot makes a backup that
  /// the laptop alone cannot open.
  ///
  /// - Returns: the key of the copy, for the entry in the history.
  @discardableResult
  package static func backUp(
    _ connection: Connection, to target: String, slots: [NewSlot],
    volume: VaultVolume = .fileSystem, random: RandomSource = SecureRandom.bytes
  ) throws(VaultError) -> VaultKey {
    guard let vfs = connection.vault else {
      throw .database(SQLiteError(.misuse, message: "not a vault"))
    }
    let key = try create(path: target, slots: slots, volume: volume, random: random)
    do {
      try vfs.admit(target, key: key)
      defer { vfs.dismiss(target) }
      connection.database.policy.target = target
      defer { connection.database.policy.target = nil }
      try connection.withStatement("VACUUM INTO ?") { statement in
        try statement.bind(target, at: 1)
        try statement.run()
      }
      try HeaderFile(target, volume: volume, writable: true).sync()
      let result = try verify(path: target, key: key, volume: volume)
      guard result.isSound else { throw VaultError.damaged }
      return key
    } catch {
      // What is not a whole copy must not be taken for one.
      _ = volume.remove(target + FRV1.sideFileSuffix)
      _ = volume.remove(target)
      throw VaultError(error)
    }
  }

  /// Replaces the data key: writes everything into a new vault beside the old one, verifies it,
  /// and puts it in its place in one step. Every earlier copy of the file, with any passphrase of
  /// that time, is then of no use for later contents. The vault gets a new id, so its head must
  /// be anchored anew.
  ///
  /// Nobody else can use the vault meanwhile; a process that still has it open cannot write to it
  /// afterwards. Returns the new key.
  package static func rotate(
    path: String, key: VaultKey, slots: [NewSlot], volume: VaultVolume = .fileSystem,
    random: RandomSource = SecureRandom.bytes
  ) throws(VaultError) -> VaultKey {
    // Through a symbolic link the file behind it is meant, and the rename must replace that one.
    let path = try resolve(path, volume)
    let connection = try connect(path: path, key: key, volume: volume)
    defer { connection.close() }
    let target = path + ".rotating"
    do {
      try connection.holdExclusively()
      // Left behind by a rotation that was interrupted; this process alone has the lock.
      if volume.exists(target) {
        _ = volume.remove(target + FRV1.sideFileSuffix)
        try HeaderFile.check(volume.remove(target))
      }
      let newKey = try backUp(connection, to: target, slots: slots, volume: volume, random: random)
      // The journal of the exclusive connection is empty, but it must not lie beside the new file.
      _ = volume.remove(path + FRV1.sideFileSuffix)
      try HeaderFile.check(volume.rename(target, path))
      _ = volume.remove(target + FRV1.sideFileSuffix)
      try HeaderFile.check(volume.syncDirectory(path))
      return newKey
    } catch {
      throw VaultError(error)
    }
  }
}

extension Vault {
  private static func resolve(_ path: String, _ volume: VaultVolume) throws(VaultError) -> String {
    guard volume.exists(path) else { throw .missing }
    let vfs = try volume.vfs()
    do throws(SQLiteError) {
      return try vfs.fullPath(path)
    } catch {
      throw VaultError(error)
    }
  }
}

extension Connection {
  /// Takes the exclusive lock and keeps it until the connection is closed.
  func holdExclusively() throws {
    database.policy.maySetPragmas = true
    defer { database.policy.maySetPragmas = false }
    try execute("PRAGMA locking_mode=EXCLUSIVE")
    try execute("BEGIN EXCLUSIVE")
    try execute("COMMIT")
  }
}
