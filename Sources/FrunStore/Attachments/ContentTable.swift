import FrunCrypto
import FrunDomain
import FrunSQLite

/// The contents of attached files: bytes in rows of the vault's own database, named by their
/// SHA-256, each file once however many records refer to it.
///
/// Nothing is ever written beside the vault, so the pages' encryption covers photos and documents
/// as it covers names; and what a transaction undoes takes its bytes along. A file is written and
/// read in pieces of ``piece`` bytes, so memory does not grow with it.
struct ContentTable {
  let database: StoreDatabase
  let names: Names

  /// Bytes in a row.
  static let piece = 256 << 10
  /// Rows of one file lie side by side: file number times this, plus the place of the piece.
  private static let piecesPerFile: Int64 = 1 << 20
  /// How much of the start is handed back to whoever stores a file.
  private static let startBytes = 512

  /// The kind and field that refer to contents.
  static let kind = "attachment"
  static let field = "content"

  // MARK: Reading

  func state(of digest: [UInt8]) throws -> ContentState {
    guard let entry = try entry(of: digest) else { return .unknown }
    return entry.size.map { .here(size: UInt64(clamping: $0)) } ?? .awaited
  }

  /// Hands the bytes to `use` piece by piece, and throws `store.damaged` at the end when they are
  /// not the bytes of this digest: what was handed out before is not to be trusted then.
  func read(_ digest: [UInt8], _ use: (UnsafeRawBufferPointer) throws -> Void) throws {
    guard let entry = try entry(of: digest), let size = entry.size else {
      throw StoreError(.notFound, "the bytes of the attachment are not in this vault")
    }
    let hash = SHA256.Stream()
    var count: Int64 = 0
    // One statement for each piece: `use` may take its time, and no lock of a long reading waits.
    var place: Int64 = 0
    while count < size {
      let bytes = try database.first(
        "SELECT bytes FROM content_piece WHERE pid = ?", entry.number * Self.piecesPerFile + place
      ) { $0.bytes(0) }
      guard let bytes, !bytes.isEmpty else { throw Self.damaged }
      hash.update(bytes)
      count += Int64(bytes.count)
      place += 1
      try bytes.withUnsafeBytes(use)
    }
    guard count == size, hash.finalize() == digest else { throw Self.damaged }
  }

  private static var damaged: StoreError {
    StoreError(.damaged, "the bytes of an attachment are missing or changed")
  }

  private func entry(of digest: [UInt8]) throws -> (number: Int64, size: Int64?)? {
    try database.first("SELECT xid, size FROM content WHERE digest = ?", digest) {
      ($0.int64(0), $0.optionalInt64(1))
    }
  }

  // MARK: Writing

  /// Takes what `produce` hands out. Bytes that are here already are not kept twice.
  ///
  /// Throws `store.limit` beyond `limit` bytes, and `store.digest` when `expected` is another
  /// digest. Runs inside the transaction of the caller.
  func write(
    limit: UInt64, expected: [UInt8]?,
    _ produce: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws -> StoredContent {
    try database.run("INSERT INTO content(digest, size) VALUES(NULL, NULL)")
    var writing = Writing(
      first: database.connection.lastInsertRowID * Self.piecesPerFile, limit: limit)
    try produce { try append($0, to: &writing) }
    if !writing.pending.isEmpty { try flush(writing.pending[...], &writing) }
    let digest = writing.hash.finalize()
    if let expected, expected != digest {
      throw StoreError(.digest, "the bytes of an attachment are not those that were signed")
    }
    let number = writing.first / Self.piecesPerFile
    let before = try entry(of: digest)
    if let before, before.size != nil {
      try remove(number)
    } else {
      if let before { try remove(before.number) }
      try database.run(
        "UPDATE content SET digest = ?, size = ? WHERE xid = ?", digest,
        Int64(clamping: writing.size), number)
    }
    return StoredContent(
      digest: digest, size: writing.size, start: writing.start, wasKnown: before?.size != nil)
  }

  private struct Writing {
    let first: Int64
    let limit: UInt64
    let hash = SHA256.Stream()
    var pending: [UInt8] = []
    var start: [UInt8] = []
    var place: Int64 = 0
    var size: UInt64 = 0
  }

  private func append(_ bytes: UnsafeRawBufferPointer, to writing: inout Writing) throws {
    writing.size += UInt64(bytes.count)
    guard writing.size <= writing.limit else {
      throw StoreError(
        .limit, "the file is larger than the vault takes",
        causes: ["an attachment has at most \(Self.size(writing.limit))"])
    }
    if writing.start.count < Self.startBytes {
      writing.start.append(contentsOf: bytes.prefix(Self.startBytes - writing.start.count))
    }
    writing.pending.append(contentsOf: bytes)
    var offset = 0
    while writing.pending.count - offset >= Self.piece {
      try flush(writing.pending[offset..<offset + Self.piece], &writing)
      offset += Self.piece
    }
    writing.pending.removeFirst(offset)
  }

  private func flush(_ bytes: ArraySlice<UInt8>, _ writing: inout Writing) throws {
    let bytes = Array(bytes)
    writing.hash.update(bytes)
    try database.run(
      "INSERT INTO content_piece(pid, bytes) VALUES(?, ?)", writing.first + writing.place, bytes)
    writing.place += 1
  }

  private static func size(_ bytes: UInt64) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
  }

  // MARK: References

  /// Notes that a record refers to bytes; those that are not here are awaited from now on, so that a
  /// verification can tell bytes that never came from bytes that went missing.
  func noteReference(_ assertion: Assertion) throws {
    guard assertion.kind == Self.kind, assertion.field == Self.field,
      case .digest(let digest) = assertion.change.value
    else { return }
    try database.run(
      "INSERT INTO content(digest, size) VALUES(?, NULL) ON CONFLICT(digest) DO NOTHING", digest)
  }

  /// Removes the bytes that no assertion refers to any more. The pages they filled are overwritten.
  func release(_ digests: Set<[UInt8]>) throws {
    for digest in digests.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard let entry = try entry(of: digest), try references(to: digest).isEmpty else { continue }
      try remove(entry.number)
    }
  }

  /// The records with an assertion that refers to bytes, whether it is in force or was replaced.
  func references(to digest: [UInt8]) throws -> [Int64] {
    guard let kid = try names.existing(kind: Self.kind),
      let fid = try names.existing(field: Self.field, of: Self.kind)
    else { return [] }
    return try database.query(
      """
      SELECT DISTINCT r.rid FROM record r CROSS JOIN assertion a INDEXED BY assertion_by_field
      ON a.rid = r.rid AND a.fid = ?
      WHERE r.kid = ? AND a.state = 0 AND a.body = ?
      """, fid, kid, ValueCoding.bytes(of: .set(.digest(digest)))
    ) { $0.int64(0) }
  }

  private func remove(_ number: Int64) throws {
    try database.run(
      "DELETE FROM content_piece WHERE pid >= ? AND pid < ?", number * Self.piecesPerFile,
      (number + 1) * Self.piecesPerFile)
    try database.run("DELETE FROM content WHERE xid = ?", number)
  }
}
