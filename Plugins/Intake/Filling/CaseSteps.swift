import FrunDomain
import FrunForms
import FrunKit

/// What a step in a case brings with it beside the answers of a form, as the commands that make the
/// same step bring it: a form must not reach less than they do, nor more. The gates judge the
/// commit as they judge every other.
struct CaseSteps {
  let file: OpenedCase
  /// The planned visit that the form is about.
  let visit: RecordID?
  let acting: Acting
  let services: any Services

  /// What is said about records that the form does not name.
  struct Added {
    var assertions: [Assertion] = []
    /// Those among the records that exist already.
    var changed: [RecordID] = []
    /// The reason of the commit, where a step needs one.
    var reason: String?
    /// Who may read the kept answers, where not everybody who reads the case may.
    var readers: FieldValue?

    mutating func add(_ draft: RecordDraft) {
      assertions += draft.assertions
      changed.append(draft.id)
    }
  }

  /// Completes the drafts of a form that adds to a case.
  ///
  /// - Throws: ``Failure`` of kind `data` that says why the step cannot be made.
  func complete(_ drafts: inout [RecordDraft]) throws -> Added {
    var added = Added()
    let plans = try openPlans()
    let inForce = plans.last { ["active", "on_hold"].contains($0.status) }
    for index in drafts.indices {
      switch drafts[index].kind.name {
      case "plan": try number(&drafts[index], replacing: inForce)
      case "placementDecision":
        let plan = try link(&drafts[index], plans.last { $0.status == "draft" } ?? plans.last)
        try decide(drafts[index], plan, &added)
      case "review":
        let plan = try link(&drafts[index], inForce ?? plans.last)
        try setReview(drafts[index], plan, &added)
      case "placement":
        try place(&drafts[index], under: inForce)
        let step = PlacementStep(file: file, acting: acting, services: services)
        added.take(try step.added(to: &drafts[index]))
      case "view", "prePlacementContact", "referral", "participant":
        guard let plan = inForce ?? plans.last, drafts[index].value("review") == nil else {
          continue
        }
        try drafts[index].answer("plan", .reference(plan.id))
      case "case" where drafts[index].value("status") == .code("closed"):
        added.take(
          try ClosingStep(file: file, acting: acting, services: services).added(to: &drafts[index]))
      case "feedback": try ask()
      case "lawfulBasis" where drafts.contains { $0.kind.name == "transfer" }: try justify()
      case "complaint": try restrict(&drafts[index], &added)
      case "visitAttempt": try attempt(&drafts[index])
      default: continue
      }
    }
    return added
  }

  // MARK: Plans

  /// The plans that have not ended, the newest version last.
  private func openPlans() throws -> [CarePlan] {
    CarePlan.all(in: try services.records("plan", in: file))
      .filter { ["draft", "active", "on_hold"].contains($0.status) }
      .sorted { ($0.version ?? 0, $0.id) < ($1.version ?? 0, $1.id) }
  }

  /// A version given up keeps its number; one draft at a time.
  private func number(_ draft: inout RecordDraft, replacing plan: CarePlan?) throws {
    let all = CarePlan.all(in: try services.records("plan", in: file))
    if all.contains(where: { $0.status == "draft" }) {
      throw Failure(
        .data, "plan.draft", "the case has a plan in draft already", place: "plan",
        hints: ["frun plan show \(file.number)"])
    }
    try draft.answer("version", .integer(Int64((all.compactMap(\.version).max() ?? 0) + 1)))
    try draft.answer("leadWorker", .reference(acting.member))
    if let plan { try draft.answer("replaces", .reference(plan.id)) }
  }

  private func link(_ draft: inout RecordDraft, _ plan: CarePlan?) throws -> CarePlan {
    guard let plan else {
      throw Failure(
        .data, "plan.missing", "the case has no plan", place: draft.kind.name,
        hints: ["frun intake fill care-plan --case \(file.number)"])
    }
    try draft.answer("plan", .reference(plan.id))
    return plan
  }

