import CSQLite
import FrunSQLite
import Glibc
import VaultLaboratory

// The long forms of the vault tests, and the roles that short forms start as processes.
//
//   frun-vault-soak power [STATES] [SEED]     cut the power of a simulated disk
//   frun-vault-soak faults [SEED]             fail every call to the disk in turn
//   frun-vault-soak allocations [STEP] [SEED] fail every STEP-th allocation in turn
//   frun-vault-soak kill [COUNT] [SEED]       kill -9 at random moments
//   frun-vault-soak full FOLDER               fill a small file system, such as a tmpfs of 1 MB
//   frun-vault-soak harden                    role; what the process then says of itself
//   frun-vault-soak write PATH SEED [LIMIT]   role; the recovery code on standard input
//   frun-vault-soak read PATH SECONDS         role; the recovery code on standard input

let arguments = Array(CommandLine.arguments.dropFirst())

func argument(_ index: Int) -> String? { index < arguments.count ? arguments[index] : nil }
func number(_ index: Int) -> Int? { argument(index).flatMap { Int($0) } }
func seed(_ index: Int) -> UInt64 {
  argument(index).flatMap { UInt64($0) } ?? UInt64.random(in: 1...999_999)
}

/// Prints what an experiment found and remembers whether it was bad.
var failed = false
@MainActor func report(_ name: String, _ found: some CustomStringConvertible, isBad: Bool) {
  print("\(isBad ? "FAIL" : "ok  ") \(name): \(found)")
  if isBad { failed = true }
}

switch argument(0) {
case "power":
  let states = number(1) ?? 50_000
  let seed = seed(2)
  print("seed \(seed)")
  for mode in [JournalMode.truncate, .persist] {
    var experiment = PowerCutExperiment(.vault(mode))
    var result = try experiment.run(states: states, seed: seed)
    report("vault \(mode)", result, isBad: result.bad > 0)
    experiment.smallCache = false
    result = try experiment.run(states: states / 4, seed: seed &+ 1)
    report("vault \(mode), large cache", result, isBad: result.bad > 0)
    experiment.smallCache = true
    experiment.secondCuts = 3
    result = try experiment.run(states: states, seed: seed &+ 2)
    report("vault \(mode), recovery cut too", result, isBad: result.bad > 0)
  }
  var lying = PowerCutExperiment(.vault(.truncate))
  lying.honoursSync = false
  var result = try lying.run(states: states / 10, seed: seed)
  report("disk that lies (must fail)", result, isBad: result.bad * 2 < result.states)
  result = try PowerCutExperiment(.vault(.delete)).run(states: states / 10, seed: seed)
  report("vault delete (must lose)", result, isBad: result.lost == 0)
  result = try PowerCutExperiment(.plain(.truncate)).run(states: states / 10, seed: seed)
  report("plain truncate", result, isBad: result.bad > 0)
case "faults":
  let seed = seed(1)
  print("seed \(seed)")
  for mode in JournalMode.allCases {
    let experiment = try FaultExperiment(seed: seed, transactions: 8, mode: mode)
    for call in DiskCall.allCases {
      for isPersistent in [false, true] {
        let found = experiment.run(
          call, FaultExperiment.fault(for: call), isPersistent: isPersistent)
        let name = "\(mode), \(call) \(isPersistent ? "from then on" : "once")"
        report(name, found, isBad: found.bad > 0)
      }
    }
  }
  let experiment = try FaultExperiment(seed: seed, transactions: 8)
  for isPersistent in [false, true] {
    let found = experiment.run(.write, FaultExperiment.full, isPersistent: isPersistent)
    report("disk full", found, isBad: found.bad > 0)
  }
  let found = experiment.run(.read, .shortRead, isPersistent: false)
  report("short read", found, isBad: found.bad > 0)
case "allocations":
  guard AllocationFaults.install() else {
    print("FAIL SQLite refuses another allocator")
    exit(1)
  }
  let step = number(1) ?? 1
  let seed = seed(2)
  print("seed \(seed)")
  let experiment = try AllocationExperiment(seed: seed)
  for isPersistent in [false, true] {
    let found = experiment.run(isPersistent: isPersistent, step: step)
    report("allocation \(isPersistent ? "from then on" : "once")", found, isBad: found.bad > 0)
  }
case "kill":
  let seed = seed(2)
  print("seed \(seed)")
  let found = try KillExperiment(program: "/proc/self/exe", seed: seed).run(
    count: number(1) ?? 5000)
  report("kill -9", found, isBad: found.bad > 0)
case "full":
  guard let folder = argument(1) else { exit(64) }
  let found = try Roles.fillUp(path: "\(folder)/full.frun")
  report("full disk", found.report, isBad: !found.isGood)
case "harden":
  print(ProcessHardening.apply(), Roles.selfPortrait())
case "write":
  guard let path = argument(1), let seed = argument(2).flatMap({ UInt64($0) }) else { exit(64) }
  try Roles.write(path: path, code: readLine() ?? "", seed: seed, limit: number(3) ?? .max)
case "read":
  guard let path = argument(1), let seconds = argument(2).flatMap({ Double($0) }) else { exit(64) }
  guard let looks = try Roles.read(path: path, code: readLine() ?? "", seconds: seconds) else {
    exit(1)
  }
  print(looks)
default:
  print("usage: frun-vault-soak power|faults|allocations|kill|full|harden|write|read")
  exit(64)
}
exit(failed ? 1 : 0)
