/// Runs a small workload with the n-th allocation failing, for every n.
package struct AllocationExperiment {
  private let fixture: FaultFixture

  /// Prepares the vault.
  package init(seed: UInt64) throws {
    fixture = try FaultFixture(seed: seed, transactions: 2)
  }

  /// Fails every `step`-th allocation in turn. `AllocationFaults` must be installed.
  package func run(isPersistent: Bool, step: Int) -> FaultResult {
    var result = FaultResult()
    var nth = 1
    while true {
      let disk = fixture.disk()
      AllocationFaults.arm(nth, isPersistent: isPersistent)
      let acknowledged = fixture.work(on: disk)
      let failed = AllocationFaults.failures > 0
      AllocationFaults.arm(0, isPersistent: false)
      guard failed else { return result }
      result.runs += 1
      fixture.judge(disk, acknowledged: acknowledged, place: "allocation \(nth)", into: &result)
      nth += step
    }
  }
}
