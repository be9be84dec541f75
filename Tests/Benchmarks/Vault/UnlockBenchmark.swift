import FrunCrypto
import FrunSQLite
import VaultLaboratory

/// What every command pays: the remembered key, opening, one query.
struct UnlockBenchmark {
  let folder: String

  /// The kernel's keyring where there is one, and otherwise one in this process.
  private final class ProcessKeyring: SessionKeyring {
    private var keys: [String: SecretBytes] = [:]

    func store(_ key: SecretBytes, description: String, seconds: UInt32) {
      keys[description] = key
    }

    func load(description: String, seconds: UInt32) -> SecretBytes? { keys[description] }

    func remove(description: String) { keys[description] = nil }
  }

  func median(runs: Int) throws -> Double {
    let folder = try ScratchFolder(in: folder)
    let path = folder.path("office.frun")
    let key = try Vault.create(path: path, slots: [.recoveryCode(RecoveryCode())])
    do {
      let db = try Vault.open(path: path, key: key)
      try Jobs.table(db)
      try Jobs.insert(db, from: 0, rows: 5000, perTransaction: 5000)
    }
    guard let surroundings = UnlockCache.Surroundings.machine(runtimeDirectory: folder.path) else {
      return 0
    }
    var cache = UnlockCache(keyring: KernelKeyring(), surroundings: surroundings)
    do {
      try cache.store(key)
    } catch {
      print("(no kernel keyring here: measured with one in the process)")
      cache = UnlockCache(keyring: ProcessKeyring(), surroundings: surroundings)
      try cache.store(key)
    }
    defer { try? cache.clear(vaultID: key.vaultID) }
    var times: [Double] = []
    for _ in 0..<runs {
      let start = Roles.now()
      let facts = try Vault.inspect(path)
      guard let found = try cache.load(vaultID: facts.vaultID) else { return .infinity }
      let db = try Vault.open(path: path, key: found)
      _ = try db.first("SELECT name FROM person WHERE key='case-77'") { $0.string(0) }
      db.close()
      times.append(Roles.now() - start)
    }
    return Statistics.median(times)
  }
}

enum Statistics {
  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
