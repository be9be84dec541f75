import FrunDomain
import FrunSQLite

/// Commits and heads that arrived before what they need, and second versions of commits.
///
/// Nothing here is shown or believed. What waits is found by hash, so junk can wait for ever and
/// never stand in the way of the commit it imitates.
struct WaitingRoom {
  let database: StoreDatabase

  /// Most commits that wait at a time.
  static let capacity = 100_000
  /// Most second versions kept as evidence.
  static let evidenceCapacity = 1_000

  /// The chains of which commits wait for a head, or heads for commits.
  func chains() throws -> [(sid: Int64, did: Int64)] {
    try database.query("SELECT DISTINCT sid, did FROM waiting_head") { ($0.int64(0), $0.int64(1)) }
  }

  /// A commit that waits.
  func commit(
    hash: [UInt8], sequence: Int, sid: Int64, did: Int64
  ) throws -> CommitBundle? {
    try database.first(
      "SELECT bundle FROM waiting WHERE sid = ? AND did = ? AND sequence = ? AND hash = ?", sid,
      did, sequence, hash
    ) { try BundleCoding.bundle($0.bytes(0)) }
  }

  /// A commit that waits, wherever in its chain.
  func commit(hash: [UInt8], sid: Int64, did: Int64) throws -> CommitBundle? {
    try database.first(
      "SELECT bundle FROM waiting WHERE sid = ? AND did = ? AND hash = ?", sid, did, hash
    ) { try BundleCoding.bundle($0.bytes(0)) }
  }

  /// The commit that a head names.
  func commit(_ head: SignedHead, sid: Int64, did: Int64) throws -> CommitBundle? {
    try commit(hash: head.hash, sequence: head.sequence, sid: sid, did: did)
  }

  /// The commits that wait up to a place of a chain although it is stored that far: second versions.
  func overtaken(sid: Int64, did: Int64, upTo sequence: Int) throws -> [[UInt8]] {
    try database.query(
      "SELECT hash FROM waiting WHERE sid = ? AND did = ? AND sequence <= ? ORDER BY hash", sid,
      did,
      sequence
    ) { $0.bytes(0) }
  }

  func heads(stream: StreamID, device: DeviceID, sid: Int64, did: Int64) throws -> [SignedHead] {
    try database.query(
      "SELECT sequence, hash, author, signature FROM waiting_head WHERE sid = ? AND did = ?", sid,
      did
    ) { row in
      RecordID(bytes: row.bytes(2)).map {
        SignedHead(
          stream: stream, device: device, sequence: row.int(0), hash: row.bytes(1), author: $0,
          signature: row.bytes(3))
      }
    }.compactMap(\.self)
  }

  /// Lets a commit wait. What is known of its assertions from two deliveries is put together.
  func keep(_ bundle: CommitBundle, hash: [UInt8], sid: Int64, did: Int64) throws {
    let sequence = bundle.commit.sequence
    let isNew =
      try database.run(
        "INSERT OR IGNORE INTO waiting(sid, did, sequence, hash, bundle) VALUES(?, ?, ?, ?, ?)",
        sid, did, sequence, hash, BundleCoding.bytes(of: bundle)) > 0
    guard !isNew, let known = try commit(hash: hash, sequence: sequence, sid: sid, did: did) else {
      return
    }
    let merged = BundleCoding.union(known, bundle)
    guard merged != known else { return }
    try database.run(
      "UPDATE waiting SET bundle = ? WHERE sid = ? AND did = ? AND sequence = ? AND hash = ?",
      BundleCoding.bytes(of: merged), sid, did, sequence, hash)
  }

  /// Lets go of a commit that was stored.
  func remove(hash: [UInt8], sequence: Int, sid: Int64, did: Int64) throws {
    try database.run(
      "DELETE FROM waiting WHERE sid = ? AND did = ? AND sequence = ? AND hash = ?", sid, did,
      sequence, hash)
  }

