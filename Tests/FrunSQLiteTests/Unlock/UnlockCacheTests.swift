import CSystem
import FrunCrypto
import FrunSQLite
import Glibc
import Testing
import VaultLaboratory

@Suite struct UnlockCacheTests {
  /// Time and keyring in our hands. Used by one test at a time.
  // Sendable is true because every test has its own and runs on one thread.
  final class Machine: SessionKeyring, @unchecked Sendable {
    var now: UInt64 = 1000
    var unavailable: Int32?
    private var entries: [String: (key: [UInt8], end: UInt64)] = [:]

    private func check() throws(KeyringError) {
      if let unavailable { throw .unavailable(unavailable) }
    }

    func store(_ key: SecretBytes, description: String, seconds: UInt32) throws(KeyringError) {
      try check()
      entries[description] = (key.withUnsafeBytes { [UInt8]($0) }, now + UInt64(seconds))
    }

    func load(description: String, seconds: UInt32) throws(KeyringError) -> SecretBytes? {
      try check()
      guard let entry = entries[description], entry.end > now else { return nil }
      entries[description]?.end = now + UInt64(seconds)
      return SecretBytes(entry.key)
    }

    func remove(description: String) throws(KeyringError) {
      try check()
      entries[description] = nil
    }
  }

  private struct Setting {
    let folder: ScratchFolder
    let machine = Machine()
    let key: VaultKey

    init() throws {
      folder = try ScratchFolder()
      key = try DiskVault().key
    }

    func cache(user: UInt32 = 1000, boot: String = "boot-1") -> UnlockCache {
      let machine = machine
      return UnlockCache(
        keyring: machine,
        surroundings: .init(
          runtimeDirectory: folder.path, userID: user, bootID: boot,
          secondsSinceBoot: { machine.now }))
    }

    func loads(_ cache: UnlockCache) throws -> Bool {
      guard let found = try cache.load(vaultID: key.vaultID) else { return false }
      // The key itself is compared by what it derives.
      return try found.vaultID == key.vaultID
        && found.subkey(.head).withBytes { $0 } == key.subkey(.head).withBytes { $0 }
    }
  }

  @Test func idleAndAbsoluteLimits() throws {
    let setting = try Setting()
    let cache = setting.cache()
    #expect(cache.status(vaultID: setting.key.vaultID) == .locked)
    try cache.store(setting.key)
    #expect(setting.folder.names.count == 1)
    #expect(try setting.folder.mode(setting.folder.names[0]) == 0o600)
    for _ in 0..<30 {
      setting.machine.now += 14 * 60
      #expect(try setting.loads(cache))
    }
    #expect(cache.status(vaultID: setting.key.vaultID) == .unlocked(secondsLeft: 3600))
    for _ in 0..<4 {
      setting.machine.now += 14 * 60
      #expect(try setting.loads(cache))
    }
    setting.machine.now += 4 * 60
    #expect(try !setting.loads(cache), "eight hours are over")
    #expect(setting.folder.names.isEmpty)
    try cache.store(setting.key)
    setting.machine.now += 15 * 60
    #expect(try !setting.loads(cache), "a quarter of an hour without use")
  }

  @Test func lockForgets() throws {
    let setting = try Setting()
    let cache = setting.cache()
    try cache.store(setting.key)
    try cache.clear(vaultID: setting.key.vaultID)
    #expect(try !setting.loads(cache) && setting.folder.names.isEmpty)
    try cache.store(setting.key)
    try cache.store(DiskVault().key)
    #expect(setting.folder.names.count == 2)
    try cache.clearAll()
    #expect(try !setting.loads(cache) && setting.folder.names.isEmpty)
  }

  @Test func otherUserOtherStartOtherVault() throws {
    let setting = try Setting()
    try setting.cache().store(setting.key)
    let name = setting.folder.names[0]
    let entry = try setting.folder.read(name)
    #expect(!Memory(entry).contains(try setting.key.subkey(.head).withBytes { $0 }))
    for cache in [setting.cache(user: 1001), setting.cache(boot: "boot-2")] {
      try setting.folder.write(entry, to: name)
      #expect(try !setting.loads(cache))
      #expect(setting.folder.names.isEmpty)
      try setting.cache().store(setting.key)
    }
    #expect(try setting.cache().load(vaultID: DiskVault().key.vaultID) == nil)
  }

  @Test func changedEntriesDoNotOpen() throws {
    let setting = try Setting()
    let cache = setting.cache()
    try cache.store(setting.key)
    let name = setting.folder.names[0]
    let entry = try setting.folder.read(name)
    for offset in 0..<entry.count {
      var changed = entry
      changed[offset] ^= 0x80
      try cache.store(setting.key)
      try setting.folder.write(changed, to: name)
      #expect(try !setting.loads(cache), "\(offset)")
    }
    for changed in [[], Array(entry.dropLast()), entry + [0]] {
      try setting.folder.write(changed, to: name)
      #expect(try !setting.loads(cache))
    }
  }

  /// No keyring, as in most containers: the caller has to ask.
  @Test(arguments: [ENOSYS, EPERM, EDQUOT]) func noKeyring(error: Int32) throws {
    let setting = try Setting()
    let cache = setting.cache()
    setting.machine.unavailable = error
    #expect(throws: KeyringError.unavailable(error)) { try cache.store(setting.key) }
    #expect(setting.folder.names.isEmpty)
    setting.machine.unavailable = nil
    try cache.store(setting.key)
    setting.machine.unavailable = error
    #expect(throws: KeyringError.self) { _ = try cache.load(vaultID: setting.key.vaultID) }
    #expect(cache.status(vaultID: setting.key.vaultID) == .unavailable)
  }

  @Test func kernelKeyring() throws {
    let keyring = KernelKeyring()
    let name = "frun:test:\(UInt64.random(in: 0 ... .max))"
    let key = SecretBytes(randomCount: 32)
    do {
      try keyring.store(key, description: name, seconds: 60)
    } catch {
      // Containers have none; the product falls back to asking.
      return
    }
    defer { try? keyring.remove(description: name) }
    let found = try keyring.load(description: name, seconds: 60)
    #expect(found?.withBytes { $0 } == key.withBytes { $0 })
    let other = SecretBytes(randomCount: 32)
    try keyring.store(other, description: name, seconds: 60)
    let kept = try keyring.load(description: name, seconds: 60)?.withBytes { $0 }
    #expect(kept == other.withBytes { $0 })
    try keyring.remove(description: name)
    #expect(try keyring.load(description: name, seconds: 60) == nil)
    try keyring.remove(description: name)
    try keyring.store(key, description: name, seconds: 1)
    usleep(1_300_000)
    #expect(try keyring.load(description: name, seconds: 60) == nil, "the kernel forgets by itself")
  }

  @Test func hardening() throws {
    let program = try #require(ProcessEnvironment.product("frun-vault-soak"))
    let child = try ChildProcess(program, ["harden"])
    #expect(child.readLine() == "true 0 0 0 63")
    #expect(child.wait() == 0)
  }

  @Test func thisMachine() throws {
    let folder = try ScratchFolder()
    let surroundings = try #require(
      UnlockCache.Surroundings.machine(runtimeDirectory: folder.path))
    #expect(surroundings.userID == getuid() && surroundings.bootID.count >= 36)
    #expect(surroundings.secondsSinceBoot() > 0)
  }
}
