extension Vocabulary {
  /// Lists of the care plan. Status codes follow HL7 FHIR R4 with underscores.
  static let plan: [Vocabulary] = [
    list(
      "planStatus", "HL7 FHIR R4 request status, with superseded",
      [
        code("draft", "Draft"), code("active", "Active"), code("on_hold", "On hold"),
        code("superseded", "Superseded by a newer version"), code("completed", "Completed"),
        code("revoked", "Revoked"), code("entered_in_error", "Entered in error"),
      ]),
    list(
      "planGoal", own,
      [
        code("reunification", "Family reunification"), code("kinship", "Kinship care"),
        code("foster", "Foster care"), code("kafala", "Kafala"), code("adoption", "Adoption"),
        code("residential", "Residential care"),
        code("independent_living", "Supported independent living"),
        code("remain", "Remain in the present arrangement"), code("other", "Other"),
      ]),
    list(
      "goalLifecycle", "HL7 FHIR R4 goal status",
      [
        code("proposed", "Proposed"), code("planned", "Planned"), code("accepted", "Accepted"),
        code("active", "Active"), code("on_hold", "On hold"), code("completed", "Completed"),
        code("cancelled", "Cancelled"), code("rejected", "Rejected"),
        code("entered_in_error", "Entered in error"),
      ]),
    list(
      "goalAchievement", "HL7 FHIR R4 goal achievement, with transferred",
      [
        code("in_progress", "In progress"), code("improving", "Improving"),
        code("worsening", "Worsening"), code("no_change", "No change"),
        code("achieved", "Achieved"), code("sustaining", "Sustaining"),
        code("not_achieved", "Not achieved"), code("no_progress", "No progress"),
        code("not_attainable", "Not attainable"),
        code("transferred", "Taken over by another service"),
      ]),
    list(
      "actionStatus", "HL7 FHIR R4 care plan activity status",
      [
        code("not_started", "Not started"), code("scheduled", "Scheduled"),
        code("in_progress", "In progress"), code("on_hold", "On hold"),
        code("completed", "Completed"), code("cancelled", "Cancelled"),
        code("stopped", "Stopped"), code("unknown", "Unknown"),
        code("entered_in_error", "Entered in error"),
      ]),
    list(
      "priority", own, [code("high", "High"), code("medium", "Medium"), code("low", "Low")]),
    list(
      "serviceType", primero,
      [
        code("safe_house", "Safe house"), code("health", "Health"),
        code("psychosocial", "Psychosocial support"), code("police", "Police"),
        code("legal", "Legal aid"), code("livelihoods", "Livelihoods"),
        code("child_protection", "Child protection"),
        code("family_mediation", "Family mediation"),
        code("family_reunification", "Family reunification"), code("education", "Education"),
        code("relief_items", "Clothes and household items"),
        code("water_sanitation", "Water and sanitation"), code("registration", "Registration"),
        code("food", "Food"), code("cash", "Cash"), code("other", "Other"),
      ]),
    list(
      "approvalStatus", primero,
      [
        code("rejected", "Rejected"), code("requested", "Requested"),
        code("approved", "Approved"),
      ]),
  ]
}
