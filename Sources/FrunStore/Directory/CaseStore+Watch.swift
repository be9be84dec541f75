package import FrunDomain
import FrunSQLite

extension CaseStore {
  /// Notes how much of a directory a sender showed, after everything of theirs was proven, and
  /// refuses a sender who shows less than before although they send newer things.
  ///
  /// Changes only ever add to a directory, so an archive cannot take anything back here. But who
  /// sends new changes with an old directory works on an old copy of a vault: a backup that was put
  /// back, or a stolen disk that never heard of its revocation. Archives that were merely delayed
  /// are told by their time: nothing in them is newer than what came with the longer directory.
  ///
  /// - Parameters:
  ///   - serial: changes of the directory that the sender says they knew.
  ///   - newest: when the newest change in the archive was written; nil for an archive without.
  ///
  /// Throws `store.directoryRollback`.
  package func watchDirectory(
    _ team: StreamID, of sender: RecordID, serial: Int, newest: Moment?
  ) throws {
    try database.write {
      let known = try database.first(
        "SELECT serial, newest_ms FROM directory_seen WHERE team = ? AND sender = ?",
        team.id.bytes, sender.bytes
      ) { ($0.int(0), $0.int64(1)) }
      let time = newest?.utcMilliseconds ?? Int64.min
      if let known, serial < known.0 {
        guard time <= known.1 else {
          throw StoreError(
            .directoryRollback,
            "the sender's directory ends at change \(serial); change \(known.0) was seen before")
        }
        return
      }
      try database.run(
        "INSERT OR REPLACE INTO directory_seen(team, sender, serial, newest_ms) VALUES(?, ?, ?, ?)",
        team.id.bytes, sender.bytes, serial, max(time, known?.1 ?? Int64.min))
    }
  }

  /// Refuses a directory as a whole that is older than the one known here.
  ///
  /// Throws `store.directoryRollback`.
  package func checkSerial(_ serial: Int, of team: StreamID) throws {
    let known = try directorySerial(of: team)
    guard serial >= known else {
      throw StoreError(
        .directoryRollback,
        "this directory ends at change \(serial); change \(known) is known here")
    }
  }
}
