import CryptoVectors

/// Opens every age test vector of a folder (C2SP CCTV `age`) and compares the stage of failure and the digest of
/// the contents handed out.
func runAgeSuite(directory: String, report: inout ConformanceReport) throws {
  for name in try VectorFiles.names(in: directory) {
    do {
      let result = try AgeVector(path: directory + "/" + name).run()
      report.record(result.id, expected: result.expected, actual: result.actual)
    } catch {
      report.recordUnreadable(name, "\(error)")
    }
  }
}
