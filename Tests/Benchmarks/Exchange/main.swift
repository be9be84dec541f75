import Glibc

// Measures archives against the stock tools on the same machine, paired in one run:
//
//   frun-bench-exchange FOLDER MEGABYTES [ROUNDS]
//   frun-bench-exchange --vault FOLDER MEGABYTES COMMITS [ROUNDS]
//
// The second form exports from a sealed vault and imports into another, whole.
//
// 20 % of the corpus is text as changes are, 80 % incompressible as photos are. Every measurement is a process of
// its own, ours and theirs in turn, so that both see the same machine; printed are the medians and the median of
// the ratios pair by pair. Needs age, zstd and tar; writes into FOLDER only, which should lie in memory.

let arguments = CommandLine.arguments
if arguments.count == 4, arguments[1] == "--worker", arguments[2].hasPrefix("vault-") {
  try VaultWorker(folder: arguments[3]).run(arguments[2])
  exit(0)
}
if (5...6).contains(arguments.count), arguments[1] == "--vault",
  let megabytes = Int(arguments[3]), let commits = Int(arguments[4])
{
  try VaultComparison(
    folder: arguments[2], megabytes: megabytes, commits: commits,
    rounds: arguments.count == 6 ? Int(arguments[5]) ?? 3 : 3
  ).run()
  exit(0)
}
if arguments.count == 4, arguments[1] == "--worker" {
  try Worker(folder: arguments[3]).run(arguments[2])
  exit(0)
}
guard (3...4).contains(arguments.count), let megabytes = Int(arguments[2]), megabytes > 0 else {
  exit(64)
}
let rounds = arguments.count == 4 ? Int(arguments[3]) ?? 3 : 3
try Comparison(folder: arguments[1], megabytes: megabytes, rounds: rounds).run()
