import FrunSQLite

/// The full-text index: one document of folded words per record.
struct SearchIndex {
  let database: StoreDatabase

  /// The longest document in bytes; what lies behind is not searchable.
  static let maximumBytes = 65_536

  /// Replaces the document of a record. `old` is what was indexed before, which the index needs
  /// to find its own entries.
  func replace(rid: Int64, old: String, new: String) throws {
    guard old != new else { return }
    if !old.isEmpty {
      try database.run("INSERT INTO search(search, rowid, words) VALUES('delete', ?, ?)", rid, old)
      try database.run("DELETE FROM search_text WHERE rid = ?", rid)
    }
    if !new.isEmpty {
      try database.run("INSERT INTO search_text(rid, words) VALUES(?, ?)", rid, new)
      try database.run("INSERT INTO search(rowid, words) VALUES(?, ?)", rid, new)
    }
  }

  /// Makes the index anew from what it holds. Words that were taken out stay in its segments until
  /// then; after an erasure they must not. Takes a second or so for 100,000 records.
  func purge() throws {
    try database.run("INSERT INTO search(search) VALUES('optimize')")
  }
}
