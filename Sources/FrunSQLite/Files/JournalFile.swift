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
