/// The file under the journal.
protocol JournalDisk {
  /// Reads up to `buffer.count` bytes at `offset`; returns how many there were before the end.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(JournalFault)
    -> Int
  /// Writes all bytes at `offset`.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(JournalFault)
}
