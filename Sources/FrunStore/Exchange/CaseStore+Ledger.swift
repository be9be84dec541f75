package import FrunDomain
import FrunSQLite

/// An archive that was given to somebody, as far as a later one may build on it.
package struct SentArchive: Hashable, Sendable {
  /// What the receiver has of one stream once the archive has arrived.
  package struct Part: Hashable, Sendable {
    /// Everything the receiver has then.
    package let contained: VersionVector
    /// Digest of the rules by which answers were left out: only an archive made by the same rules
    /// may build on it, because under others the receiver lacks answers of old changes too.
    package let rules: [UInt8]

    /// A part.
    package init(contained: VersionVector, rules: [UInt8]) {
      self.contained = contained
      self.rules = rules
    }
  }

  /// The archive's identifier, sixteen bytes.
  package let id: [UInt8]
  /// To whom: the record of a partner team, or of a member of the own team.
  package let receiver: RecordID
  /// When.
  package let at: Moment
  /// The streams inside.
  package let parts: [StreamID: Part]
  /// What it was for: a code of the vocabulary `archivePurpose`; empty for archives of earlier
  /// versions.
  package let purpose: String
  /// Whether the receiver said that it arrived.
  package let isAcknowledged: Bool

  /// An archive.
  package init(
    id: [UInt8], receiver: RecordID, at: Moment, parts: [StreamID: Part], purpose: String = "",
    isAcknowledged: Bool = false
  ) {
    self.purpose = purpose
    self.id = id
    self.receiver = receiver
    self.at = at
    self.parts = parts
    self.isAcknowledged = isAcknowledged
  }
}

/// What was exchanged with whom: the archives given away, which of them are known to have arrived,
/// and which of others' archives came in here and are to be acknowledged. Of this vault only; none of
/// it is part of a case.
extension CaseStore {
  /// Most acknowledgements that ride along with one archive; the newest ones.
  package static let mostAcknowledgements = 1_000

  /// Notes an archive that was given away. The same archive given again changes nothing.
  package func noteSent(_ archive: SentArchive) throws {
    try database.write {
      for (stream, part) in archive.parts.sorted(by: { $0.key < $1.key }) {
        try database.run(
          """
          INSERT INTO
            sent_archive(aid, receiver, sid, at_ms, zone, offset_s, contained, rules, purpose)
          VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
          """, archive.id, archive.receiver.bytes, try names.number(stream),
          archive.at.utcMilliseconds, archive.at.zone, archive.at.offsetSeconds,
          VectorCoding.bytes(of: part.contained), part.rules, archive.purpose)
      }
      // Every archive acknowledges what was taken in before it.
      try database.run(
        "DELETE FROM owed_confirmation WHERE sender = ? "
          + "AND aid IN (SELECT aid FROM received_archive WHERE sender = ?)",
        archive.receiver.bytes, archive.receiver.bytes)
    }
  }

  /// Notes that archives given to somebody arrived, as their archive said; identifiers that are not
  /// known here or were given to others are passed over. Returns how many were news.
  @discardableResult
  package func acknowledge(_ archives: [[UInt8]], by receiver: RecordID) throws -> Int {
    try database.write {
      try archives.reduce(0) { count, id in
        let changed = try database.run(
          "UPDATE sent_archive SET is_acknowledged = 1 "
            + "WHERE aid = ? AND receiver = ? AND is_acknowledged = 0", id, receiver.bytes)
        return count + (changed > 0 ? 1 : 0)
      }
    }
  }

  /// Notes that an archive of somebody was taken in; it is acknowledged with the next archive for
  /// them.
  package func noteReceived(_ archive: [UInt8], from sender: RecordID) throws {
    _ = try database.write {
      try database.run(
        "INSERT INTO received_archive(aid, sender, at_ms) VALUES(?, ?, ?) ON CONFLICT DO NOTHING",
        archive, sender.bytes, clock().utcMilliseconds)
    }
  }

  /// The archives of somebody that were taken in here, the newest last.
  package func acknowledgements(to sender: RecordID) throws -> [[UInt8]] {
    try database.query(
      "SELECT aid FROM received_archive WHERE sender = ? ORDER BY at_ms DESC, aid LIMIT ?",
      sender.bytes, Self.mostAcknowledgements
    ) { $0.bytes(0) }.reversed()
  }

