import FrunDomain
import FrunSQLite
import FrunStore

/// An unlocked vault with its store, and the anchor that watches it.
final class OpenVault {
  /// The key; needed to anchor the head and to change slots.
  let key: VaultKey
  /// The records.
  let store: CaseStore
  /// The connection, for copies and checks.
  let connection: Connection
  private let anchor: HeadAnchorFile
  private var anchored: HeadAnchor?

  /// - Parameters:
  ///   - anchored: what the anchor file holds; nil when there is none yet.
  init(
    key: VaultKey, store: CaseStore, connection: Connection, anchor: HeadAnchorFile,
    anchored: HeadAnchor?
  ) {
    self.key = key
    self.store = store
    self.connection = connection
    self.anchor = anchor
    self.anchored = anchored
  }

  /// Writes down, outside the vault, where the history ends.
  func renewAnchor() throws {
    let head = try store.anchorHead()
    let newest = HeadAnchor(key: key, sequence: UInt64(head.sequence), hash: head.hash)
    guard newest != anchored else { return }
    try anchor.write(newest, key: key)
    anchored = newest
  }

  /// Anchors the head and closes the database.
  func close() throws {
    defer { connection.close() }
    try renewAnchor()
  }

  /// Closes the database and leaves the anchor as it is.
  func abandon() {
    connection.close()
  }
}
