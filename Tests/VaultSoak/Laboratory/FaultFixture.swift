import FrunCrypto
import FrunSQLite

/// What was found by letting calls fail.
package struct FaultResult: Sendable, CustomStringConvertible {
  /// Runs in which a call failed.
  package var runs = 0
  /// Runs after which the vault was wrong.
  package var bad = 0
  /// The first failures, for the report.
  package var examples: [String] = []

  package var description: String { "\(runs) runs, \(bad) bad \(examples)" }

  mutating func note(_ text: String) {
    bad += 1
    if examples.count < 5 { examples.append(text) }
  }
}

/// A small vault on a simulated disk, and what it must hold after each transaction.
struct FaultFixture {
  private static let path = "/office.frun"
  private let seed: UInt64
  private let transactions: Int
  private let mode: JournalMode
  private let template: [String: Memory]
  private let key: VaultKey
  private let outcomes: [Int: Workload.Outcome]

  init(seed: UInt64, transactions: Int, mode: JournalMode = .truncate) throws {
    self.mode = mode
    self.seed = seed
    self.transactions = transactions
    let disk = SimulatedDisk()
    key = try Vault.create(
      path: Self.path, slots: [.recoveryCode(RecoveryCode())], volume: disk.volume)
    let db = try Vault.open(path: Self.path, key: key, volume: disk.volume)
    try Workload.prepare(db)
    var workload = Workload(seed: seed, rows: 24)
    for _ in 0..<5 { try workload.step(db) }
    db.close()
    template = disk.files
    let memory = try Connection.inMemory()
    try Workload.prepare(memory)
    var replay = Workload(seed: seed, rows: 24)
    var outcomes = [0: try Workload.outcome(memory)]
    for _ in 0..<5 + transactions {
      try replay.step(memory)
      outcomes[replay.count] = try Workload.outcome(memory)
    }
    self.outcomes = outcomes
  }

  /// A fresh copy of the disk.
  func disk() -> SimulatedDisk { SimulatedDisk(files: template.mapValues { $0.copy() }) }

  /// Returns the number of the last transaction that was reported as done.
  func work(on disk: SimulatedDisk) -> Int {
    var workload = Workload(seed: seed, count: 5, rows: 24)
    do {
      let db = try Vault.open(path: Self.path, key: key, volume: disk.volume)
      defer { db.close() }
      try Workload.useTinyCache(db)
      try db.setJournalMode(mode)
      for index in 0..<transactions {
        if index == 1 { try workload.rollBack(db) }
        if index == 2 { try db.execute("VACUUM") }
        try workload.step(db)
      }
    } catch {
      // The point of the exercise.
    }
    return workload.count
  }

  /// Opens the vault without faults and compares it with what it must hold.
  func judge(
    _ disk: SimulatedDisk, acknowledged: Int, place: String, into result: inout FaultResult
  ) {
    do {
      let db = try Vault.open(path: Self.path, key: key, volume: disk.volume)
      defer { db.close() }
      let outcome = try Workload.outcome(db)
      let findings = try db.integrityFindings()
      let allowed = acknowledged...acknowledged + 1
      if !allowed.contains(outcome.number) || outcomes[outcome.number] != outcome
        || !findings.isEmpty
      {
        result.note("\(place): \(outcome.number) after \(acknowledged), \(findings.prefix(1))")
      }
    } catch {
      result.note("\(place): \(error)")
    }
  }
}
