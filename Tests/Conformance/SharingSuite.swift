import CryptoVectors

/// Recovers every secret of a SLIP-39 vector file, and refuses what must be refused.
func runSharingSuite(file: String, report: inout ConformanceReport) throws {
  for result in try SharingVectorFile(path: file).run() {
    report.record(result.id, expected: result.expected, actual: result.actual)
  }
}
