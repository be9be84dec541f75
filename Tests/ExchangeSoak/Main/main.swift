import ExchangeLaboratory
import Glibc

// The long form of the tests of crashes and full disks, and the roles that it starts as processes.
//
//   frun-exchange-soak all [STEP]          fail or kill at every STEP-th call of every name
//   frun-exchange-soak export FOLDER CODE  role; writes the archive
//   frun-exchange-soak take FOLDER CODE    role; takes the archive in

let arguments = Array(CommandLine.arguments.dropFirst())

switch arguments.first {
case "export" where arguments.count == 3:
  try ExchangeFixture(folder: arguments[1], code: arguments[2]).export()
case "take" where arguments.count == 3:
  try ExchangeFixture(folder: arguments[1], code: arguments[2]).take()
case "all":
  guard SystemCallExperiment.isPossible else {
    print("FAIL strace is missing, or may not watch processes")
    exit(1)
  }
  let step = arguments.dropFirst().first.flatMap { Int($0) } ?? 1
  let experiment = try SystemCallExperiment(
    program: CommandLine.arguments[0], code: ExchangeFixture.newCode())
  defer { experiment.close() }
  var isBad = false
  for role in SystemCallExperiment.Role.allCases {
    for fault in SystemCallExperiment.Fault.allCases {
      for call in SystemCallExperiment.calls {
        let result = try experiment.run(role, fault, at: call, step: step)
        guard result.runs > 0 else { continue }
        print("\(result.findings.isEmpty ? "ok  " : "FAIL") \(role) \(fault) \(call): \(result)")
        fflush(nil)
        if !result.findings.isEmpty { isBad = true }
      }
    }
  }
  exit(isBad ? 1 : 0)
default:
  print("frun-exchange-soak all [STEP]")
  exit(64)
}
