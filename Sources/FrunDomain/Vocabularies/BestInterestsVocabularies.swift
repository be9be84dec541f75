extension Vocabulary {
  /// Lists of best interests procedure, household and community assessment,
  /// and conferences.
  static let bestInterests: [Vocabulary] = [
    list(
      "decisionOption", "recommendations of best interests forms",
      [
        code("reunification", "Reunification with parents or former caregiver"),
        code("relatives", "Living with relatives"),
        code("remain", "Stay in the present care"), code("foster", "Foster care"),
        code("kafala", "Kafala"), code("adoption", "Adoption"),
        code("residential", "Residential care"),
        code("independent_living", "Supported independent living"),
        code("local_integration", "Local integration"), code("resettlement", "Resettlement"),
        code("complementary_pathway", "Family reunification or another pathway abroad"),
        code("repatriation", "Voluntary return"),
        code("separation", "Separation from the household"),
        code("other", "Other"),
      ]),
    list(
      "determinationReason", "situations in which a formal determination is required",
      [
        code("durable_solution", "Durable solution for a child without parents"),
        code("temporary_care", "Temporary care in exceptional circumstances"),
        code("separation", "Possible separation from parents against their will"),
        code("custody", "Custody is not settled"), code("complex", "Other complex case"),
      ]),
    list(
      "decisionPriority", "priorities of best interests forms",
      [
        code("two_days", "Within two days"), code("one_week", "Within one week"),
        code("thirty_days", "Within 30 days"), code("planned", "Not urgent, on the day named"),
      ]),
    list(
      "determinationDecision", own,
      [
        code("pending", "Panel has not decided"), code("approved", "Approved"),
        code("amended", "Approved with changes"), code("deferred", "Deferred: more is needed"),
        code("rejected", "Not approved"),
      ]),
    list(
      "childAgreement", own,
      [
        code("yes", "Yes"), code("partly", "Partly"), code("unsure", "Not sure"),
        code("no", "No"),
      ]),
    list(
      "householdAgreement", own,
      [
        code("yes", "Yes"), code("partly", "Some of them"), code("no", "No"),
        code("not_asked", "Not asked yet"),
      ]),
    list(
      "householdReadiness", own,
      [
        code("yes", "Ready"), code("with_support", "Ready with the support named"),
        code("not_yet", "Not yet"), code("no", "Not suitable"),
      ]),
    list(
      "feeling", "five faces, with a way not to answer",
      [
        code("very_happy", "Very happy"), code("happy", "Happy"), code("middle", "In between"),
        code("sad", "Sad"), code("very_sad", "Very sad"),
        code("no_answer", "Did not want to say"),
      ]),
    list(
      "communityAttitude", own,
      [
        code("welcoming", "They are welcomed"), code("mixed", "By some they are not"),
        code("hostile", "They are rejected or threatened"), code("unknown", "Unknown"),
      ]),
    list(
      "communityDanger", own,
      [
        code("armed_violence", "Fighting or armed groups"),
        code("mines", "Mines and remnants of war"),
        code("recruitment", "Recruitment of children"), code("trafficking", "Traffickers"),
        code("gender_based_violence", "Gender-based violence"),
        code("harmful_practice", "Child marriage or another harmful practice"),
        code("child_labour", "Harmful work"), code("discrimination", "Discrimination"),
        code("disaster", "Disaster or disease"), code("other", "Other"), code("none", "None known"),
      ]),
    list(
      "conferenceKind", primero,
      [
        code("conference", "Case conference"), code("emergency", "Emergency conference"),
        code("family_meeting", "Meeting with the family"),
        code("plan_review", "Review of the plan"),
        code("other", "Other"),
      ]),
    list(
      "conferenceReason", primero,
      [
        code("reunification", "Family reunification"),
        code("alternative_care", "Placement in alternative care"),
        code("removal", "Removal from a caregiver"), code("complex", "Complex situation"),
        code("transfer", "Transfer or relocation"), code("closure", "Closing"),
        code("other", "Other"),
      ]),
    list(
      "childPart", own,
      [
        code("took_part", "Took part"), code("spoken_for", "Was heard before and spoken for"),
        code("told_after", "Not heard; told afterwards"), code("not_heard", "Not heard"),
      ]),
  ]
}
