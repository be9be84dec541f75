import FrunDomain
import FrunSQLite
import FrunStore

// Measures the store. One JSON object a line:
//   {"name":…,"persons":n,"runs":r,"median_ns":…,"p90_ns":…,"mean_cpu_ns":…} for latencies,
//   {"name":…,"persons":n,"count":c,"per_second":…,"per_cpu_second":…} for rates.
//
// usage: StoreBenchmarks [--file PATH] [PERSONS …]
// Without numbers: 1000 10000 100000. Without a file the database is in memory; the file is an
// unencrypted one and holds invented people only.

var arguments = Array(CommandLine.arguments.dropFirst())
var path: String?
if arguments.first == "--file", arguments.count > 1 {
  path = arguments[1]
  arguments.removeFirst(2)
}
let sizes = arguments.isEmpty ? [1_000, 10_000, 100_000] : arguments.compactMap { Int($0) }
for size in sizes {
  try StoreBenchmark(persons: size, path: path.map { "\($0).\(size)" }).run()
}
