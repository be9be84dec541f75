import FrunCrypto
import FrunSQLite
import Testing
import VaultLaboratory

/// Power cuts, faults and kills, in their short forms; `frun-vault-soak` has the long ones.
@Suite struct CrashTests {
  @Test(arguments: [JournalMode.truncate, .persist], [true, false])
  func powerCut(mode: JournalMode, smallCache: Bool) throws {
    let seed = freshSeed()
    var experiment = PowerCutExperiment(.vault(mode))
    experiment.smallCache = smallCache
    let result = try experiment.run(states: 280, seed: seed)
    #expect(result.bad == 0, "seed \(seed): \(result)")
    #expect(result.recovered > result.states / 3, "seed \(seed): \(result)")
  }

  /// The recovery is cut as well.
  @Test(arguments: [JournalMode.truncate, .persist])
  func powerCutDuringRecovery(mode: JournalMode) throws {
    let seed = freshSeed()
    var experiment = PowerCutExperiment(.vault(mode))
    experiment.secondCuts = 3
    let result = try experiment.run(states: 300, seed: seed)
    #expect(result.bad == 0, "seed \(seed): \(result)")
  }

  /// A disk that does not do what it promises must be seen to fail, or the simulator is blind.
  @Test func lyingDiskIsFound() throws {
    let seed = freshSeed()
    var experiment = PowerCutExperiment(.vault(.truncate))
    experiment.honoursSync = false
    let result = try experiment.run(states: 200, seed: seed)
    #expect(result.bad * 2 > result.states, "seed \(seed): \(result)")
  }

  /// Why vaults are not opened with the journal mode that SQLite takes by itself.
  @Test func deletedJournalsComeBack() throws {
    let seed = freshSeed()
    let result = try PowerCutExperiment(.vault(.delete)).run(states: 300, seed: seed)
    #expect(result.lost > 0, "seed \(seed): \(result)")
  }

  @Test(arguments: DiskCall.allCases) func everyCallFails(call: DiskCall) throws {
    let seed = freshSeed()
    // Files are deleted only in this mode.
    let mode: JournalMode = call == .delete ? .delete : .truncate
    let experiment = try FaultExperiment(seed: seed, mode: mode)
    for isPersistent in [false, true] {
      let result = experiment.run(
        call, FaultExperiment.fault(for: call), isPersistent: isPersistent)
      #expect(result.bad == 0, "seed \(seed): \(result)")
      #expect(result.runs > 0)
    }
  }

  @Test func persistentJournalFaults() throws {
    let seed = freshSeed()
    let experiment = try FaultExperiment(seed: seed, mode: .persist)
    for call in [DiskCall.write, .sync] {
      let result = experiment.run(call, FaultExperiment.fault(for: call), isPersistent: false)
      #expect(result.bad == 0, "seed \(seed): \(result)")
    }
  }

  @Test(arguments: [false, true]) func fullDisk(isPersistent: Bool) throws {
    let seed = freshSeed()
    let result = try FaultExperiment(seed: seed).run(
      .write, FaultExperiment.full, isPersistent: isPersistent)
    #expect(result.bad == 0 && result.runs > 20, "seed \(seed): \(result)")
  }

  @Test func shortReads() throws {
    let seed = freshSeed()
    let result = try FaultExperiment(seed: seed).run(.read, .shortRead, isPersistent: false)
    #expect(result.bad == 0 && result.runs > 20, "seed \(seed): \(result)")
  }

  @Test func killedWriters() throws {
    let program = try #require(ProcessEnvironment.product("frun-vault-soak"))
    let seed = freshSeed()
    let result = try KillExperiment(program: program, seed: seed).run(count: 500)
    #expect(result.bad == 0, "seed \(seed): \(result)")
    #expect(result.kills == 500 && result.hot > 50, "seed \(seed): \(result)")
  }

  /// SQLite's allocator can be replaced only before SQLite is used, so in another process.
  @Test func allocationFailures() throws {
    let program = try #require(ProcessEnvironment.product("frun-vault-soak"))
    let seed = freshSeed()
    let child = try ChildProcess(program, ["allocations", "3", "\(seed)"])
    let output = child.readAll()
    #expect(child.wait() == 0, "\(output)")
  }
}
