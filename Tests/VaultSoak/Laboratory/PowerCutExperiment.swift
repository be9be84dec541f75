import FrunCrypto
package import FrunSQLite

/// Runs a workload on a simulated disk, cuts the power at many moments, and counts what is lost.
package struct PowerCutExperiment {
  /// What lies on the disk: a vault, or plain SQLite to compare with.
  package enum Subject: Sendable {
    case vault(JournalMode)
    case plain(JournalMode)
  }

  /// What was found.
  package struct Result: Sendable, CustomStringConvertible {
    /// States built and opened.
    package var states = 0
    /// States whose database could not be opened or is inconsistent, or whose content is that of
    /// no transaction.
    package var corrupt = 0
    /// States that lack a transaction that was reported as done.
    package var lost = 0
    /// States in which a journal had to be played back.
    package var recovered = 0
    /// The first failures, for the report.
    package var examples: [String] = []

    /// States with a failure of either kind.
    package var bad: Int { corrupt + lost }

    package var description: String {
      "\(states) states, \(recovered) recovered, \(corrupt) corrupt, \(lost) lost \(examples)"
    }

    mutating func add(_ other: Result) {
      states += other.states
      corrupt += other.corrupt
      lost += other.lost
      recovered += other.recovered
      examples += other.examples.prefix(max(0, 5 - examples.count))
    }

    mutating func note(_ text: String) {
      if examples.count < 5 { examples.append(text) }
    }
  }

  package var subject: Subject
  /// Whether the disk does what a synchronisation promises.
  package var honoursSync = true
  /// States of recoveries that were themselves cut, for every state that needs recovery.
  package var secondCuts = 0
  package var transactions = 12
  package var smallCache = true

  private static let path = "/office.frun"
  private static let passphrase = "horse"

  /// Describes an experiment.
  package init(_ subject: Subject) {
    self.subject = subject
  }

  /// Runs until `states` states were examined.
  package func run(states: Int, seed: UInt64) throws -> Result {
    var random = SeededRandom(seed: seed)
    var result = Result()
    while result.states < states {
      let round = random.next()
      result.add(try runOnce(seed: round, limit: min(250, states - result.states)))
    }
    return result
  }

  private struct Recording {
    let disk: SimulatedDisk
    let start: PowerCut
    let outcomes: [Int: Workload.Outcome]
    let key: VaultKey?
  }

  private func runOnce(seed: UInt64, limit: Int) throws -> Result {
    let recording = try record(seed: seed)
    var random = SeededRandom(seed: seed ^ 0xFACE)
    var cut = recording.start
    var result = Result()
    let log = recording.disk.log
    // Cuts are spread over the log by chance, several styles at each.
    let chance = max(1, log.count * 3 / max(1, limit))
    for (index, operation) in log.enumerated() where result.states < limit {
      cut.apply(operation)
      guard cut.unsettled > 0 || random.oneIn(10), random.oneIn(chance) else { continue }
      for style in PowerCut.Style.allCases where result.states < limit {
        let disk = cut.state(style, random: &random)
        let place = "seed \(seed) operation \(index) \(style)"
        examine(
          disk, recording, acknowledged: cut.acknowledged, place: place, random: &random,
          secondCuts: secondCuts, into: &result)
      }
    }
    return result
  }

  private func record(seed: UInt64) throws -> Recording {
    let disk = SimulatedDisk()
    var key: VaultKey?
    if case .vault = subject {
      key = try Vault.create(
        path: Self.path, slots: [.recoveryCode(RecoveryCode())], volume: disk.volume)
    }
    var workload = Workload(seed: seed)
    let db = try open(disk, key)
    try Workload.prepare(db)
    for _ in 0..<3 { try workload.step(db) }
    var outcomes = [workload.count: try Workload.outcome(db)]
    let start = PowerCut(disk, honoursSync: honoursSync)
    disk.isRecording = true
    disk.acknowledge(workload.count)
    for index in 0..<transactions {
      if index % 5 == 3 { try workload.rollBack(db) }
      if index % 9 == 5 { try db.execute("VACUUM") }
      try workload.step(db)
      disk.acknowledge(workload.count)
      disk.isRecording = false
      outcomes[workload.count] = try Workload.outcome(db)
      disk.isRecording = true
    }
    disk.isRecording = false
    return Recording(disk: disk, start: start, outcomes: outcomes, key: key)
  }

  private func open(_ disk: SimulatedDisk, _ key: VaultKey?) throws -> Connection {
    let db: Connection
    switch subject {
    case .vault(let mode):
      guard let key else { throw VaultError.wrongCredential }
      db = try Vault.open(path: Self.path, key: key, volume: disk.volume)
      try db.setJournalMode(mode)
    case .plain(let mode):
      db = try Connection.plainFile(Self.path, vfs: disk.vfsName)
      try db.setJournalMode(mode)
    }
    if smallCache { try Workload.useTinyCache(db) }
    return db
  }

  private func examine(
    _ disk: SimulatedDisk, _ recording: Recording, acknowledged: Int, place: String,
    random: inout SeededRandom, secondCuts: Int, into result: inout Result
  ) {
    let suffix = recording.key == nil ? "-journal" : FRV1.sideFileSuffix
    let needsRecovery = (disk[Self.path + suffix]?.count ?? 0) > 0
    let before = secondCuts > 0 && needsRecovery ? PowerCut(disk, honoursSync: honoursSync) : nil
    result.states += 1
    if needsRecovery { result.recovered += 1 }
    disk.isRecording = before != nil
    judge(disk, recording, acknowledged: acknowledged, place: place, into: &result)
    disk.isRecording = false
    guard var cut = before, !disk.log.isEmpty else { return }
    // The recovery itself is cut at random moments, and must then succeed.
    var moments = Set((0..<secondCuts).map { _ in random.below(disk.log.count) })
    for (index, operation) in disk.log.enumerated() {
      cut.apply(operation)
      guard moments.remove(index) != nil,
        let style = PowerCut.Style.allCases.randomElement(using: &random)
      else { continue }
      examine(
        cut.state(style, random: &random), recording, acknowledged: acknowledged,
        place: "\(place), again \(index) \(style)", random: &random, secondCuts: 0, into: &result)
    }
  }

  private func judge(
    _ disk: SimulatedDisk, _ recording: Recording, acknowledged: Int, place: String,
    into result: inout Result
  ) {
    do {
      let db = try open(disk, recording.key)
      defer { db.close() }
      let outcome = try Workload.outcome(db)
      let findings = try db.integrityFindings()
      if !findings.isEmpty || recording.outcomes[outcome.number] != outcome {
        result.corrupt += 1
        result.note("\(place): number \(outcome.number), \(findings.prefix(1))")
      } else if outcome.number < acknowledged {
        result.lost += 1
        result.note("\(place): \(outcome.number) of \(acknowledged)")
      }
    } catch {
      result.corrupt += 1
      result.note("\(place): \(error)")
    }
  }
}
