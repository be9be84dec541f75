import Glibc

// Runs the product's own code on an external suite: `frun-conformance SUITE PATH`.
// Exit status: 0 no failure, 1 failures, 64 usage, 66 the path cannot be read.

func complain(_ text: String) {
  _ = Array(text.utf8).withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
}

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 2, let name = arguments.first, let path = arguments.last,
  let suite = ConformanceSuite.all.first(where: { $0.name == name })
else {
  let suites = ConformanceSuite.all.map { "  frun-conformance \($0.name) \($0.argument)\n" }
  complain("usage:\n" + suites.joined())
  exit(64)
}

var report = ConformanceReport(suite: suite.name) { print($0) }
do {
  try suite.run(path, &report)
} catch {
  complain("frun-conformance: cannot read the suite at \(path)\n")
  exit(66)
}
print(report.summary)
exit(report.failed == 0 ? 0 : 1)
