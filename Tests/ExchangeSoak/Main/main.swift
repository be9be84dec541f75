import ExchangeLaboratory
import Glibc

// The long form of the tests of crashes and full disks, and the roles that it starts as processes.
//
//   frun-exchange-soak all [STEP] [ROLE…]  fail or kill at every STEP-th call of every name
//   frun-exchange-soak ROLE FOLDER CODE    does the work of a role: export, take, rehearse, erase, join

let arguments = Array(CommandLine.arguments.dropFirst())

if arguments.count == 3, let role = SystemCallExperiment.Role(rawValue: arguments[0]) {
  try ExchangeFixture(folder: arguments[1], code: arguments[2]).perform(role)
  exit(0)
}
guard arguments.first == "all" else {
  print("frun-exchange-soak all [STEP] [ROLE…]")
  exit(64)
}
guard SystemCallExperiment.isPossible else {
  print("FAIL strace is missing, or may not watch processes")
  exit(1)
}
let step = arguments.dropFirst().first.flatMap { Int($0) } ?? 1
let chosen = arguments.dropFirst(2).compactMap { SystemCallExperiment.Role(rawValue: $0) }
let experiment = try SystemCallExperiment(
  program: CommandLine.arguments[0], code: ExchangeFixture.newCode())
defer { experiment.close() }
var whole = SystemCallExperiment.Result()
for role in chosen.isEmpty ? SystemCallExperiment.Role.allCases : chosen {
  let calls = try experiment.count(role)
  print("\(role): \(calls.total) calls of \(calls.names.count) names")
  var sum = SystemCallExperiment.Result()
  for call in calls.names {
    for fault in SystemCallExperiment.Fault.allCases {
      let result = try experiment.run(role, fault, at: call, step: step)
      sum.add(result)
      if !result.findings.isEmpty { print("FAIL \(role) \(fault) \(call): \(result)") }
      fflush(nil)
    }
  }
  print(
    "\(sum.findings.isEmpty ? "ok  " : "FAIL") \(role): \(sum.runs) runs, \(sum.old) old, "
      + "\(sum.new) new, \(sum.findings.count) bad")
  fflush(nil)
  whole.add(sum)
}
print("\(whole.runs) runs, \(whole.findings.count) bad")
exit(whole.findings.isEmpty ? 0 : 1)
