import FrunDomain
import FrunSQLite

/// Finds commits that somebody has seen and this store has not.
struct Gaps {
  let store: CaseStore
  let room: WaitingRoom

  /// The gaps of streams, by stream and device: numbers that a waiting commit, a head or the
  /// context of a stored commit names, and that are neither stored nor waiting.
  func find(in streams: Set<StreamID>) throws -> [IngestReport.Gap] {
    var gaps: [IngestReport.Gap] = []
    for stream in streams.sorted() {
      guard let sid = try store.names.existing(stream) else { continue }
      let here = try store.vector(sid: sid)
      var seen = try waitingDevices(sid: sid)
      for device in here.sequences.keys.sorted() {
        let did = try store.names.number(device)
        let newest = try store.log.entry(sid: sid, did: did, sequence: here[device])
        if let context = newest?.context { seen = seen.merged(with: context) }
      }
      for device in seen.sequences.keys.sorted() {
        let did = try store.names.number(device)
        let (waiting, highest) = try room.numbers(sid: sid, did: did, after: here[device])
        let count = max(highest, seen[device]) - here[device] - waiting
        if count > 0 { gaps.append(.init(stream: stream, device: device, count: count)) }
      }
    }
    return gaps
  }

  private func waitingDevices(sid: Int64) throws -> VersionVector {
    var vector = VersionVector()
    for table in ["waiting", "waiting_head"] {
      let found = try store.database.query(
        "SELECT did, max(sequence) FROM \(table) WHERE sid = ? GROUP BY did", sid
      ) { ($0.int64(0), $0.int(1)) }
      for (did, sequence) in found {
        vector.insert(ChainPosition(device: try store.names.device(did), sequence: sequence))
      }
    }
    return vector
  }
}
