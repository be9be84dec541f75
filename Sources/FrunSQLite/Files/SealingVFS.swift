import CSQLite
import FrunCrypto

/// A VFS of SQLite that seals everything it hands to the VFS below.
///
/// Every connection registers its own, under a name of its own, with the keys of the vaults that
/// it may open. There is no table of keys for the whole process, and a path without a key cannot
/// be opened at all.
final class SealingVFS {
  let lower: UnsafeMutablePointer<sqlite3_vfs>
  let name: String
  private let vfs: UnsafeMutablePointer<sqlite3_vfs>
  private let nameMemory: UnsafeMutablePointer<CChar>
  private var sealers: [String: VaultSealers] = [:]
  /// The file of the first vault that was opened, while it is open.
  private(set) weak var mainFile: VaultFile?
  /// A journal was found whose start is neither blank nor a header (Vault.md, "Journal").
  private(set) var sawUncleanJournal = false

  init(lower: UnsafeMutablePointer<sqlite3_vfs>) throws(SQLiteError) {
    self.lower = lower
    vfs = .allocate(capacity: 1)
    let address = UInt(bitPattern: vfs)
    name = "frun-vault-\(String(address, radix: 16))"
    let bytes = name.utf8CString
    nameMemory = .allocate(capacity: bytes.count)
    for (index, byte) in bytes.enumerated() { (nameMemory + index).initialize(to: byte) }
    vfs.initialize(to: SealingTrampolines.methods(lower: lower.pointee, name: nameMemory))
    vfs.pointee.pAppData = Unmanaged.passUnretained(self).toOpaque()
    let status = sqlite3_vfs_register(vfs, 0)
    guard status == SQLITE_OK else {
      throw SQLiteError(ResultCode(rawValue: status), message: "the VFS cannot be registered")
    }
  }

  deinit {
    sqlite3_vfs_unregister(vfs)
    vfs.deallocate()
    nameMemory.deallocate()
  }

  /// Allows the vault at `path` to be opened, with this key.
  func admit(_ path: String, key: VaultKey) throws(VaultError) {
    do {
      sealers[try fullPath(path)] = try VaultSealers(key)
    } catch let error as SQLiteError {
      throw .database(error)
    } catch {
      throw .cryptographyUnavailable
    }
  }

  /// Forgets the key of a path.
  func dismiss(_ path: String) {
    if let path = try? fullPath(path) { sealers[path] = nil }
  }

  private func fullPath(_ path: String) throws(SQLiteError) -> String {
    try lower.fullPath(path)
  }

  // MARK: Called by SQLite

  func open(_ path: UnsafePointer<CChar>?, flags: Int32) -> Result<SealedFile, OpenFailure> {
    let transient =
      SQLITE_OPEN_TEMP_DB | SQLITE_OPEN_TRANSIENT_DB | SQLITE_OPEN_SUBJOURNAL
      | SQLITE_OPEN_TEMP_JOURNAL
    do {
      if path == nil || flags & transient != 0 {
        let flags = flags | SQLITE_OPEN_DELETEONCLOSE
        return .success(
          try TemporaryFile(sealing: LowerFile(lower, path: nil, flags: flags)))
      }
      guard let path else { return .failure(.refused) }
      let name = String(cString: path)
      if flags & SQLITE_OPEN_MAIN_DB != 0 { return try openVault(name, flags: flags) }
      if flags & SQLITE_OPEN_MAIN_JOURNAL != 0 { return try openJournal(name, flags: flags) }
      // Super-journals, write-ahead logs, and whatever SQLite may invent.
      return .failure(.refused)
    } catch let error as SQLiteError {
      return .failure(.code(error.extendedCode.rawValue))
    } catch {
      return .failure(.code(SQLITE_NOMEM))
    }
  }

  struct OpenFailure: Error {
    let code: Int32
    static let refused = OpenFailure(code: SQLITE_CANTOPEN)
    static func code(_ code: Int32) -> OpenFailure { OpenFailure(code: code) }
  }

  private func openVault(
    _ path: String, flags: Int32
  ) throws(SQLiteError) -> Result<SealedFile, OpenFailure> {
    guard let keys = sealers[path] else { return .failure(.refused) }
    // A vault is made with its headers before SQLite opens it; an empty file never becomes one.
    let flags = flags & ~(SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE)
    let file = VaultFile(lower: try LowerFile(lower, path: path, flags: flags), sealer: keys.page)
    if mainFile == nil { mainFile = file }
    return .success(file)
  }

  private func openJournal(
    _ path: String, flags: Int32
  ) throws(SQLiteError) -> Result<SealedFile, OpenFailure> {
    guard let vault = path.dropping(suffix: FRV1.journalSuffix), let keys = sealers[vault] else {
      return .failure(.refused)
    }
    let file = try LowerFile(lower, path: Self.mapped(path), flags: flags)
    return .success(
      JournalFile(
        lower: file, sealer: keys.journal,
        drawID: { SecureRandom.bytes(8).reduce(0) { $0 << 8 | UInt64($1) } },
        noteUnclean: { [weak self] in self?.sawUncleanJournal = true }))
  }

  func delete(_ path: UnsafePointer<CChar>, syncDirectory: Int32) -> Int32 {
    let name = Self.mapped(String(cString: path))
    return lower.pointee.xDelete?(lower, name, syncDirectory) ?? SQLITE_IOERR
  }

  func access(
    _ path: UnsafePointer<CChar>, flags: Int32, result: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    let name = String(cString: path)
    if name.dropping(suffix: "-wal") != nil {
      result?.pointee = 0
      return SQLITE_OK
    }
    return lower.pointee.xAccess?(lower, Self.mapped(name), flags, result) ?? SQLITE_IOERR
  }

  /// The name on the disk for a name that SQLite uses.
  static func mapped(_ name: String) -> String {
    name.dropping(suffix: FRV1.journalSuffix).map { $0 + FRV1.sideFileSuffix } ?? name
  }
}

extension String {
  /// The text before the suffix, compared byte by byte as file names are; nil without it.
  fileprivate func dropping(suffix: String) -> String? {
    guard utf8.count >= suffix.utf8.count, utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    else { return nil }
    return String(decoding: utf8.dropLast(suffix.utf8.count), as: UTF8.self)
  }
}