  /// What somebody surely has of a stream under the given rules: that of the newest acknowledged
  /// archive. Nil when nothing was acknowledged.
  package func acknowledged(
    _ stream: StreamID, by receiver: RecordID, rules: [UInt8]
  ) throws -> VersionVector? {
    guard let sid = try names.existing(stream) else { return nil }
    let found = try database.query(
      """
      SELECT contained FROM sent_archive
      WHERE receiver = ? AND sid = ? AND rules = ? AND is_acknowledged = 1
      """, receiver.bytes, sid, rules
    ) { VectorCoding.vector($0.bytes(0)) }
    // Each says what the receiver had then; together they say what they have now.
    return found.compactMap(\.self).reduce(nil) { $0?.merged(with: $1) ?? $1 }
  }

  /// What somebody surely has of a stream, under whatever rules it was given: all the archives that
  /// they acknowledged together.
  package func acknowledged(
    _ stream: StreamID, by receiver: RecordID
  ) throws -> VersionVector? {
    guard let sid = try names.existing(stream) else { return nil }
    return try database.query(
      "SELECT contained FROM sent_archive WHERE receiver = ? AND sid = ? AND is_acknowledged = 1",
      receiver.bytes, sid
    ) { VectorCoding.vector($0.bytes(0)) }.compactMap(\.self).reduce(nil) {
      $0?.merged(with: $1) ?? $1
    }
  }

  /// Notes that an archive told of something taken back or erased in some streams: its sender waits to
  /// hear that it is obeyed.
  package func noteOwed(_ archive: [UInt8], to sender: RecordID, streams: [StreamID]) throws {
    _ = try database.write {
      for stream in streams.sorted() {
        try database.run(
          "INSERT INTO owed_confirmation(aid, sender, sid, at_ms) VALUES(?, ?, ?, ?) "
            + "ON CONFLICT DO NOTHING", archive, sender.bytes, try names.number(stream),
          clock().utcMilliseconds)
      }
    }
  }

  /// To whom a confirmation is owed about which streams.
  package func owedConfirmations() throws -> [(receiver: RecordID, stream: StreamID)] {
    try database.query(
      "SELECT DISTINCT sender, sid FROM owed_confirmation ORDER BY sender, sid"
    ) { row in
      guard let receiver = RecordID(bytes: row.bytes(0)) else {
        throw StoreError(.damaged, "a malformed entry about a confirmation")
      }
      return (receiver, try names.stream(row.int64(1)))
    }
  }

  /// Whether an archive of somebody was taken in before.
  package func hasReceived(_ archive: [UInt8], from sender: RecordID) throws -> Bool {
    try database.first(
      "SELECT 1 FROM received_archive WHERE aid = ? AND sender = ?", archive, sender.bytes
    ) { _ in true } ?? false
  }

  /// The archives given away, the newest first.
  package func sentArchives() throws -> [SentArchive] {
    struct Row {
      let id: [UInt8]
      let receiver: RecordID
      let at: Moment
      let isAcknowledged: Bool
      let stream: Int64
      let part: SentArchive.Part
      let purpose: String
    }
    let rows = try database.query(
      """
      SELECT aid, receiver, at_ms, zone, offset_s, is_acknowledged, sid, contained, rules, purpose
      FROM sent_archive ORDER BY at_ms DESC, aid, sid
      """
    ) { row -> Row in
      guard let receiver = RecordID(bytes: row.bytes(1)),
        let contained = VectorCoding.vector(row.bytes(7))
      else { throw StoreError(.damaged, "a malformed entry about an archive") }
      return Row(
        id: row.bytes(0), receiver: receiver,
        at: Moment(utcMilliseconds: row.int64(2), zone: row.string(3), offsetSeconds: row.int(4)),
        isAcknowledged: row.bool(5), stream: row.int64(6),
        part: SentArchive.Part(contained: contained, rules: row.bytes(8)), purpose: row.string(9))
    }
    var archives: [SentArchive] = []
    for row in rows {
      var parts = [try names.stream(row.stream): row.part]
      if let last = archives.last, last.id == row.id, last.receiver == row.receiver {
        parts.merge(last.parts) { first, _ in first }
        archives.removeLast()
      }
      archives.append(
        SentArchive(
          id: row.id, receiver: row.receiver, at: row.at, parts: parts, purpose: row.purpose,
          isAcknowledged: row.isAcknowledged))
    }
    return archives
  }
}
