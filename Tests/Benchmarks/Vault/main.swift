import Glibc

// Measures the vault against plain SQLite and, where it is installed, SQLCipher.
//
//   frun-bench [RUNS] [DISK-FOLDER] [RAM-FOLDER] [JOB]
//
// Steps alternate, medians are compared. The exit status is 1 when a gate is missed. Build with
// `-c release`; a debug build says nothing.

let arguments = Array(CommandLine.arguments.dropFirst())
let benchmark = VaultBenchmark(
  runs: arguments.first.flatMap { Int($0) } ?? 5,
  disk: arguments.count > 1 ? arguments[1] : "/var/tmp",
  ram: arguments.count > 2 ? arguments[2] : "/dev/shm",
  only: arguments.count > 3 ? arguments[3] : nil)
let passed = try benchmark.run()
exit(passed ? 0 : 1)
