import FrunCrypto
import FrunDomain
import FrunSQLite

/// What happened in this vault, in order: every commit that was stored, chained by hash.
///
/// The chains of the streams prove what their authors said; the journal proves that nothing of it
/// went missing here. Its head is what is anchored outside the vault: a vault that was put back
/// to an older state has no entry with the anchored number and hash.
struct Journal {
  let database: StoreDatabase

  /// What an entry reports.
  enum Event: String {
    /// A commit was stored; the subject is its hash.
    case commit
    /// A withheld assertion arrived; the subject is its digest.
    case fill
    /// The second version of a commit arrived; the subject is its hash.
    case fork
  }

  /// The number and hash of the newest entry; 0 and zeros before the first.
  func head() throws -> (sequence: Int, hash: [UInt8]) {
    try database.first("SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1") {
      ($0.int(0), $0.bytes(1))
    } ?? (0, CommitLog.noHash)
  }

  func append(_ event: Event, subject: [UInt8], at: Moment) throws {
    let (sequence, previous) = try head()
    let access = try AccessLog(database: database).head().hash
    let hash = Self.hash(
      sequence: sequence + 1, event: event.rawValue, subject: subject, at: at.utcMilliseconds,
      access: access, previous: previous)
    try database.run(
      "INSERT INTO journal(sequence, event, subject, at_ms, access_hash, hash) "
        + "VALUES(?, ?, ?, ?, ?, ?)", sequence + 1, event.rawValue, subject, at.utcMilliseconds,
      access, hash)
  }

  static func hash(
    sequence: Int, event: String, subject: [UInt8], at: Int64, access: [UInt8], previous: [UInt8]
  ) -> [UInt8] {
    var writer = ByteWriter(bytes: Array("frun-journal/1\n".utf8))
    writer.write(previous)
    writer.write(UInt64(clamping: sequence))
    writer.write(Array(event.utf8))
    writer.write(subject)
    writer.write(UInt64(bitPattern: at))
    writer.write(access)
    return SHA256.hash(writer.bytes)
  }

  /// Recomputes the chain; returns the numbers of the entries that do not fit.
  func faults() throws -> [Int] {
    var faults: [Int] = []
    var expected = 1
    var previous = CommitLog.noHash
    try database.each(
      "SELECT sequence, event, subject, at_ms, access_hash, hash FROM journal ORDER BY sequence"
    ) { row in
      let hash = Self.hash(
        sequence: row.int(0), event: row.string(1), subject: row.bytes(2), at: row.int64(3),
        access: row.bytes(4), previous: previous)
      if row.int(0) != expected || hash != row.bytes(5) { faults.append(row.int(0)) }
      expected = row.int(0) + 1
      previous = row.bytes(5)
      return true
    }
    return faults
  }
}
