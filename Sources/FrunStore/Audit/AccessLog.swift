import FrunCrypto
import FrunDomain
import FrunSQLite

/// Who opened or exported what: a local log, chained by hash. Its head stands in every later entry
/// of the journal, so that cutting its end off shows too.
struct AccessLog {
  let database: StoreDatabase

  func head() throws -> (sequence: Int, hash: [UInt8]) {
    try database.first("SELECT sequence, hash FROM access_log ORDER BY sequence DESC LIMIT 1") {
      ($0.int(0), $0.bytes(1))
    } ?? (0, CommitLog.noHash)
  }

  @discardableResult
  func append(
    at: Moment, member: RecordID, command: String, stream: StreamID?, action: String
  ) throws -> AccessEntry {
    let (sequence, previous) = try head()
    let entry = AccessEntry(
      sequence: sequence + 1, at: at, member: member, command: command, stream: stream,
      action: action)
    try database.run(
      """
      INSERT INTO access_log(sequence, at_ms, zone, offset_s, member, command, stream, action, hash)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, entry.sequence, at.utcMilliseconds, at.zone, at.offsetSeconds, member.bytes, command,
      stream?.text, action, Self.hash(of: entry, previous: previous))
    return entry
  }

  static func hash(of entry: AccessEntry, previous: [UInt8]) -> [UInt8] {
    var writer = ByteWriter(bytes: Array("frun-access/1\n".utf8))
    writer.write(previous)
    writer.write(UInt64(clamping: entry.sequence))
    writer.write(Array(entry.at.wallText.utf8))
    writer.write(entry.member.bytes)
    writer.write(Array(entry.command.utf8))
    writer.write(Array((entry.stream?.text ?? "").utf8))
    writer.write(Array(entry.action.utf8))
    return SHA256.hash(writer.bytes)
  }

  /// The entries a query asks for, the newest first.
  func entries(_ query: AccessQuery) throws -> [AccessEntry] {
    var found: [AccessEntry] = []
    try database.each(
      """
      SELECT sequence, at_ms, zone, offset_s, member, command, stream, action, hash FROM access_log
      WHERE (?1 IS NULL OR stream = ?1) AND (?2 IS NULL OR member = ?2) ORDER BY sequence DESC
      """, query.stream?.text, query.member?.bytes
    ) { row in
      let entry = try Self.entry(row)
      if let since = query.since, entry.at.localDay < since { return true }
      if let until = query.until, entry.at.localDay > until { return true }
      found.append(entry)
      return query.limit.map { found.count < $0 } ?? true
    }
    return query.limit.map { Array(found.prefix(max($0, 0))) } ?? found
  }

  private static func entry(_ row: Statement) throws -> AccessEntry {
    guard let member = RecordID(bytes: row.bytes(4)) else {
      throw StoreError(.damaged, "an access entry with a malformed member")
    }
    return AccessEntry(
      sequence: row.int(0),
      at: Moment(utcMilliseconds: row.int64(1), zone: row.string(2), offsetSeconds: row.int(3)),
      member: member, command: row.string(5),
      stream: row.optionalString(6).flatMap { StreamID(text: $0) }, action: row.string(7))
  }

  /// Recomputes the chain; returns the numbers of the entries that do not fit.
  func faults() throws -> [Int] {
    var faults: [Int] = []
    var expected = 1
    var previous = CommitLog.noHash
    try database.each(
      """
      SELECT sequence, at_ms, zone, offset_s, member, command, stream, action, hash FROM access_log
      ORDER BY sequence
      """
    ) { row in
      let isRight =
        (try? Self.entry(row)).map {
          $0.sequence == expected && Self.hash(of: $0, previous: previous) == row.bytes(8)
        } ?? false
      if !isRight { faults.append(row.int(0)) }
      expected = row.int(0) + 1
      previous = row.bytes(8)
      return true
    }
    return faults
  }
}
