import FrunCrypto
import Testing
import VaultLaboratory

@testable import FrunSQLite

/// The journal's rules one by one, without SQLite.
@Suite struct SealedJournalTests {
  final class Disk: JournalDisk {
    let memory = Memory()
    var reads = 0
    var fails = false

    func read(
      into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
    ) throws(JournalFault) -> Int {
      reads += 1
      if fails { throw .disk(266) }
      return memory.read(into: buffer, at: Int(offset))
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(JournalFault) {
      if fails { throw .disk(778) }
      memory.write(bytes, at: Int(offset))
    }
  }

  /// A journal and a disk, driven like SQLite drives them.
  struct Driver {
    let disk: Disk
    var journal: SealedJournal<Disk>

    init(_ disk: Disk = Disk()) throws {
      self.disk = disk
      let sealer = PageSealer(
        cipher: try XAESPageCipher(key: [UInt8](repeating: 9, count: 32)),
        vaultID: [UInt8](repeating: 8, count: 16))
      journal = SealedJournal(
        disk: disk, sealer: sealer, drawID: { UInt64.random(in: 1 ... .max) })
    }

    mutating func write(_ bytes: [UInt8], at offset: Int64) throws(JournalFault) {
      var fault: JournalFault?
      bytes.withUnsafeBytes { buffer in
        do throws(JournalFault) { try journal.write(buffer, at: offset) } catch { fault = error }
      }
      if let fault { throw fault }
    }

    mutating func read(_ count: Int, at offset: Int64) throws(JournalFault) -> [UInt8] {
      var fault: JournalFault?
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        do throws(JournalFault) {
          try journal.read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
        } catch { fault = error }
        initialized = count
      }
      if let fault { throw fault }
      return bytes
    }

    mutating func header(at offset: Int64, seed: UInt32 = 5) throws(JournalFault) {
      var sector = [UInt8](repeating: 0, count: 512)
      sector.store(seed, at: 12)
      sector.store(UInt32(512), at: 20)
      sector.store(UInt32(4096), at: 24)
      try write(sector, at: offset)
    }

    mutating func record(_ page: UInt32, fill: UInt8, at offset: Int64) throws(JournalFault) {
      try write(page.bigEndianBytes, at: offset)
      var bytes = [UInt8](repeating: fill, count: 4040)
      bytes += [UInt8](repeating: 0, count: 56)
      try write(bytes, at: offset + 4)
      try write((0xCAFE_0000 + page).bigEndianBytes, at: offset + 4100)
    }

    mutating func commit(count: UInt32, at offset: Int64) throws(JournalFault) {
      try write(JournalSector.magic + count.bigEndianBytes, at: offset)
    }
  }

  static let recordSize: Int64 = 4104

  /// A journal with two records that count.
  private func counted() throws -> Driver {
    var driver = try Driver()
    try driver.header(at: 0)
    try driver.record(3, fill: 0x33, at: 512)
    try driver.record(4, fill: 0x44, at: 512 + Self.recordSize)
    try driver.commit(count: 2, at: 0)
    return driver
  }

  @Test func anotherProcessReadsWhatThisOneWrote() throws {
    let writer = try counted()
    var reader = try Driver(writer.disk)
    #expect(try reader.read(1, at: 0) != [0])
    #expect(try reader.read(8, at: 0) == JournalSector.magic)
    #expect(try reader.read(4, at: 8) == [0, 0, 0, 2])
    #expect(try reader.read(4, at: 12) == [0, 0, 0, 5])
    #expect(try reader.read(4, at: 512) == [0, 0, 0, 3])
    let page = try reader.read(4096, at: 516)
    #expect(page.prefix(4040).allSatisfy { $0 == 0x33 } && page.isZero(4040..<4096))
    #expect(try reader.read(4, at: 512 + 4100) == [0xCA, 0xFE, 0, 3])
    #expect(try reader.read(4, at: 512 + Self.recordSize) == [0, 0, 0, 4])
  }

  /// Pitfall 1: neither page numbers nor SQLite's checksums of plaintext are on the disk.
  @Test func nothingOfThePlaintextIsOnTheDisk() throws {
    let driver = try counted()
    let bytes = driver.disk.memory.array
    #expect(!Memory(bytes).contains([0xCA, 0xFE, 0]))
    #expect(!Memory(bytes).contains([UInt8](repeating: 0x33, count: 8)))
    for start in [512, 512 + Int(Self.recordSize)] {
      #expect(bytes.isZero(start..<start + 4) && bytes.isZero(start + 4100..<start + 4104))
    }
    #expect(bytes[0] == 0, "a stock sqlite3 takes a file that begins with zero for no journal")
    #expect(!Memory(bytes).contains(JournalSector.magic))
  }

