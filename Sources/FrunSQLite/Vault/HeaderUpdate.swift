import CSQLite
import FrunCrypto

/// Changes to the header while others may be using the vault.
enum HeaderUpdate {
  static func encode(_ header: VaultHeader, key: VaultKey) throws(VaultError) -> [UInt8] {
    do throws(CryptoError) {
      return try header.encoded(key: key)
    } catch {
      throw .cryptographyUnavailable
    }
  }

  /// Replaces the header by what `change` makes of the newest one.
  ///
  /// The write lock of the database is held meanwhile, taken the way SQLite takes it: a lock
  /// taken by hand would make readers believe that a journal left by a crash has a living owner.
  static func apply(
    _ connection: Connection, key: VaultKey, _ change: (inout VaultHeader) throws -> Void
  ) throws(VaultError) {
    do {
      try connection.withWriteLock {
        let (file, pair) = try headers(of: connection)
        let current = try pair.authentic(for: key)
        var header = current.header
        try change(&header)
        try write(header, over: current, of: pair, to: file, key: key)
      }
    } catch {
      throw VaultError(error)
    }
  }

  /// Makes both copies whole and equal again. Not being able to is no reason not to open.
  static func repair(_ connection: Connection, key: VaultKey) throws(VaultError) {
    do {
      guard let (_, pair) = try? headers(of: connection), !pair.agree else { return }
      try connection.withWriteLock {
        let (file, pair) = try headers(of: connection)
        guard !pair.agree else { return }
        let current = try pair.authentic(for: key)
        try write(current.header, over: current, of: pair, to: file, key: key)
      }
    } catch {
      switch VaultError(error) {
      case .busy, .notPermitted, .diskFull: return
      case let error: throw error
      }
    }
  }

  private static func headers(of connection: Connection) throws -> (HeaderFile, HeaderPair) {
    guard let file = connection.vault?.mainFile?.lower else { throw SQLiteError.closed }
    let headers = HeaderFile(file)
    return (headers, try headers.read())
  }

  /// The copy that counts stays until the other one is on the disk.
  private static func write(
    _ header: VaultHeader, over current: HeaderPair.Copy, of pair: HeaderPair, to file: HeaderFile,
    key: VaultKey
  ) throws(VaultError) {
    let latest = pair.copies.map(\.header.generation).max() ?? current.header.generation
    let (generation, overflows) = latest.addingReportingOverflow(1)
    guard !overflows else { throw .headerDamaged }
    var header = header
    header.generation = generation
    try file.write(encode(header, key: key), firstAt: 1 - current.place)
  }
}
