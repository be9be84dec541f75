/// Whether somebody completed a course, and what is missing. Rules are the course's own, as its
/// file declares them in `pass`, `tests` and `prerequisites`.
///
/// A rule that the course does not have is met by nobody having to do anything; a rule it has is
/// never met by an empty list.
public struct Completion: Hashable, Sendable {
  /// One thing that is missing.
  public enum Missing: Hashable, Sendable {
    /// Fewer minutes than the course asks for.
    case attendance(attended: Int, needed: Int)
    /// No test before the course, which the course asks for.
    case preTest
    /// The test after the course was not taken.
    case postTest
    /// The best result is below what the course asks for. Both in percent.
    case score(best: Double, needed: Int)
    /// So many open answers wait to be marked by a person, and could decide.
    case marking(Int)
    /// Fewer passed practicals than the course asks for.
    case practical(passed: Int, needed: Int)
    /// The last practical was not passed, whatever came before.
    case practicalFailed
    /// A course that comes before, and where the person stands with it.
    case prerequisite(String, TrainingState)
    /// The enrolment ended, or never had a seat: a code of `enrolmentStatus`.
    case status(String)
  }

  /// What is missing, in the order of the list above.
  public let missing: [Missing]

  /// Whether nothing is missing.
  public var isComplete: Bool { missing.isEmpty }

  /// Where somebody stands.
  ///
  /// - Parameters:
  ///   - course: the rules.
  ///   - evidence: hours, results and practicals of the enrolment.
  ///   - prerequisites: where the person stood, on the day of completion, with each course that
  ///     comes before; a course that is not among them was never held.
  public init(
    of course: CourseFile, evidence: CompletionEvidence,
    prerequisites: [String: TrainingState]
  ) {
    var missing: [Missing] = []
    let needed = (course.minutes * course.pass.attendance + 99) / 100
    if evidence.minutes < needed {
      missing.append(.attendance(attended: evidence.minutes, needed: needed))
    }
    if course.pass.needsPreTest, !evidence.tookPreTest { missing.append(.preTest) }
    missing += Self.tests(course, evidence)
    if course.pass.needsPractical {
      if evidence.isLastPracticalFailed { missing.append(.practicalFailed) }
      if evidence.practicalsPassed < course.observations {
        missing.append(
          .practical(passed: evidence.practicalsPassed, needed: course.observations))
      }
    }
    for code in course.prerequisites {
      let state = prerequisites[code] ?? .none
      if !state.isValid { missing.append(.prerequisite(code, state)) }
    }
    if let status = evidence.status, CompletionEvidence.ended.contains(status) {
      missing.append(.status(status))
    }
    self.missing = missing
  }

  private static func tests(_ course: CourseFile, _ evidence: CompletionEvidence) -> [Missing] {
    guard let least = course.pass.postTest else { return [] }
    if let best = evidence.bestScore, best >= Double(least) { return [] }
    var missing: [Missing] = []
    if evidence.awaitingMarks > 0 { missing.append(.marking(evidence.awaitingMarks)) }
    if let best = evidence.bestScore {
      missing.append(.score(best: best, needed: least))
    } else if evidence.awaitingMarks == 0 {
      missing.append(.postTest)
    }
    return missing
  }
}

extension Completion.Missing {
  /// What is missing, for people.
  public var words: String {
    switch self {
    case .attendance(let attended, let needed): "attended \(attended) of \(needed) minutes"
    case .preTest: "no test before the course"
    case .postTest: "no test after the course"
    case .score(let best, let needed): "test \(Self.percent(best)) %, needs \(needed) %"
    case .marking(let count):
      count == 1 ? "1 open answer to mark" : "\(count) open answers to mark"
    case .practical(let passed, let needed):
      needed == 1 ? "practical not passed" : "\(passed) of \(needed) practicals passed"
    case .practicalFailed: "last practical not passed"
    case .prerequisite(let code, let state):
      state == .none ? "\(code) comes before" : "\(code) comes before (\(state.label))"
    case .status(let status):
      (Schema.standard.vocabulary("enrolmentStatus")?.label(status) ?? status).lowercased()
    }
  }

  /// A short code for programs.
  public var code: String {
    switch self {
    case .attendance: "attendance"
    case .preTest: "preTest"
    case .postTest: "postTest"
    case .score: "score"
    case .marking: "marking"
    case .practical: "practical"
    case .practicalFailed: "practicalFailed"
    case .prerequisite: "prerequisite"
    case .status: "status"
    }
  }

  /// Rounded down, so that 79.9 is not shown as the 80 that would be enough.
  private static func percent(_ score: Double) -> String {
    let tenths = Int((score * 10).rounded(.down))
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
