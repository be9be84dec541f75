/// What an enrolment shows: hours, results, practicals. Made from the records, or by hand.
public struct CompletionEvidence: Hashable, Sendable {
  /// Statuses of an enrolment that complete nothing.
  public static let ended: Set<String> = ["invited", "waiting", "withdrawn", "absent"]

  /// Minutes attended.
  public var minutes = 0
  /// Whether the test before the course was taken.
  public var tookPreTest = false
  /// The best result of a test after the course, in percent; nil without any.
  public var bestScore: Double?
  /// Open answers of tests after the course that nobody marked yet.
  public var awaitingMarks = 0
  /// Practicals passed.
  public var practicalsPassed = 0
  /// Whether the newest practical was not passed.
  public var isLastPracticalFailed = false
  /// Status of the enrolment, a code of `enrolmentStatus`.
  public var status: String?

  /// Nothing yet.
  public init() {}

  /// What the records of one enrolment show.
  ///
  /// Hours are those of the days, or the total on the enrolment where that is more: a list that
  /// knows only totals and a list of days are both used. Of two entries for one day, the larger
  /// counts: two trainers wrote down the same hours.
  ///
  /// - Parameters:
  ///   - enrolment: the enrolment, also with results that were recorded on it as a whole.
  ///   - attendances, results, observations: records; those of other enrolments are left out.
  public init(
    _ enrolment: Enrolment, attendances: [Attendance], results: [TestResult],
    observations: [Observation]
  ) {
    var days: [CivilDate: Int] = [:]
    for entry in attendances where entry.enrolment == enrolment.id && entry.status != "absent" {
      guard let day = entry.day else { continue }
      days[day] = max(days[day] ?? 0, min(max(0, entry.minutes ?? 0), 1440))
    }
    minutes = max(days.values.reduce(0, +), enrolment.minutesAttended ?? 0)
    let mine = results.filter { $0.enrolment == enrolment.id }
    tookPreTest = mine.contains { $0.phase == "pre" }
    let after = mine.filter { $0.phase == "post" }
    let scores =
      after.filter { ($0.awaiting ?? 0) == 0 }.compactMap { $0.score.flatMap(Double.init) }
      + enrolment.score.compactMap(Double.init)
    bestScore = scores.max()
    awaitingMarks = after.map { max(0, $0.awaiting ?? 0) }.max() ?? 0
    let seen = observations.filter { $0.enrolment == enrolment.id }.sorted {
      ($0.observedOn ?? .first, $0.id) < ($1.observedOn ?? .first, $1.id)
    }
    practicalsPassed = seen.filter { $0.passed == true }.count
    isLastPracticalFailed = seen.last.map { $0.passed == false } ?? false
    if practicalsPassed == 0, seen.isEmpty, enrolment.practicalPassed == true {
      // Recorded as a whole: whoever wrote it down saw as many as the course asks for.
      practicalsPassed = .max
    }
    status = enrolment.status
  }
}