  /// Pitfall 7: a counted record that does not authenticate is an error, never the end.
  @Test(arguments: [516, 4000, 4608, 5000]) func damageToCountedRecords(offset: Int) throws {
    let writer = try counted()
    writer.disk.memory.flip(bit: 3, at: offset)
    var reader = try Driver(writer.disk)
    _ = try reader.read(8, at: 0)
    let record = offset < 4616 ? 512 : 512 + Self.recordSize
    #expect(throws: JournalFault.damaged) { try reader.read(4, at: record) }
  }

  @Test func aCountedRecordThatIsMissing() throws {
    let writer = try counted()
    writer.disk.memory.resize(to: 512 + 4104 + 100)
    var reader = try Driver(writer.disk)
    _ = try reader.read(8, at: 0)
    #expect(throws: JournalFault.damaged) { try reader.read(4, at: 512 + Self.recordSize) }
  }

  @Test(arguments: 8..<76) func damageToTheHeader(offset: Int) throws {
    let writer = try counted()
    writer.disk.memory.flip(bit: 1, at: offset)
    var reader = try Driver(writer.disk)
    #expect(try reader.read(1, at: 0) != [0])
    #expect(throws: JournalFault.damaged) { try reader.read(8, at: 0) }
  }

  /// A vandalised mark cannot be told from garbage of a power cut before the first sync: not hot,
  /// but the next open must check everything.
  @Test(arguments: 0..<8) func vandalisedMark(offset: Int) throws {
    let writer = try counted()
    writer.disk.memory.flip(bit: 1, at: offset)
    var reader = try Driver(writer.disk)
    #expect(try reader.read(1, at: 0) == [0])
    #expect(reader.journal.isUnclean)
    #expect(try reader.read(8, at: 0) == [UInt8](repeating: 0, count: 8))
  }

  /// Pitfall 8: after a rollback SQLite looks for a name at the end of the file, at any offset.
  /// Behind the counted records nothing is read.
  @Test func probesBehindTheRecordsDoNotTouchTheDisk() throws {
    let writer = try counted()
    let end = 512 + 2 * Self.recordSize
    writer.disk.memory.resize(to: Int(end) + 20_000)
    var reader = try Driver(writer.disk)
    _ = try reader.read(8, at: 0)
    let before = reader.disk.reads
    for offset in [end, end + 4, end + 4100, end + Self.recordSize, end + 8208, end - 1, end + 13] {
      #expect(try reader.read(4, at: offset) == [0, 0, 0, 0])
    }
    #expect(try reader.read(8, at: end + 3) == [UInt8](repeating: 0, count: 8))
    #expect(reader.disk.reads == before)
  }

  /// Pitfall 9: stale records read as page 0; records of another header never open.
  @Test func staleRecords() throws {
    var writer = try counted()
    try writer.write([UInt8](repeating: 0, count: 28), at: 0)
    #expect(try Driver(writer.disk).journal.isUnclean == false)
    try writer.header(at: 0)
    try writer.record(3, fill: 1, at: 512)
    #expect(try writer.read(4, at: 512 + Self.recordSize) == [0, 0, 0, 0])
    // A header that counts one record too many would reach the stale one: another journal id.
    #expect(throws: JournalFault.refusedWrite) { try writer.commit(count: 2, at: 0) }
    try writer.commit(count: 1, at: 0)
    var reader = try Driver(writer.disk)
    _ = try reader.read(8, at: 0)
    #expect(try reader.read(4, at: 512) == [0, 0, 0, 3])
    #expect(try reader.read(4, at: 512 + Self.recordSize) == [0, 0, 0, 0])
  }

  /// A stale header right behind the records of a shorter journal: SQLite unmakes it by zeroing
  /// one byte, which on this disk is zero already.
  @Test func staleHeaderIsUnmade() throws {
    var writer = try Driver()
    let second: Int64 = 512 * 10
    try writer.header(at: 0)
    try writer.record(3, fill: 1, at: 512)
    try writer.commit(count: 1, at: 0)
    try writer.header(at: second)
    try writer.record(9, fill: 9, at: second + 512)
    try writer.commit(count: 1, at: second)
    // A new journal over it, with one record before the same place.
    try writer.write([UInt8](repeating: 0, count: 28), at: 0)
    try writer.header(at: 0)
    try writer.record(3, fill: 2, at: 512)
    #expect(try writer.read(8, at: second) == JournalSector.magic)
    try writer.write([0], at: second)
    try writer.commit(count: 1, at: 0)
    var reader = try Driver(writer.disk)
    #expect(try reader.read(8, at: 0) == JournalSector.magic)
    #expect(try reader.read(8, at: second) == [UInt8](repeating: 0, count: 8))
  }

