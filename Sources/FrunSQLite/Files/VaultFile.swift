import CSQLite

/// The vault file: two header copies that SQLite never sees, then sealed pages.
final class VaultFile: SealedFile {
  private let sealer: PageSealer
  private let page = UnsafeMutableRawBufferPointer.allocate(
    byteCount: FRV1.pageSize, alignment: 16)
  private var lockLevel = SQLITE_LOCK_NONE
  /// The logical size, known only while nobody else can change it.
  private var knownEnd: Int64?
  private var memo = FirstPageMemo()

  init(lower: LowerFile, sealer: PageSealer) {
    self.sealer = sealer
    super.init(lower: lower)
  }

  deinit { page.deallocate() }

  private static let pageSize = Int64(FRV1.pageSize)
  private static let dataOffset = Int64(FRV1.dataOffset)

  // MARK: Reading

  override func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int32 {
    if buffer.count == FRV1.pageSize, offset % Self.pageSize == 0 {
      return readPage(buffer, at: offset)
    }
    if offset == 0, buffer.count == 100 { return readFileHeader(buffer) }
    if offset == 24, buffer.count == FirstPageMemo.size { return readChangeCounter(buffer) }
    return readRange(buffer, at: offset)
  }

  /// Reads and opens the page at a logical offset.
  func readPage(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int32 {
    let status = lower.read(buffer, at: Self.dataOffset + offset)
    guard status == SQLITE_OK else {
      return status == ResultCode.ioErrorShortRead.rawValue
        ? answerShortRead(buffer, at: offset) : status
    }
    let number = UInt64(offset / Self.pageSize) + 1
    guard sealer.open(buffer, at: ImageAddress(kind: .databasePage, index: number)) else {
      return ResultCode.ioErrorData.rawValue
    }
    buffer.clear(FRV1.usable..<FRV1.pageSize)
    return SQLITE_OK
  }

  /// SQLite takes a page beyond the end for an empty one. A writer asks for such pages when it
  /// extends the file; for a reader it means that somebody cut the file.
  private func answerShortRead(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int32 {
    buffer.clear(0..<buffer.count)
    var end: Int64 = 0
    let status = size(&end)
    guard status == SQLITE_OK else { return status }
    let mayExtend = lockLevel >= SQLITE_LOCK_RESERVED
    return offset >= end && (end == 0 || mayExtend)
      ? ResultCode.ioErrorShortRead.rawValue : ResultCode.ioErrorData.rawValue
  }

  /// The first read of a connection, before it has repaired anything: page 1 may be torn, and an
  /// error here would make the repair impossible. Then the answer is what every vault has there.
  private func readFileHeader(_ buffer: UnsafeMutableRawBufferPointer) -> Int32 {
    let status = readPage(page, at: 0)
    switch ResultCode(rawValue: status) {
    case .ok: buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: page[0..<100]))
    case .ioErrorShortRead: buffer.clear(0..<buffer.count)
    case .ioErrorData:
      buffer.clear(0..<buffer.count)
      buffer[16] = UInt8(FRV1.pageSize >> 8)
      buffer[20] = UInt8(FRV1.reserve)
      return SQLITE_OK
    default: break
    }
    return status
  }

  /// Read at the start of every read transaction, to learn whether somebody else wrote. Opening
  /// page 1 for it would make look-ups a fifth slower; its nonce and tag say the same.
  private func readChangeCounter(_ buffer: UnsafeMutableRawBufferPointer) -> Int32 {
    let proof = UnsafeMutableRawBufferPointer(rebasing: page[0..<FirstPageMemo.proofSize])
    let offset = Self.dataOffset + Int64(FRV1.sealedCount)
    if lower.read(proof, at: offset) == SQLITE_OK, memo.recall(proof, into: buffer) {
      return SQLITE_OK
    }
    // Nonce and tag once more, with the page they belong to: between two reads a writer of
    // another process could not slip in (this connection holds a lock), but a memo must never
    // rest on that.
    let status = lower.read(page, at: Self.dataOffset)
    guard status == SQLITE_OK else {
      buffer.clear(0..<buffer.count)
      return status == ResultCode.ioErrorShortRead.rawValue
        ? answerShortRead(buffer, at: 0) : status
    }
    guard sealer.open(page, at: ImageAddress(kind: .databasePage, index: 1)) else {
      return ResultCode.ioErrorData.rawValue
    }
    let field = UnsafeRawBufferPointer(rebasing: page[24..<24 + FirstPageMemo.size])
    buffer.copyMemory(from: field)
    memo.remember(
      UnsafeRawBufferPointer(rebasing: page[FRV1.sealedCount..<FRV1.pageSize]), field)
    return SQLITE_OK
  }

