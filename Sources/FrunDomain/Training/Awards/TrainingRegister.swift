/// Who was trained for what, and until when: courses and awards.
public struct TrainingRegister: Hashable, Sendable, Codable {
  private let courses: [Record]
  private let awards: [Record]

  /// The action that an assessor's training opens.
  public static let signAssessment = "assessment.sign"

  /// Actions that the program checks; each needs a course that opens it.
  public static let gatedActions = [signAssessment]

  /// Reads the courses and awards among records.
  public init(records: [Record]) {
    courses = records.filter { $0.kind == Course.kind && !$0.isErased }
    awards = records.filter { $0.kind == Award.kind && !$0.isErased }
  }

  /// Whether somebody had been trained for an action and no award of any course that opens it
  /// counts on a day. Who never held one has not lapsed: not every office keeps this register.
  public func hasLapsed(_ member: RecordID, for action: String, on day: CivilDate) -> Bool {
    let states = Course.all(in: courses).filter { $0.gates.contains(action) }.map { course in
      TrainingState(
        awards: Award.all(in: awards).filter { $0.member == member && $0.course == course.id },
        windowDays: course.windowDays ?? 0, on: day)
    }.filter { $0 != .none }
    return !states.isEmpty && !states.contains(where: \.isValid)
  }
}