  /// Pitfall 3: what SQLite leaves to the sealing must be zero when it writes.
  @Test func shapesThatAreRefused() throws {
    var driver = try Driver()
    let refused = JournalFault.refusedWrite
    #expect(throws: refused) { try driver.write([0, 0, 0, 1], at: 512) }
    try driver.header(at: 0)
    #expect(throws: refused) { try driver.write([0, 0, 0, 0], at: 512) }
    #expect(throws: refused) { try driver.write(UInt32(262_145).bigEndianBytes, at: 512) }
    #expect(throws: refused) { try driver.write([0, 0, 0, 1], at: 513) }
    #expect(throws: refused) { try driver.write([0, 0, 0, 1], at: 512 + Self.recordSize) }
    #expect(throws: refused) { try driver.write([0, 0, 0, 1], at: -4) }
    #expect(throws: refused) { try driver.write([0, 0, 0, 1], at: .max - 2) }
    #expect(throws: refused) { try driver.write([1], at: 0) }
    #expect(throws: refused) { try driver.write([0], at: 7) }
    #expect(throws: refused) { try driver.write([UInt8](repeating: 1, count: 28), at: 0) }
    #expect(throws: refused) { try driver.write([UInt8](repeating: 0, count: 28), at: 512) }
    #expect(throws: refused) { try driver.write([UInt8](repeating: 0, count: 512), at: 100) }
    #expect(throws: refused) { try driver.write([UInt8](repeating: 1, count: 512), at: 512) }
    #expect(throws: refused) { try driver.commit(count: 1, at: 0) }
    #expect(throws: refused) { try driver.commit(count: 0, at: 512) }
    #expect(throws: refused) { try driver.write([UInt8](repeating: 0, count: 77), at: 0) }
    try driver.write([0, 0, 0, 1], at: 512)
    let dirty = [UInt8](repeating: 1, count: 4096)
    #expect(throws: refused) { try driver.write(dirty, at: 516) }
    #expect(throws: JournalFault.halfRecord) { try driver.journal.checkWhole() }
    driver.journal.truncated(to: 0)
    try driver.journal.checkWhole()
  }

  /// A count that says "as many as there are" would let a torn journal pass for a whole one.
  @Test func endlessCountsAreRefused() throws {
    var driver = try Driver()
    var sector = [UInt8](repeating: 0, count: 512)
    sector.store(JournalSector.magic, at: 0)
    sector.store(UInt32.max, at: 8)
    #expect(throws: JournalFault.refusedWrite) { try driver.write(sector, at: 0) }
  }

  @Test func errorsOfTheDiskAreHandedOn() throws {
    let writer = try counted()
    var reader = try Driver(writer.disk)
    _ = try reader.read(8, at: 0)
    reader.disk.fails = true
    #expect(throws: JournalFault.disk(266)) { try reader.read(4, at: 512) }
    #expect(throws: JournalFault.disk(266)) { try reader.read(1, at: 0) }
    #expect(throws: JournalFault.disk(266)) { try reader.read(8, at: 512) }
    #expect(throws: JournalFault.disk(778)) { try reader.header(at: 0) }
  }

  /// Any calls in any order, on any bytes: an answer or an error, never a stop; and no page comes
  /// back that was not written.
  @Test func fuzz() throws {
    let seed = freshSeed()
    var random = SeededRandom(seed: seed)
    var pages = 0
    for _ in 0..<150 {
      let writer = try counted()
      let memory = writer.disk.memory
      for _ in 0..<random.below(3) {
        memory.flip(bit: random.below(8), at: random.below(memory.count))
      }
      if random.oneIn(5) { memory.resize(to: random.below(memory.count)) }
      var driver = try Driver(writer.disk)
      if !random.oneIn(4) { _ = try? driver.read(8, at: 0) }
      for _ in 0..<30 {
        let offset = Int64(
          [0, 512, 516, 4612, 4616, 4620, 8716, 8, 12, 9216, -1, Int.max][random.below(12)]
            &+ (random.oneIn(4) ? random.below(600) : 0))
        let size = [1, 4, 8, 12, 16, 28, 512, 4096][random.below(8)]
        if random.oneIn(6) {
          _ = try? driver.write(
            random.oneIn(2) ? [UInt8](repeating: 0, count: size) : random.bytes(size), at: offset)
        } else if let bytes = try? driver.read(size, at: offset), size == 4096 {
          guard bytes.contains(where: { $0 != 0 }) else { continue }
          pages += 1
          #expect(
            [0x33, 0x44].contains(bytes[0]) && bytes.prefix(4040).allSatisfy { $0 == bytes[0] },
            "seed \(seed)")
        }
      }
    }
    #expect(pages > 0, "seed \(seed): the fuzzer reached nothing")
  }
}
