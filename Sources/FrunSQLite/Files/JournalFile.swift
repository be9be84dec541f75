import CSQLite

/// The rollback journal of a vault, under its own name and sealed.
final class JournalFile: SealedFile {
  private var journal: SealedJournal<LowerJournalDisk>
  private let noteUnclean: () -> Void

  /// `noteUnclean` is called when the start of the file is neither blank nor a header.
  init(
    lower: LowerFile, sealer: PageSealer, drawID: @escaping () -> UInt64,
    noteUnclean: @escaping () -> Void
  ) {
    journal = SealedJournal(disk: LowerJournalDisk(file: lower), sealer: sealer, drawID: drawID)
    self.noteUnclean = noteUnclean
    super.init(lower: lower)
  }

  override func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int32 {
    do {
      try journal.read(into: buffer, at: offset)
      if journal.isUnclean { noteUnclean() }
      return SQLITE_OK
    } catch .damaged {
      return ResultCode.ioErrorData.rawValue
    } catch .disk(let code) {
      return code
    } catch {
      return ResultCode.ioErrorRead.rawValue
    }
  }

  override func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) -> Int32 {
    do {
      try journal.write(bytes, at: offset)
      return SQLITE_OK
    } catch .disk(let code) {
      return code
    } catch {
      return ResultCode.ioErrorWrite.rawValue
    }
  }

  override func truncate(to size: Int64) -> Int32 {
    journal.truncated(to: size)
    return lower.truncate(to: size)
  }

  override func sync(_ flags: Int32) -> Int32 {
    do {
      try journal.checkWhole()
      return lower.sync(flags)
    } catch {
      return ResultCode.ioErrorSync.rawValue
    }
  }
}

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
