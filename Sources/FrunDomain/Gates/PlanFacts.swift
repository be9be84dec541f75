extension Gates {
  /// Months an assessment counts that does not say until when: at least a yearly review.
  static let assessmentMonths = 12

  /// The assessment, and the determination where one is required: completed, valid, for the goal,
  /// by somebody whose training had not lapsed.
  static func assessments(in snapshot: CaseSnapshot) -> [GateFinding] {
    let number = snapshot.number
    var list = FindingList(.activatePlan)
    let mend = "intake fill assessment --case \(number) --answers FILE"
    let current = snapshot.all(Assessment.self).filter { isCurrent($0, on: snapshot.today) }
    let signed = current.filter { assessment in
      guard let assessor = assessment.assessor, let day = assessment.assessedOn else { return true }
      // What was found when it was signed stands, whatever became of the award since.
      if wasCompetent(assessor, signing: assessment.id, in: snapshot) { return true }
      return snapshot.training?
        .hasLapsed(assessor, for: TrainingRegister.signAssessment, on: day) != true
    }
    list.require(
      !current.isEmpty, "assessment.current",
      "There is no completed assessment that is still valid and supports the goal of the plan.",
      mend)
    list.require(
      current.isEmpty || !signed.isEmpty, "assessment.assessor",
      "The training of the assessor had lapsed on the day of the assessment.", mend)
    let isRequired = current.contains {
      $0.determinationRequired == "yes" || $0.determinationRequired == "unknown"
    }
    list.require(
      !isRequired || signed.contains { $0.kind == "best_interests_determination" }
        || isDetermined(snapshot),
      "assessment.determination",
      "A best interests determination is required, or nobody said that it is not, and there is none.",
      "intake fill bid-report --case \(number) --answers FILE")
    return list.findings
  }

  /// Whether the newest decision of a panel that has come is a yes; of several of one day each has
  /// to be one.
  private static func isDetermined(_ snapshot: CaseSnapshot) -> Bool {
    let decided = snapshot.records.filter { record in
      record.kind == "determination" && !record.isErased
        && record.date("decidedOn").map { $0 <= snapshot.today } ?? false
    }
    let newest = decided.compactMap { $0.date("decidedOn") }.max()
    let counting = decided.filter { $0.date("decidedOn") == newest }
    return !counting.isEmpty
      && counting.allSatisfy { ["approved", "amended"].contains($0.code("decision")) }
  }

  private static func isCurrent(_ assessment: Assessment, on today: CivilDate) -> Bool {
    guard assessment.status == "completed", assessment.supportsGoal == "yes",
      let day = assessment.assessedOn, day <= today
    else { return false }
    return assessment.validUntil.map { $0 >= today }
      ?? (day.adding(months: assessmentMonths) >= today)
  }

  /// Each adult of the household agrees. One adult may be meant by a consent that names nobody;
  /// where there are several, each is asked.
  static func adultsAgree(
    to plan: CarePlan, _ consents: Consents, in snapshot: CaseSnapshot
  ) -> [GateFinding] {
    let adults = Household(plan: plan, snapshot: snapshot).adults
    var list = FindingList(.activatePlan)
    for adult in adults {
      list.require(
        adults.count == 1 && !consents.isDenied(by: adult, .services)
          || consents.agrees(adult, to: .services), "consent.adult",
        "An adult of the household (\(adult)) has not consented to services.",
        "case consent \(snapshot.number) --of \(adult) --services yes --from individual")
    }
    return list.findings
  }

  /// Somebody saw who the adult is that receives the child.
  static func identity(of plan: CarePlan, in snapshot: CaseSnapshot) -> [GateFinding] {
    guard plan.goal.map({ householdGoals.contains($0) }) ?? true else { return [] }
    let adults =
      plan.receivingAdult.map { [$0] } ?? Household(plan: plan, snapshot: snapshot).adults
    // Without any adult another condition says so.
    guard !adults.isEmpty else { return [] }
    let checks = snapshot.all(SafeguardingCheck.self)
    let relations = snapshot.all(Relationship.self)
    let isVerified =
      plan.receivingAdultVerified == "yes"
      || plan.receivingAdultVerified == nil
        && adults.contains { adult in
          checks.contains { check in
            check.adult == adult && check.identityVerified == "yes"
              && check.checkedOn.map { $0 <= snapshot.today } ?? false
          } || relations.contains { $0.relative == adult && $0.verified == "yes" }
        }
    var list = FindingList(.activatePlan)
    list.require(
      isVerified, "identity.adult",
      "The identity of the adult who receives the child is not verified.",
      "case check \(snapshot.number) --all-adults --result clear --identity yes")
    return list.findings
  }
}