  func keep(_ head: SignedHead, sid: Int64, did: Int64) throws {
    try database.run(
      """
      INSERT OR REPLACE INTO waiting_head(sid, did, sequence, hash, author, signature)
      VALUES(?, ?, ?, ?, ?, ?)
      """, sid, did, head.sequence, head.hash, head.author.bytes, head.signature)
  }

  /// Keeps the second version of a commit as evidence; returns whether it is news.
  func quarantine(_ bundle: CommitBundle, hash: [UInt8], sid: Int64, did: Int64) throws -> Bool {
    return try database.run(
      "INSERT OR IGNORE INTO quarantine(sid, did, sequence, hash, bundle) VALUES(?, ?, ?, ?, ?)",
      sid, did, bundle.commit.sequence, hash, BundleCoding.bytes(of: bundle)) > 0
  }

  /// The commits of a stream that wait, and the second versions kept of others.
  func bundles(sid: Int64) throws -> [CommitBundle] {
    try ["waiting", "quarantine"].flatMap { table in
      try database.query("SELECT bundle FROM \(table) WHERE sid = ? ORDER BY hash", sid) {
        try BundleCoding.bundle($0.bytes(0))
      }
    }
  }

  /// Takes the contents out of what waits of a stream, or is kept of it as evidence. Orders to erase
  /// stay: they say nothing, and are still to be obeyed.
  func forgetBodies(sid: Int64) throws {
    for table in ["waiting", "quarantine"] {
      let rows = try database.query("SELECT did, hash, bundle FROM \(table) WHERE sid = ?", sid) {
        ($0.int64(0), $0.bytes(1), try BundleCoding.bundle($0.bytes(2)))
      }
      for (did, hash, bundle) in rows {
        let emptied = CommitBundle(
          commit: bundle.commit,
          assertions: bundle.assertions.map { sealed in
            if case .erase? = CommitLog.readable([sealed])[0]?.change { return sealed }
            return sealed.without(body: .withheld)
          })
        try database.run(
          "UPDATE \(table) SET bundle = ? WHERE sid = ? AND did = ? AND hash = ?",
          BundleCoding.bytes(of: emptied), sid, did, hash)
      }
    }
  }

  /// Lets go what no longer waits: everything of a chain up to a place.
  func dismiss(sid: Int64, did: Int64, upTo sequence: Int) throws {
    for table in ["waiting", "waiting_head"] {
      try database.run(
        "DELETE FROM \(table) WHERE sid = ? AND did = ? AND sequence <= ?", sid, did, sequence)
    }
  }

  /// The numbers that are known of a chain behind a place: of commits that wait, and the highest
  /// that a head or commit names.
  func numbers(sid: Int64, did: Int64, after sequence: Int) throws -> (waiting: Int, highest: Int) {
    let waiting = try database.first(
      "SELECT count(DISTINCT sequence), max(sequence) FROM waiting "
        + "WHERE sid = ? AND did = ? AND sequence > ?", sid, did, sequence
    ) { ($0.int(0), $0.int(1)) }
    let head = try database.first(
      "SELECT max(sequence) FROM waiting_head WHERE sid = ? AND did = ?", sid, did
    ) { $0.int(0) }
    return (waiting?.0 ?? 0, max(waiting?.1 ?? 0, head ?? 0))
  }

  func count() throws -> Int {
    try database.first("SELECT count(*) FROM waiting") { $0.int(0) } ?? 0
  }

  /// Throws `store.limit` when more waits than is sane; the delivery is then undone.
  func checkCapacity() throws {
    for (table, capacity) in [
      ("waiting", Self.capacity), ("waiting_head", Self.capacity),
      ("quarantine", Self.evidenceCapacity),
    ] {
      let count = try database.first("SELECT count(*) FROM \(table)") { $0.int(0) } ?? 0
      guard count <= capacity else {
        throw StoreError(.limit, "too many commits wait for others; import what they need first")
      }
    }
  }
}