  /// A decision about a placement approves or rejects the plan it is about; one with conditions,
  /// or put off, leaves it waiting.
  private func decide(_ decision: RecordDraft, _ plan: CarePlan, _ added: inout Added) throws {
    guard acting.role == .supervisor else {
      throw Failure(
        .data, "plan.approver", "only a supervisor decides about a placement",
        place: "placementDecision", hints: ["give --as SUPERVISOR"])
    }
    guard plan.author != acting.member else {
      throw Failure(
        .data, "plan.author", "the author of a plan cannot approve it", place: "placementDecision",
        hints: ["another supervisor decides"])
    }
    guard plan.status == "draft" else { return }
    var draft = try RecordDraft("plan", id: plan.id)
    switch decision.value("decision") {
    case .code("approved"): try draft.set("approval", .code("approved"))
    case .code("rejected"): try draft.set("approval", .code("rejected"))
    default: return
    }
    try draft.set("approvedBy", .reference(acting.member))
    try draft.set("approvedOn", .date(services.today))
    added.add(draft)
  }

  private func setReview(_ review: RecordDraft, _ plan: CarePlan, _ added: inout Added) throws {
    guard case .date(let day) = review.value("nextOn"), plan.reviewDueOn != day else { return }
    var draft = try RecordDraft("plan", id: plan.id)
    try draft.set("reviewDueOn", .date(day))
    added.add(draft)
  }

  /// A child is placed under a plan that is active; only one that went there without us is
  /// recorded as it is.
  private func place(_ placement: inout RecordDraft, under plan: CarePlan?) throws {
    if plan?.status != "active", placement.value("event") != .code("spontaneous") {
      throw Failure(
        .data, "plan.inactive", "the case has no active plan", place: "placement",
        hints: ["frun plan show \(file.number) says what comes next"])
    }
    if let plan { try placement.answer("plan", .reference(plan.id)) }
  }

  /// Nobody asks a family whose child died or is missing how satisfied it was.
  private func ask() throws {
    guard file.record.code("status") == "closed", let reason = file.record.code("closureReason"),
      !CaseEnd.mayAskForFeedback(reason: reason)
    else { return }
    throw Failure(
      .data, "feedback.notAsked", "this family is not asked for feedback", place: "feedback",
      hints: ["the reason for which the case was closed speaks against it"])
  }

  /// Handing a file over against a refusal is no decision of the one who asks.
  private func justify() throws {
    guard acting.role == .caseworker else { return }
    throw Failure(
      .data, "basis.decider", "a supervisor or the data protection officer decides this",
      place: "lawfulBasis", hints: ["give --as SUPERVISOR"])
  }

  /// Nobody reads a complaint about the own role.
  private func restrict(_ complaint: inout RecordDraft, _ added: inout Added) throws {
    let isAboutSupervisor = complaint.assertions.contains {
      $0.field == "aboutRole" && $0.change.value == .code("supervisor")
    }
    let readers = FieldValue.code(isAboutSupervisor ? "officer" : "supervisors")
    try complaint.answer("readers", readers)
    added.readers = readers
  }

  // MARK: Visits

  /// An attempt belongs to the visit that was tried.
  private func attempt(_ draft: inout RecordDraft) throws {
    guard let visit else {
      throw Failure(
        .data, "visit.notNamed", "an attempt belongs to a planned visit, and none is named",
        place: "visitAttempt", hints: ["give --visit KEY; frun visit list \(file.number)"])
    }
    try draft.answer("visit", .reference(visit))
    try draft.answer("attemptedAt", .moment(services.now))
  }
}

extension CaseSteps.Added {
  mutating func take(_ said: CaseSteps.Added) {
    assertions += said.assertions
    changed += said.changed
    reason = reason ?? said.reason
  }
}

extension RecordDraft {
  /// The last answer to a field.
  func value(_ field: String) -> FieldValue? {
    assertions.last { $0.field == field && $0.change.value != nil }?.change.value
  }

  /// Answers a field that has no answer yet.
  mutating func answer(_ field: String, _ value: FieldValue) throws {
    if self.value(field) == nil { try set(field, value) }
  }
}
