package import FrunDomain
import FrunSQLite

/// An answer that was erased, and the commit that ordered it.
package struct ErasedPlace: Hashable, Sendable {
  /// The digest of the answer, which stays.
  package let digest: [UInt8]
  /// The commit that holds it.
  package let answer: ChainPosition
  /// The commit that erased it.
  package let order: ChainPosition
}

/// What notices to others are made of.
extension CaseStore {
  /// The cases and registers of which something was erased.
  package func streamsWithErasures() throws -> [StreamID] {
    try database.query("SELECT DISTINCT sid FROM erased") { try names.stream($0.int64(0)) }.sorted()
  }

  /// What was erased of a stream and is known to have been here, by whatever commits order it.
  package func erasures(in stream: StreamID) throws -> [ErasedPlace] {
    try database.read {
      guard let sid = try names.existing(stream) else { return [] }
      let places = Set(try log.erased(sid: sid).values)
      return try places.flatMap { place -> [ErasedPlace] in
        let said = try log.assertions(about: place)
        let answers = Dictionary(grouping: said, by: \.digest)
        return said.flatMap { order -> [ErasedPlace] in
          guard case .erase(let digest)? = order.change else { return [] }
          return (answers[digest] ?? []).map {
            ErasedPlace(digest: digest, answer: $0.position, order: order.position)
          }
        }
      }
    }
  }

  /// Everything ever said about one field of a record, with the place of each commit; in no order.
  package func statements(about record: Record, field: String) throws -> [PositionedAssertion] {
    try database.read {
      guard let sid = try names.existing(record.stream),
        let fid = try names.existing(field: field, of: record.kind)
      else { return [] }
      let rid = try database.first(
        "SELECT rid FROM record WHERE id = ? AND sid = ?", record.id.bytes, sid
      ) { $0.int64(0) }
      return try rid.map { try log.assertions(about: .init(rid: $0, fid: fid)) } ?? []
    }
  }

  /// Who wrote in a stream, and what each knew of it when they last did.
  package func authors(of stream: StreamID) throws -> [RecordID: VersionVector] {
    try database.read {
      guard let sid = try names.existing(stream) else { return [:] }
      var known: [RecordID: VersionVector] = [:]
      let ends = try database.query(
        "SELECT author, did, max(sequence), context FROM history WHERE sid = ? GROUP BY author, did",
        sid
      ) { row -> (RecordID?, Int64, Int, VersionVector?) in
        (RecordID(bytes: row.bytes(0)), row.int64(1), row.int(2), VectorCoding.vector(row.bytes(3)))
      }
      for (author, did, sequence, context) in ends {
        guard let author, var seen = context else { continue }
        seen.insert(ChainPosition(device: try names.device(did), sequence: sequence))
        known[author] = known[author]?.merged(with: seen) ?? seen
      }
      return known
    }
  }
}
