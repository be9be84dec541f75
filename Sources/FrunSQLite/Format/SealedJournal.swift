/// SQLite's rollback journal on a disk that shows nothing of its content (Vault.md, "Journal").
///
/// SQLite sees its own layout: header sectors of 512 bytes, and records of a page number, a page
/// and a checksum. On the disk both number and checksum are inside the sealed image of the page,
/// because the checksum is computed over plaintext. A record is therefore held back until its
/// third part arrives, and written at once.
struct SealedJournal<Disk: JournalDisk> {
  /// One header and the records behind it.
  private struct Segment {
    let offset: Int64
    var header: JournalSector
    /// Whether this handle wrote the header.
    let isOwn: Bool
    /// Records that must be there: written by this handle, or counted by the header.
    var records: Int64
  }

  private enum State {
    case idle
    /// The page number came, the page is next.
    case numbered(Int64)
    /// The page came too, the checksum is next.
    case filled(Int64)
  }

  static var recordSize: Int64 { Int64(FRV1.pageSize) + 8 }
  private static var sectorSize: Int64 { Int64(JournalSector.size) }

  let disk: Disk
  private let sealer: PageSealer
  private let drawID: () -> UInt64
  private var segments: [Segment] = []
  private var state = State.idle
  private let pending: RecordBuffer
  private let opened: RecordBuffer
  /// Where the record in `opened` stands, or nil.
  private var openedOffset: Int64?
  /// The start of the file was neither blank nor a header: the next open must check everything.
  private(set) var isUnclean = false

  /// Takes the file, the sealer for the journal key, and the source of journal ids.
  init(disk: Disk, sealer: PageSealer, drawID: @escaping () -> UInt64) {
    self.disk = disk
    self.sealer = sealer
    self.drawID = drawID
    pending = RecordBuffer()
    opened = RecordBuffer()
  }

  // MARK: Writing

  /// Takes one write of SQLite.
  mutating func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(JournalFault) {
    guard offset >= 0, offset <= Int64.max / 2 else { throw .refusedWrite }
    switch (state, bytes.count) {
    case (.idle, 4): try begin(bytes.bigEndian32(at: 0), at: offset)
    case (.numbered(let start), FRV1.pageSize) where offset == start + 4:
      guard bytes.hasZeroReserve else { throw .refusedWrite }
      pending.page.copyMemory(from: bytes)
      state = .filled(start)
    case (.filled(let start), 4) where offset == start + 4 + Int64(FRV1.pageSize):
      // Whatever happens to the write, the record is no longer half there.
      state = .idle
      try finish(start, checksum: bytes.bigEndian32(at: 0))
    case (.idle, JournalSector.size) where offset % Self.sectorSize == 0:
      try writeHeader(Array(bytes), at: offset)
    case (.idle, 12): try patchHeader(Array(bytes), at: offset)
    case (.idle, JournalSector.logicalSize) where offset == 0 && bytes.allSatisfy { $0 == 0 }:
      try disk.write(bytes, at: 0)
      forget(from: 0)
    case (.idle, 1) where offset % Self.sectorSize == 0 && bytes[0] == 0:
      try clearMagic(at: offset)
    default:
      throw .refusedWrite
    }
  }

  /// Called before the file is synchronised.
  func checkWhole() throws(JournalFault) {
    guard case .idle = state else { throw .halfRecord }
  }

  /// Forgets what lies at or behind `size`, and a record that is not whole.
  mutating func truncated(to size: Int64) {
    state = .idle
    forget(from: size)
  }

  private mutating func forget(from offset: Int64) {
    segments.removeAll { $0.offset >= offset }
    openedOffset = nil
  }

  private mutating func begin(_ page: UInt32, at offset: Int64) throws(JournalFault) {
    guard page != 0, page != FRV1.lockBytePage, let index = segment(before: offset),
      let place = place(of: offset, in: segments[index]), place.part == .number,
      segments[index].isOwn, place.record <= segments[index].records
    else { throw .refusedWrite }
    pending.number = page
    state = .numbered(offset)
  }

  private mutating func finish(_ start: Int64, checksum: UInt32) throws(JournalFault) {
    guard let index = segment(before: start), let place = place(of: start, in: segments[index])
    else { throw .refusedWrite }
    openedOffset = openedOffset == start ? nil : openedOffset
    pending.checksum = checksum
    pending.seal(
      with: sealer,
      at: ImageAddress(
        kind: .journalRecord, index: UInt64(start), journalID: segments[index].header.journalID))
    try disk.write(pending.whole, at: start)
    segments[index].records = max(segments[index].records, place.record + 1)
  }

  private mutating func writeHeader(_ sector: [UInt8], at offset: Int64) throws(JournalFault) {
    let logical = Array(sector.prefix(JournalSector.logicalSize))
    let header = JournalSector(logical: logical, journalID: drawID())
    guard sector.isZero(JournalSector.logicalSize..<sector.count),
      header.hasMagic || header.logical.isZero(0..<8), header.recordCount != .max
    else { throw .refusedWrite }
    forget(from: offset)
    try put(header, at: offset)
    segments.append(Segment(offset: offset, header: header, isOwn: true, records: 0))
  }

  /// SQLite makes a header count after the records are on the disk: magic and number, 12 bytes.
  private mutating func patchHeader(_ bytes: [UInt8], at offset: Int64) throws(JournalFault) {
    guard let index = segments.firstIndex(where: { $0.offset == offset && $0.isOwn }) else {
      throw .refusedWrite
    }
    var header = segments[index].header
    header.logical.store(bytes, at: 0)
    guard header.hasMagic, Int64(header.recordCount) <= segments[index].records else {
      throw .refusedWrite
    }
    try put(header, at: offset)
    segments[index].header = header
  }

