import FrunCrypto
import FrunSQLite
import Testing
import VaultLaboratory

/// Changes by a hand that has the file and not the key: an error or the right content, never a
/// wrong one.
@Suite struct TamperTests {
  /// What a changed vault does: the error, or whether its content is right. `suspect` is a wrong
  /// content that nobody sees before the history was checked from its start.
  private enum Answer: Equatable {
    case error
    case right
    case suspect
    case wrong
  }

  private func answer(_ vault: DiskVault, _ expected: Workload.Outcome) -> Answer {
    do {
      let db = try vault.open()
      defer { db.close() }
      guard try Workload.outcome(db) == expected else {
        return db.needsFullCheck ? .suspect : .wrong
      }
      return try db.integrityFindings().isEmpty ? .right : .error
    } catch {
      return .error
    }
  }

  @Test func flippedBitsInPages() throws {
    let seed = freshSeed()
    var random = SeededRandom(seed: seed)
    let vault = try DiskVault()
    let expected = try vault.fill(seed: seed)
    let size = try #require(vault.disk[DiskVault.path]).count
    for _ in 0..<200 {
      let changed = DiskVault(copy: vault.disk.files, key: vault.key)
      let offset = 8192 + random.below(size - 8192)
      changed.disk[DiskVault.path]?.flip(bit: random.below(8), at: offset)
      #expect(answer(changed, expected) != .wrong, "seed \(seed) offset \(offset)")
      let check = try changed.verify()
      #expect(check.damagedPages == [(offset - 8192) / 4096 + 1], "seed \(seed) offset \(offset)")
      #expect(!check.isSound)
    }
  }

