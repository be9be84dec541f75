import FrunCrypto
import FrunDomain
import FrunSQLite
import FrunStore
import Glibc
import Testing

/// Attached files in a vault on the disk.
@Suite("Contents in a sealed vault") struct ContentVaultTests {
  @Test("A file far larger than the memory used goes in and out; nothing of it is readable")
  func bounded() throws {
    var template = Array("/tmp/frun-content-XXXXXX".utf8CString)
    let path = String(cString: try #require(mkdtemp(&template)))
    defer {
      for name in ["/vault", "/vault-journal"] { unlink(path + name) }
      rmdir(path)
    }
    let random = Seeded(21)
    let key = try Vault.create(
      path: path + "/vault", slots: [.recoveryCode(RecoveryCode())], random: random.bytes)
    let connection = try Vault.open(path: path + "/vault", key: key)
    let store = try CaseStore(
      connection: connection, identity: LocalIdentity(random: random.bytes),
      clock: { Moment(utcMilliseconds: 1_790_000_000_000) }, random: random.bytes)
    let marker = Array("a sentence that is written down in the middle of a photo".utf8)
    let block = Seeded(22).bytes(1 << 20)
    let before = Self.peak()
    let blocks = 96
    let kept = try store.keepContent { use in
      for number in 0..<blocks {
        try block.withUnsafeBytes(use)
        if number == blocks / 2 { try marker.withUnsafeBytes(use) }
      }
    }
    let hash = SHA256.Stream()
    try store.readContent(of: kept.digest) { hash.update(Array($0)) }
    #expect(hash.finalize() == kept.digest)
    #expect(kept.size == UInt64(blocks << 20 + marker.count))
    #expect(Self.peak() - before < 64 << 10, "\(Self.peak() - before) KiB more for 96 MiB")
    connection.close()
    let file = try #require(fopen(path + "/vault", "r"))
    defer { fclose(file) }
    var tail: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4 << 20)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      let window = tail + buffer[..<count]
      #expect(!Self.holds(window, marker))
      tail = Array(window.suffix(marker.count))
    }
  }

  private static func holds(_ bytes: [UInt8], _ marker: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes
      while let start = rest.baseAddress, rest.count >= marker.count,
        let hit = memchr(start, Int32(marker[0]), rest.count - marker.count + 1)
      {
        if memcmp(hit, marker, marker.count) == 0 { return true }
        rest = UnsafeRawBufferPointer(rebasing: rest[(UnsafeRawPointer(hit) - start + 1)...])
      }
      return false
    }
  }

  /// The most memory this process had, in KiB. Other tests run beside, so the bound is a loose one.
  private static func peak() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }
}