  private func put(_ header: JournalSector, at offset: Int64) throws(JournalFault) {
    let sector = header.encoded(at: UInt64(offset), sealer: sealer)
    var fault: JournalFault?
    sector.withUnsafeBytes { bytes in
      do throws(JournalFault) { try disk.write(bytes, at: offset) } catch { fault = error }
    }
    if let fault { throw fault }
  }

  /// SQLite unmakes the stale header behind its own records by zeroing the first byte of its
  /// magic. On the disk that byte is zero already, so the whole magic goes: it lies in one sector
  /// like the byte does.
  private mutating func clearMagic(at offset: Int64) throws(JournalFault) {
    var zeros: UInt64 = 0
    var fault: JournalFault?
    withUnsafeBytes(of: &zeros) { bytes in
      do throws(JournalFault) { try disk.write(bytes, at: offset) } catch { fault = error }
    }
    if let fault { throw fault }
    forget(from: offset)
  }

  // MARK: Reading

  /// Answers one read of SQLite; the buffer is filled whole.
  mutating func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
  ) throws(JournalFault) {
    buffer.clear(0..<buffer.count)
    guard offset >= 0, offset <= Int64.max / 2 else { return }
    if buffer.count == 1, offset == 0 {
      try readMark(into: buffer)
    } else if buffer.count == 8, offset % Self.sectorSize == 0 {
      try readMagic(into: buffer, at: offset)
    } else if let index = segment(before: offset) {
      try readPart(of: index, into: buffer, at: offset)
    }
  }

  /// The one byte by which SQLite tells a journal to be played back from a finished one.
  private mutating func readMark(into buffer: UnsafeMutableRawBufferPointer) throws(JournalFault) {
    let sector = try readSector(at: 0)
    if Array(sector[0..<8]) == JournalSector.diskMagic {
      buffer[0] = JournalSector.magic[0]
    } else if !sector.isZero(0..<8) {
      isUnclean = true
    }
  }

  private mutating func readMagic(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
  ) throws(JournalFault) {
    if let own = segments.first(where: { $0.offset == offset && $0.isOwn }) {
      if own.header.hasMagic { buffer.copyBytes(from: JournalSector.magic) }
      return
    }
    let sector = try readSector(at: offset)
    forget(from: offset)
    switch JournalSector.read(sector, at: UInt64(offset), sealer: sealer) {
    case .blank: break
    case .foreign: if offset == 0 { isUnclean = true }
    case .defaced: if !segments.contains(where: \.isOwn) { isUnclean = true }
    case .damaged:
      // Behind records of this handle stale bytes may lie; SQLite only asks whether they are a
      // header. In a journal that somebody else left, a header that does not fit is damage.
      guard segments.contains(where: \.isOwn) else { throw .damaged }
    case .authentic(let header):
      segments.append(
        Segment(
          offset: offset, header: header, isOwn: false, records: Int64(header.recordCount)))
      buffer.copyBytes(from: JournalSector.magic)
    }
  }

  private mutating func readPart(
    of index: Int, into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
  ) throws(JournalFault) {
    let segment = segments[index]
    let relative = offset - segment.offset
    if buffer.count == 4, (8..<Int64(JournalSector.logicalSize)).contains(relative),
      relative % 4 == 0
    {
      buffer.storeBigEndian(segment.header.logical.bigEndian32(at: Int(relative)), at: 0)
      return
    }
    // Behind the records that must be there nothing is read at all: stale bytes are no damage.
    guard let place = place(of: offset, in: segment), place.part.size == buffer.count,
      place.record < segment.records
    else { return }
    try open(at: segment.offset + Self.sectorSize + place.record * Self.recordSize, of: segment)
    switch place.part {
    case .number: buffer.storeBigEndian(opened.number, at: 0)
    case .page: buffer.copyMemory(from: UnsafeRawBufferPointer(opened.page))
    case .checksum: buffer.storeBigEndian(opened.checksum, at: 0)
    }
  }

  private mutating func open(at start: Int64, of segment: Segment) throws(JournalFault) {
    if openedOffset == start { return }
    openedOffset = nil
    let count = try disk.read(into: opened.memory, at: start)
    let address = ImageAddress(
      kind: .journalRecord, index: UInt64(start), journalID: segment.header.journalID)
    guard count == opened.memory.count, opened.open(with: sealer, at: address) else {
      throw .damaged
    }
    openedOffset = start
  }

  private func readSector(at offset: Int64) throws(JournalFault) -> [UInt8] {
    var fault: JournalFault?
    let sector = [UInt8](unsafeUninitializedCapacity: JournalSector.size) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      raw.clear(0..<raw.count)
      do throws(JournalFault) {
        let length = try disk.read(into: raw, at: offset)
        raw.clear(length..<raw.count)
      } catch { fault = error }
      count = JournalSector.size
    }
    if let fault { throw fault }
    return sector
  }

  // MARK: Places

  private enum Part {
    case number
    case page
    case checksum

    var size: Int { self == .page ? FRV1.pageSize : 4 }
  }

  private func segment(before offset: Int64) -> Int? {
    segments.lastIndex { $0.offset <= offset }
  }

  /// Which record of the segment begins, continues or ends exactly at `offset`.
  private func place(of offset: Int64, in segment: Segment) -> (record: Int64, part: Part)? {
    let relative = offset - segment.offset - Self.sectorSize
    guard relative >= 0 else { return nil }
    let (record, rest) = relative.quotientAndRemainder(dividingBy: Self.recordSize)
    switch rest {
    case 0: return (record, .number)
    case 4: return (record, .page)
    case Self.recordSize - 4: return (record, .checksum)
    default: return nil
    }
  }
}