  @Test func flippedBitsInHeaders() throws {
    let seed = freshSeed()
    var random = SeededRandom(seed: seed)
    let vault = try DiskVault()
    let expected = try vault.fill(seed: seed)
    for index in 0..<60 {
      let changed = DiskVault(copy: vault.disk.files, key: vault.key)
      let offset = random.below(4096)
      let copies = [[0], [4096], [0, 4096]][index % 3]
      for start in copies {
        changed.disk[DiskVault.path]?.flip(bit: random.below(8), at: start + offset)
      }
      if copies.count == 2 {
        #expect(answer(changed, expected) == .error, "seed \(seed) offset \(offset)")
        continue
      }
      #expect(
        try !Vault.inspect(DiskVault.path, volume: changed.disk.volume).copiesAgree)
      #expect(answer(changed, expected) == .right, "seed \(seed) offset \(offset)")
      // Opening repaired the copy.
      #expect(try changed.verify().isSound)
    }
  }

  @Test func pagesMovedCopiedZeroedAndForeign() throws {
    let seed = freshSeed()
    let vault = try DiskVault()
    let expected = try vault.fill(seed: seed)
    let memory = try #require(vault.disk[DiskVault.path])
    let pages = (memory.count - 8192) / 4096
    // Another vault under the same data key would need a forged header; one with another key:
    let other = try DiskVault()
    _ = try other.fill(seed: seed)
    let foreign = try #require(other.disk[DiskVault.path])
    func page(_ number: Int, of memory: Memory) -> Memory {
      Memory(UnsafeRawBufferPointer(rebasing: memory.bytes[(8192 + number * 4096)...].prefix(4096)))
    }
    for number in 0..<pages {
      for replacement in [
        page((number + 1) % pages, of: memory), Memory([UInt8](repeating: 0, count: 4096)),
        page(min(number, (foreign.count - 8192) / 4096 - 1), of: foreign),
      ] {
        let changed = DiskVault(copy: vault.disk.files, key: vault.key)
        changed.disk[DiskVault.path]?.write(replacement, at: 8192 + number * 4096)
        #expect(answer(changed, expected) != .wrong)
        #expect(try changed.verify().damagedPages == [number + 1])
      }
    }
  }

  @Test func appendedBytes() throws {
    let vault = try DiskVault()
    let expected = try vault.fill(seed: 3)
    for count in [1, 100, 4096, 5000] {
      let changed = DiskVault(copy: vault.disk.files, key: vault.key)
      let memory = try #require(changed.disk[DiskVault.path])
      memory.resize(to: memory.count + count)
      #expect(answer(changed, expected) != .wrong)
      #expect(try !changed.verify().isSound)
    }
  }

  /// A vault whose writer was cut off in the middle of a large transaction.
  private func crashed(seed: UInt64) throws -> (DiskVault, Workload.Outcome) {
    let vault = try DiskVault()
    let expected = try vault.fill(seed: seed, transactions: 10)
    let db = try vault.open()
    try Workload.useTinyCache(db)
    try db.execute("BEGIN; UPDATE counter SET number=99; UPDATE item SET note=randomblob(2000)")
    return (DiskVault(copy: vault.disk.files, key: vault.key), expected)
  }

  @Test func flippedBitsInAHotJournal() throws {
    let seed = freshSeed()
    var random = SeededRandom(seed: seed)
    let (vault, expected) = try crashed(seed: seed)
    let size = try #require(vault.disk[DiskVault.sideFile]).count
    #expect(size > 3 * 4104)
    #expect(answer(DiskVault(copy: vault.disk.files, key: vault.key), expected) == .right)
    var errors = 0
    for index in 0..<250 {
      let changed = DiskVault(copy: vault.disk.files, key: vault.key)
      let offset = index < 76 ? index : random.below(size)
      changed.disk[DiskVault.sideFile]?.flip(bit: random.below(8), at: offset)
      let answer = answer(changed, expected)
      #expect(answer != .wrong, "seed \(seed) offset \(offset)")
      if answer == .error { errors += 1 }
    }
    #expect(errors > 60, "seed \(seed)")
  }

  /// Cutting the journal inside its counted records is an error. Cutting off whole segments, or
  /// the file, leaves what a crash before their first sync leaves, and only the history tells.
  @Test func cutHotJournal() throws {
    let seed = freshSeed()
    var random = SeededRandom(seed: seed)
    let (vault, expected) = try crashed(seed: seed)
    let journal = try #require(vault.disk[DiskVault.sideFile]).array
    let gaps = gaps(of: journal)
    var insideRecords = 0
    for _ in 0..<120 {
      let length = 1 + random.below(journal.count - 1)
      let changed = DiskVault(copy: vault.disk.files, key: vault.key)
      changed.disk[DiskVault.sideFile]?.resize(to: length)
      if gaps.contains(where: { $0.contains(length) }) { continue }
      insideRecords += 1
      #expect(answer(changed, expected) != .wrong, "seed \(seed) length \(length)")
    }
    #expect(insideRecords > 30, "seed \(seed)")
  }

  /// Lengths at which the file ends between two segments, or before the first is whole.
  private func gaps(of journal: [UInt8]) -> [Range<Int>] {
    var gaps = [0..<512]
    var header = 0
    while header + 512 <= journal.count {
      let count = journal[header + 8..<header + 12].reduce(0) { $0 << 8 | Int($1) }
      let end = header + 512 + count * 4104
      let next = (end + 511) / 512 * 512
      gaps.append(end..<next + 512)
      if count == 0 { break }
      header = next
    }
    return gaps
  }

  /// A vandalised mark leaves the transaction half done. It cannot be told from garbage of a power
  /// cut, so the connection says that everything must be checked first.
  @Test(arguments: 0..<8) func vandalisedMarkOfAHotJournal(offset: Int) throws {
    let (vault, expected) = try crashed(seed: 11)
    vault.disk[DiskVault.sideFile]?.flip(bit: 0, at: offset)
    #expect([.suspect, .error].contains(answer(vault, expected)))
    #expect(try !vault.verify().isSound)
  }

  /// The same at the header of a later segment, whose records are then not played back. The first
  /// to open it must say so: afterwards there is no journal left to tell.
  @Test(arguments: 0..<64) func vandalisedMarkOfALaterSegment(bit: Int) throws {
    let (vault, expected) = try crashed(seed: 755_538_603)
    let journal = try #require(vault.disk[DiskVault.sideFile]).array
    let headers = gaps(of: journal).dropLast().map { $0.upperBound - 512 }
    func changed(at header: Int) -> DiskVault {
      let copy = DiskVault(copy: vault.disk.files, key: vault.key)
      copy.disk[DiskVault.sideFile]?.flip(bit: bit % 8, at: header + bit / 8)
      return copy
    }
    for header in headers.prefix(2) {
      #expect(answer(changed(at: header), expected) == .suspect, "header at \(header)")
      #expect(try !changed(at: header).verify().isSound)
    }
    #expect(!headers.isEmpty)
  }

  /// Old authentic pages are what page sealing cannot see. The history and its anchor can.
  @Test func oldFileIsRollbackEvidence() throws {
    let vault = try DiskVault()
    _ = try vault.fill(seed: 5)
    let old = DiskVault(copy: vault.disk.files, key: vault.key)
    let db = try vault.open()
    var workload = Workload(seed: 5, count: 6)
    try workload.step(db)
    let hash = [UInt8](repeating: 7, count: 32)
    let anchor = HeadAnchor(key: vault.key, sequence: 7, hash: hash)
    func compare(_ vault: DiskVault) throws -> HeadAnchor.Comparison {
      let number = UInt64(try vault.outcome().number)
      return anchor.compare(head: number) { $0 <= number ? hash : nil }
    }
    db.close()
    #expect(try compare(vault) == .same)
    #expect(try old.verify().isSound, "the pages alone are in order")
    #expect(try compare(old) == .entryMissing)
  }

  /// An old copy of the header beside newer pages brings back old slots, and nothing else.
  @Test func oldHeaderWithNewPages() throws {
    let vault = try DiskVault()
    let expected = try vault.fill(seed: 6)
    let old = try #require(vault.disk[DiskVault.path]).copy()
    let code = RecoveryCode()
    try Vault.addSlot(
      path: DiskVault.path, key: vault.key, slot: .recoveryCode(code), volume: vault.disk.volume)
    old.resize(to: 8192)
    vault.disk[DiskVault.path]?.write(old, at: 0)
    #expect(answer(vault, expected) == .right)
    #expect(
      vaultError {
        _ = try Vault.unlock(
          path: DiskVault.path, with: .recoveryCode(code), volume: vault.disk.volume)
      } == .wrongCredential)
  }
}
