import CryptoVectors

/// Runs every case of the wycheproof JSON files in a folder.
func runWycheproofSuite(directory: String, report: inout ConformanceReport) throws {
  for name in try VectorFiles.names(in: directory) where name.hasSuffix(".json") {
    do {
      for result in try WycheproofFile(path: directory + "/" + name).run() {
        report.record(result.id, expected: result.expected, actual: result.actual)
      }
    } catch {
      report.recordUnreadable(name, "\(error)")
    }
  }
}
