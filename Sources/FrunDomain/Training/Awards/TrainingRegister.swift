/// Who was trained for what, and until when: courses, awards, what happened to them, and which
/// actions the office has declared to need training.
public struct TrainingRegister: Hashable, Sendable, Codable {
  private let courses: [Record]
  private let awards: [Record]
  private let events: [Record]
  private let trainees: [Record]
  private let requirements: [Record]

  /// The action that an assessor's training opens.
  public static let signAssessment = GatedAction.signAssessment.rawValue

  /// Actions that the program checks; each needs a course that opens it.
  public static let gatedActions = GatedAction.allCases.map(\.rawValue)

  /// The kinds that are read.
  public static let kinds = [
    Course.kind, Award.kind, AwardEvent.kind, Trainee.kind, GateRequirement.kind,
  ]

  /// Reads the register among records.
  public init(records: [Record]) {
    func all(_ kind: String) -> [Record] { records.filter { $0.kind == kind && !$0.isErased } }
    courses = all(Course.kind)
    awards = all(Award.kind)
    events = all(AwardEvent.kind)
    trainees = all(Trainee.kind)
    requirements = all(GateRequirement.kind)
  }

  /// Whether somebody had been trained for an action and no award of any course that opens it
  /// counts on a day. Who never held one has not lapsed: not every office keeps this register.
  public func hasLapsed(_ member: RecordID, for action: String, on day: CivilDate) -> Bool {
    let standing = competence(of: member, for: action, on: day)
    return standing.state != .none && !standing.state.isValid
  }

  /// Where somebody stands with the courses that open an action: the best of them.
  public func competence(
    of member: RecordID, for action: String, on day: CivilDate
  ) -> Competence {
    let persons = Set(Trainee.all(in: trainees).filter { $0.member == member }.map(\.id))
    let mine = Award.all(in: awards).filter { award in
      award.member == member || award.trainee.map { persons.contains($0) } ?? false
    }
    let known = AwardEvent.all(in: events)
    let openers = openers(of: action, on: day)
    // Versions of one course are one course: an award of the old version opens the action too.
    let codes = Dictionary(grouping: openers, by: { $0.code ?? $0.id.text })
    let standings = codes.map { code, versions in
      let ids = Set(versions.map(\.id))
      let standing = TrainingStanding(
        awards: mine.filter { $0.course.map { ids.contains($0) } ?? false }, events: known,
        windowDays: versions.compactMap(\.windowDays).max() ?? 0, on: day)
      return Competence(state: standing.state, award: standing.award, course: code)
    }
    return standings.min { left, right in
      (left.rank, left.course ?? "") < (right.rank, right.course ?? "")
    } ?? Competence(state: .none, award: nil, course: nil)
  }

  /// Whether the office has declared that an action needs training on a day.
  public func isRequired(_ action: String, on day: CivilDate) -> Bool {
    !inForce(action, on: day).isEmpty
  }

  /// The codes of the courses that open an action on a day.
  public func courses(opening action: String, on day: CivilDate) -> [String] {
    let declared = inForce(action, on: day).flatMap(\.courses)
    return Set(declared + openers(of: action, on: day).compactMap(\.code)).sorted()
  }

  private func inForce(_ action: String, on day: CivilDate) -> [GateRequirement] {
    GateRequirement.all(in: requirements).filter { requirement in
      requirement.action == action && requirement.since.map { $0 <= day } ?? false
        && requirement.until.map { day <= $0 } ?? true
    }
  }

  /// The courses of the register that open an action: those the office named, and where it named
  /// none, those whose files say so. Of a code all versions count where one does.
  private func openers(of action: String, on day: CivilDate) -> [Course] {
    let all = Course.all(in: courses)
    let declared = Set(inForce(action, on: day).flatMap(\.courses))
    let codes =
      declared.isEmpty
      ? Set(all.filter { $0.gates.contains(action) }.map { $0.code ?? $0.id.text }) : declared
    return all.filter { codes.contains($0.code ?? $0.id.text) }
  }
}

/// Where somebody stands with what opens an action.
public struct Competence: Hashable, Sendable {
  /// The state.
  public let state: TrainingState
  /// The award that decides it.
  public let award: Award?
  /// The code of the course.
  public let course: String?

  fileprivate var rank: Int {
    switch state {
    case .current: 0
    case .dueSoon: 1
    case .waived: 2
    case .suspended: 3
    case .lapsed: 4
    case .revoked: 5
    case .none: 6
    }
  }
}

/// Actions that training opens, by the names that course files use.
public enum GatedAction: String, Hashable, Sendable, Codable, CaseIterable {
  /// A supervisor approves a care plan.
  case approvePlan = "plan.approve"
  /// An assessor completes a best interests or other assessment.
  case signAssessment = "assessment.sign"
  /// A panel member decides on a determination.
  case decideDetermination = "determination.decide"
  /// Somebody hands a case to another team as an archive.
  case exportCase = "case.export"

  /// The condition that two people may set aside.
  public var condition: String { "training." + rawValue }

  /// The action for messages: completes "is needed to …".
  public var words: String {
    switch self {
    case .approvePlan: "approve a plan"
    case .signAssessment: "sign an assessment"
    case .decideDetermination: "decide on a determination"
    case .exportCase: "export a case"
    }
  }
}
