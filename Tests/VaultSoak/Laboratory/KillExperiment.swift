import FrunCrypto
import FrunSQLite
import Glibc

/// Kills a writing process at random moments and looks at what it leaves.
package struct KillExperiment {
  /// What was found.
  package struct Result: Sendable, CustomStringConvertible {
    /// Processes killed.
    package var kills = 0
    /// Kills that left a journal to play back.
    package var hot = 0
    /// Transactions reported as done.
    package var acknowledged = 0
    /// Kills after which the vault was wrong.
    package var bad = 0
    /// The first failures, for the report.
    package var examples: [String] = []

    package var description: String {
      "\(kills) kills, \(hot) with a hot journal, \(acknowledged) commits, \(bad) bad \(examples)"
    }
  }

  private let program: String
  private let seed: UInt64
  private static let code = RecoveryCode()

  /// `program` is the executable that has the role "write".
  package init(program: String, seed: UInt64) {
    self.program = program
    self.seed = seed
  }

  /// Kills `count` writers, each a little later than its first commit; a vault is used for twenty
  /// of them in turn.
  package func run(count: Int) throws -> Result {
    var random = SeededRandom(seed: seed)
    var result = Result()
    while result.kills < count {
      try runVault(min(20, count - result.kills), random: &random, into: &result)
    }
    return result
  }

  private func runVault(
    _ kills: Int, random: inout SeededRandom, into result: inout Result
  ) throws {
    let folder = try ScratchFolder()
    let path = folder.path("office.frun")
    let key = try Vault.create(path: path, slots: [.recoveryCode(Self.code)])
    let workloadSeed = random.next()
    let mirror = try Mirror(seed: workloadSeed)
    do {
      let db = try Vault.open(path: path, key: key)
      try Workload.prepare(db)
      db.close()
    }
    for _ in 0..<kills {
      let child = try ChildProcess(
        program, ["write", path, "\(workloadSeed)"], input: Self.code.printed + "\n")
      var last = child.readLine().flatMap { Int($0) } ?? -1
      usleep(UInt32(random.below(6000)))
      child.kill()
      for line in child.readAll().split(separator: "\n") { last = Int(line) ?? last }
      result.kills += 1
      result.acknowledged += max(0, last)
      let hot = (try? folder.read("office.frun-fvj").isEmpty) == false
      if hot { result.hot += 1 }
      if let finding = try examine(path, key, last, mirror) {
        result.bad += 1
        if result.examples.count < 5 { result.examples.append(finding) }
      }
    }
  }

  private func examine(
    _ path: String, _ key: VaultKey, _ acknowledged: Int, _ mirror: Mirror
  ) throws -> String? {
    do {
      let db = try Vault.open(path: path, key: key)
      defer { db.close() }
      let outcome = try Workload.outcome(db)
      let findings = try db.integrityFindings()
      guard acknowledged >= 0, (acknowledged...acknowledged + 1).contains(outcome.number) else {
        return "number \(outcome.number) after \(acknowledged)"
      }
      guard try mirror.outcome(outcome.number) == outcome, findings.isEmpty else {
        return "content of \(outcome.number), \(findings.prefix(1))"
      }
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// The same workload in memory, to know what every transaction leaves.
  private final class Mirror {
    private let db: Connection
    private var workload: Workload
    private var outcomes: [Int: Workload.Outcome]

    init(seed: UInt64) throws {
      db = try Connection.inMemory()
      try Workload.prepare(db)
      workload = Workload(seed: seed)
      outcomes = [0: try Workload.outcome(db)]
    }

    func outcome(_ number: Int) throws -> Workload.Outcome? {
      while workload.count < number {
        try workload.step(db)
        outcomes[workload.count] = try Workload.outcome(db)
      }
      return outcomes[number]
    }
  }
}
