import CSQLite

/// A file of the VFS below as the disk of a journal.
struct LowerJournalDisk: JournalDisk {
  let file: LowerFile

  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
  ) throws(JournalFault) -> Int {
    let status = file.read(buffer, at: offset)
    if status == SQLITE_OK { return buffer.count }
    guard status == ResultCode.ioErrorShortRead.rawValue else { throw .disk(status) }
    var size: Int64 = 0
    let sized = file.size(&size)
    guard sized == SQLITE_OK else { throw .disk(sized) }
    return Int(min(max(0, size - offset), Int64(buffer.count)))
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(JournalFault) {
    let status = file.write(bytes, at: offset)
    guard status == SQLITE_OK else { throw .disk(status) }
  }
}