  private func readRange(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int32 {
    guard offset >= 0 else { return ResultCode.ioErrorRead.rawValue }
    var done = 0
    while done < buffer.count {
      let position = offset + Int64(done)
      let start = position / Self.pageSize * Self.pageSize
      let status = readPage(page, at: start)
      guard status == SQLITE_OK else {
        buffer.clear(done..<buffer.count)
        return status
      }
      let skip = Int(position - start)
      let count = min(FRV1.pageSize - skip, buffer.count - done)
      UnsafeMutableRawBufferPointer(rebasing: buffer[done..<done + count])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: page[skip..<skip + count]))
      done += count
    }
    return SQLITE_OK
  }

  // MARK: Writing

  override func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) -> Int32 {
    let refused = ResultCode.ioErrorWrite.rawValue
    guard bytes.count == FRV1.pageSize, offset >= 0, offset % Self.pageSize == 0,
      offset / Self.pageSize < Int64(UInt32.max), bytes.hasZeroReserve
    else { return refused }
    if offset == 0 {
      guard bytes[16] == UInt8(FRV1.pageSize >> 8), bytes[17] == 0, bytes[20] == UInt8(FRV1.reserve)
      else { return refused }
    }
    let status = fillGap(before: offset)
    guard status == SQLITE_OK else { return status }
    return writePage(bytes, at: offset)
  }

  private func writePage(_ bytes: UnsafeRawBufferPointer, at offset: Int64) -> Int32 {
    let number = UInt64(offset / Self.pageSize) + 1
    sealer.seal(bytes, into: page, at: ImageAddress(kind: .databasePage, index: number))
    let status = lower.write(UnsafeRawBufferPointer(page), at: Self.dataOffset + offset)
    if status == SQLITE_OK, let end = knownEnd {
      knownEnd = max(end, offset + Self.pageSize)
    } else {
      knownEnd = nil
    }
    return status
  }

  /// SQLite skips pages that were used and freed in one transaction, and the page with its lock
  /// bytes. They are sealed too, so that zeros in the file are never a valid page.
  private func fillGap(before offset: Int64) -> Int32 {
    if knownEnd == nil {
      var end: Int64 = 0
      let status = size(&end)
      guard status == SQLITE_OK else { return status }
      knownEnd = end / Self.pageSize * Self.pageSize
    }
    while let end = knownEnd, end < offset {
      let status = UnsafeRawBufferPointer.zeroPage.withMemory { writePage($0, at: end) }
      guard status == SQLITE_OK else { return status }
    }
    return SQLITE_OK
  }

  override func truncate(to size: Int64) -> Int32 {
    guard size >= 0, size % Self.pageSize == 0 else { return SQLITE_IOERR }
    knownEnd = nil
    return lower.truncate(to: Self.dataOffset + size)
  }

  override func size(_ size: inout Int64) -> Int32 {
    let status = lower.size(&size)
    size = max(0, size - Self.dataOffset)
    return status
  }

  // MARK: Locks and controls

  override func lock(_ level: Int32) -> Int32 {
    let status = lower.lock(level)
    if status == SQLITE_OK { lockLevel = max(lockLevel, level) }
    return status
  }

  override func unlock(_ level: Int32) -> Int32 {
    lockLevel = min(lockLevel, level)
    if lockLevel < SQLITE_LOCK_RESERVED { knownEnd = nil }
    return lower.unlock(level)
  }

  override func control(_ verb: Int32, _ argument: UnsafeMutableRawPointer?) -> Int32 {
    switch verb {
    // A hint would extend the file with zeros, which are no pages.
    case SQLITE_FCNTL_SIZE_HINT, SQLITE_FCNTL_CHUNK_SIZE: return SQLITE_OK
    case SQLITE_FCNTL_MMAP_SIZE:
      argument?.storeBytes(of: 0, as: Int64.self)
      return SQLITE_OK
    case SQLITE_FCNTL_POWERSAFE_OVERWRITE:
      argument?.storeBytes(of: 1, as: Int32.self)
      return SQLITE_OK
    case SQLITE_FCNTL_BEGIN_ATOMIC_WRITE, SQLITE_FCNTL_COMMIT_ATOMIC_WRITE,
      SQLITE_FCNTL_ROLLBACK_ATOMIC_WRITE:
      return SQLITE_NOTFOUND
    case SQLITE_FCNTL_PRAGMA: return PragmaPolicy.answer(argument)
    default: return lower.control(verb, argument)
    }
  }
}
