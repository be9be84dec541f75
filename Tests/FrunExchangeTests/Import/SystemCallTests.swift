import ExchangeLaboratory
import Glibc
import Testing

/// Export and import as processes of their own, failed and killed at single system calls; the long form
/// is `frun-exchange-soak all`. Skipped where strace is missing or may not watch processes.
@Suite(.enabled(if: SystemCalls.areExpected)) struct SystemCallTests {
  @Test(arguments: SystemCallExperiment.Role.allCases)
  func oldOrNewState(role: SystemCallExperiment.Role) throws {
    let experiment = try SystemCallExperiment(
      program: SoakProgram.path(), code: ExchangeFixture.newCode())
    defer { experiment.close() }
    for (fault, call) in [
      (SystemCallExperiment.Fault.kill, "pwrite64"), (.kill, "fsync"), (.kill, "write"),
      (.full, "pwrite64"), (.full, "write"), (.broken, "fsync"), (.broken, "openat"),
    ] {
      let result = try experiment.run(role, fault, at: call, step: 23)
      #expect(result.findings.isEmpty, "\(role) \(fault) \(call): \(result)")
    }
  }
}

/// Whether the tests that need strace run.
private enum SystemCalls {
  /// Where processes may not be watched (some containers forbid it) nothing can be counted.
  static let areExpected = SystemCallExperiment.isPossible
}
