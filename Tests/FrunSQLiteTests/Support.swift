import FrunCrypto
import FrunSQLite
import Testing
import VaultLaboratory

/// The lowest cost the format accepts: these tests are not about the cost of guessing.
let cheap = PassphraseCost(clamping: 15)

/// A seed that is new on every run and printed when a test fails.
func freshSeed() -> UInt64 { UInt64.random(in: 1...999_999_999) }

/// What `body` throws, in the terms of the vault.
func vaultError(_ body: () throws -> Void) -> VaultError? {
  do {
    try body()
    return nil
  } catch {
    return VaultError(error)
  }
}

/// A vault on a simulated disk.
struct DiskVault {
  static let path = "/office.frun"
  static let sideFile = "/office.frun-fvj"
  let disk: SimulatedDisk
  let key: VaultKey

  /// Makes an empty vault.
  init() throws {
    disk = SimulatedDisk()
    key = try Vault.create(
      path: Self.path, slots: [.recoveryCode(RecoveryCode())], volume: disk.volume)
  }

  /// Uses a copy of the files of a disk.
  init(copy files: [String: Memory], key: VaultKey) {
    disk = SimulatedDisk(files: files.mapValues { $0.copy() })
    self.key = key
  }

  func open() throws -> Connection {
    try Vault.open(path: Self.path, key: key, volume: disk.volume)
  }

  func verify() throws -> Verification {
    try Vault.verify(path: Self.path, key: key, volume: disk.volume)
  }

  /// Makes the tables of the workload and runs some transactions.
  func fill(seed: UInt64, transactions: Int = 6, rows: Int = 30) throws -> Workload.Outcome {
    let db = try open()
    defer { db.close() }
    try Workload.prepare(db)
    var workload = Workload(seed: seed, rows: rows)
    for _ in 0..<transactions { try workload.step(db) }
    return try Workload.outcome(db)
  }

  func outcome() throws -> Workload.Outcome {
    let db = try open()
    defer { db.close() }
    return try Workload.outcome(db)
  }
}

/// Whether the run must have everything it tests with.
var isContinuousIntegration: Bool { ProcessEnvironment()["CI"] == "true" }
