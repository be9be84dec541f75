/// Counts the cases of a suite and prints the ones that are not as expected, one line each.
struct ConformanceReport {
  private let suite: String
  private let print: (String) -> Void
  private(set) var passed = 0
  private(set) var failed = 0
  private(set) var byDesign = 0

  init(suite: String, print: @escaping (String) -> Void) {
    self.suite = suite
    self.print = print
  }

  /// Records one case; a difference that ``DeliberateDifferences`` lists is not a failure.
  mutating func record(_ id: String, expected: String, actual: String) {
    if expected == actual {
      passed += 1
    } else if let reason = DeliberateDifferences.reason(suite: suite, id: id) {
      byDesign += 1
      print("DESIGN \(id): \(reason)")
    } else {
      failed += 1
      print("FAIL \(id): expected \(expected), got \(actual)")
    }
  }

  /// Records a case that differs on purpose, by a rule rather than by its id.
  mutating func recordByDesign(_ id: String, _ reason: String) {
    byDesign += 1
    print("DESIGN \(id): \(reason)")
  }

  /// Records that a file of the suite could not be used at all.
  mutating func recordUnreadable(_ id: String, _ reason: String) {
    failed += 1
    print("FAIL \(id): expected a readable vector, got \(reason)")
  }

  /// The last line.
  var summary: String { "\(passed) passed, \(failed) failed, \(byDesign) by design" }
}
