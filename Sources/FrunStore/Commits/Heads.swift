import FrunDomain
import FrunSQLite

/// The signed heads of all chains.
///
/// *Invariant*: a chain has a head at its newest commit and at the last commit of every earlier
/// run of one author; in a directory also where an author's key changed, elsewhere also before
/// an order to erase, which a partner may refuse; nowhere else. So every commit is covered by a signature of its
/// author.
struct Heads {
  let database: StoreDatabase
  let names: Names

  /// Stores the head of a chain's newest commit. A head of the same author's run just before it is
  /// superseded; one of another author stays, and one that `keepsBefore` asks for.
  func store(_ head: SignedHead, sid: Int64, did: Int64, keepsBefore: Bool = false) throws {
    let before = try newest(sid: sid, did: did)
    if !keepsBefore, let before, before.author == head.author, before.sequence < head.sequence {
      try database.run(
        "DELETE FROM head WHERE sid = ? AND did = ? AND sequence = ?", sid, did, before.sequence)
    }
    try database.run(
      "INSERT OR REPLACE INTO head(sid, did, sequence, hash, author, signature) "
        + "VALUES(?, ?, ?, ?, ?, ?)", sid, did, head.sequence, head.hash, head.author.bytes,
      head.signature)
  }

  func newest(sid: Int64, did: Int64) throws -> SignedHead? {
    try database.first(
      "SELECT sid, did, sequence, hash, author, signature FROM head WHERE sid = ? AND did = ? "
        + "ORDER BY sequence DESC LIMIT 1", sid, did, row: head)
  }

  /// All heads of a stream, by device and number.
  func all(sid: Int64) throws -> [SignedHead] {
    try database.query(
      "SELECT sid, did, sequence, hash, author, signature FROM head WHERE sid = ?", sid, row: head
    ).sorted { $0.position < $1.position }
  }

  private func head(_ row: Statement) throws -> SignedHead {
    guard let author = RecordID(bytes: row.bytes(4)) else {
      throw StoreError(.damaged, "a head with a malformed author")
    }
    return SignedHead(
      stream: try names.stream(row.int64(0)), device: try names.device(row.int64(1)),
      sequence: row.int(2), hash: row.bytes(3), author: author, signature: row.bytes(5))
  }
}
