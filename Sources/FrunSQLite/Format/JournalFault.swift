/// Why the journal refused a call of SQLite.
enum JournalFault: Error, Equatable {
  /// A write that the format has no place for.
  case refusedWrite
  /// A synchronisation in the middle of a record.
  case halfRecord
  /// A header or a counted record does not authenticate or is missing.
  case damaged
  /// The disk failed, with SQLite's code.
  case disk(Int32)
}

/// The file under the journal.
protocol JournalDisk {
  /// Reads up to `buffer.count` bytes at `offset`; returns how many there were before the end.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(JournalFault)
    -> Int
  /// Writes all bytes at `offset`.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(JournalFault)
}
