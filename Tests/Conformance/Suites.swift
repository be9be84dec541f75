/// A conformance suite: its name on the command line and what runs it on a path.
struct ConformanceSuite: Sendable {
  let name: String
  let argument: String
  let run: @Sendable (_ path: String, _ report: inout ConformanceReport) throws -> Void

  /// One row per suite; each suite has a file of its own.
  static let all = [
    ConformanceSuite(name: "age", argument: "DIR") {
      try runAgeSuite(directory: $0, report: &$1)
    },
    ConformanceSuite(name: "wycheproof", argument: "DIR") {
      try runWycheproofSuite(directory: $0, report: &$1)
    },
    ConformanceSuite(name: "bagit", argument: "TAR-OR-DIR") {
      try runBagItSuite(path: $0, report: &$1)
    },
    ConformanceSuite(name: "slip39", argument: "FILE") {
      try runSharingSuite(file: $0, report: &$1)
    },
    ConformanceSuite(name: "xpath", argument: "FILE") {
      try runXPathSuite(file: $0, report: &$1)
    },
    ConformanceSuite(name: "xlsform", argument: "FILE") {
      try runXLSFormSuite(file: $0, report: &$1)
    },
    ConformanceSuite(name: "schedule", argument: "FILE") {
      try runScheduleSuite(file: $0, report: &$1)
    },
    ConformanceSuite(name: "training", argument: "FILE") {
      try runTrainingSuite(file: $0, report: &$1)
    },
    ConformanceSuite(name: "gift", argument: "FILE") {
      try runGiftSuite(file: $0, report: &$1)
    },
    ConformanceSuite(name: "badges", argument: "FILE") {
      try runBadgeSuite(file: $0, report: &$1)
    },
  ]
}
