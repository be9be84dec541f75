import CSQLite
package import FrunCrypto

/// A case register on the disk: one SQLite database, sealed page by page (format FRV1).
package enum Vault {
  /// Makes an empty vault that each of the slots opens. The path must not exist.
  ///
  /// When this returns, the file and its name are on the disk. Throws `alreadyExists`,
  /// `unusableCredential`, `noFreeSlot`, `diskFull`, `notPermitted` and others.
  @discardableResult
  package static func create(
    path: String, slots: [NewSlot], volume: VaultVolume = .fileSystem,
    random: RandomSource = SecureRandom.bytes
  ) throws(VaultError) -> VaultKey {
    var data = random(FRV1.keySize)
    let key = VaultKey(vaultID: random(FRV1.idSize), data: SecretBytes(erasing: &data))
    try create(path: path, key: key, slots: slots, volume: volume, random: random)
    return key
  }

  private static func create(
    path: String, key: VaultKey, slots: [NewSlot], volume: VaultVolume, random: RandomSource
  ) throws(VaultError) {
    guard !slots.isEmpty else { throw .lastSlot }
    guard slots.count <= VaultHeader.slotLimit else { throw .noFreeSlot }
    guard !volume.exists(path) else { throw .alreadyExists }
    // Everything that can be refused is refused before there is a file.
    var header = VaultHeader(generation: 1, vaultID: key.vaultID, slots: [])
    for slot in slots { header.slots.append(try KeySlot.wrap(key, for: slot, random: random)) }
    let bytes = try HeaderUpdate.encode(header, key: key)
    let created = volume.createExclusively(path)
    guard created == SQLITE_OK else {
      throw volume.exists(path) && created == SQLITE_CANTOPEN
        ? .alreadyExists : VaultError(SQLiteError(ResultCode(rawValue: created), message: "create"))
    }
    do throws(VaultError) {
      try HeaderFile(path, volume: volume, writable: true).write(bytes, firstAt: 0)
      try HeaderFile.check(volume.syncDirectory(path))
    } catch {
      _ = volume.remove(path)
      throw error
    }
  }

  /// What the header tells without a key.
  package static func inspect(
    _ path: String, volume: VaultVolume = .fileSystem
  ) throws(VaultError) -> VaultFacts {
    let file = try HeaderFile(path, volume: volume, writable: false)
    let pair = try file.read()
    return VaultFacts(
      pair: pair, size: try file.size(),
      hasSideFile: volume.exists(path + FRV1.sideFileSuffix))
  }

  /// Finds the key of a vault. Throws `wrongCredential` when no slot opens, without saying which
  /// slots there are; takes about a second per passphrase slot.
  package static func unlock(
    path: String, with credential: Credential, volume: VaultVolume = .fileSystem
  ) throws(VaultError) -> VaultKey {
    let pair = try HeaderFile(path, volume: volume, writable: false).read()
    do {
      return try pair.unlock(with: credential).key
    } catch {
      throw VaultError(error)
    }
  }

  /// Opens the database. A transaction that a crash cut short is rolled back; when a header copy
  /// is damaged, it is written anew from the other.
  package static func open(
    path: String, key: VaultKey, volume: VaultVolume = .fileSystem
  ) throws(VaultError) -> Connection {
    let connection = try connect(path: path, key: key, volume: volume)
    try HeaderUpdate.repair(connection, key: key)
    return connection
  }

  static func connect(
    path: String, key: VaultKey, volume: VaultVolume
  ) throws(VaultError) -> Connection {
    let file = try HeaderFile(path, volume: volume, writable: false)
    let pair = try file.read()
    let isNew = try file.size() == Int64(FRV1.dataOffset)
    do {
      _ = try pair.authentic(for: key)
      let vfs = try SealingVFS(lower: volume.vfs())
      try vfs.admit(path, key: key)
      let connection = try Connection(
        path: path, flags: SQLITE_OPEN_READWRITE, vfs: vfs.name, profile: .vault, resources: vfs,
        beforeSetUp: { isNew ? reserveBytes(on: $0) : SQLITE_OK })
      connection.vault = vfs
      try settle(connection, vfs)
      return connection
    } catch {
      throw VaultError(error)
    }
  }

  /// A vault without pages must be told, before its first page is written, to leave room for the
  /// sealing.
  private static func reserveBytes(on database: OpaquePointer) -> Int32 {
    var count = Int32(FRV1.reserve)
    return sqlite3_file_control(database, "main", SQLITE_FCNTL_RESERVE_BYTES, &count)
  }

  /// The first read: it rolls back what a crash left, and damage shows before anything else does.
  private static func settle(_ connection: Connection, _ vfs: SealingVFS) throws {
    _ = try connection.first("SELECT count(*) FROM sqlite_schema") { $0.int(0) }
    guard vfs.sawUncleanJournal else { return }
    let findings = try connection.integrityFindings()
    guard findings.isEmpty else { throw VaultError.inconsistent(findings.count) }
  }
}

extension Connection {
  /// Whether the side file of the vault was in a state that only a power cut before its first
  /// sync, or a hand that is not ours, leaves behind. The history must then be checked from its
  /// start before anything is shown or written.
  package var needsFullCheck: Bool { vault?.sawUncleanJournal ?? false }

  /// What SQLite's integrity check finds, by table and row number; empty when all is well.
  package func integrityFindings() throws -> [String] {
    let lines = try query("PRAGMA integrity_check") { $0.string(0) }
    return lines == ["ok"] ? [] : lines
  }
}
