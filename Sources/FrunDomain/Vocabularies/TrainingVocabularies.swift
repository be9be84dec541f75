extension Vocabulary {
  /// Lists of the training register.
  static let trainingLists: [Vocabulary] = [
    list(
      "expiryMode", "renewal rules of learning systems",
      [
        code("completion", "From completion"), code("anniversary", "Anniversary"),
        code("fixed", "Fixed date"), code("never", "Never"),
      ]),
    list(
      "courseStatus", own, [code("active", "Active"), code("retired", "Retired")]),
    list(
      "sessionStatus", own,
      [code("planned", "Planned"), code("held", "Held"), code("cancelled", "Cancelled")]),
    list(
      "enrolmentStatus", own,
      [
        code("enrolled", "Enrolled"), code("attended", "Attended"), code("absent", "Absent"),
        code("completed", "Completed"), code("failed", "Not passed"),
        code("withdrawn", "Withdrawn"),
      ]),
    list(
      "awardStatus", own,
      [
        code("revoked", "Revoked"), code("suspended", "Suspended"), code("valid", "Valid"),
      ]),
    list(
      "awardKind", own,
      [code("award", "Award"), code("renewal", "Renewal"), code("waiver", "Waiver")]),
    list(
      "waiverReason", "cmi5 waived statements",
      [
        code("tested_out", "Tested out"), code("equivalent", "Equivalent award"),
        code("external", "Trained elsewhere"), code("administrative", "Administrative"),
      ]),
    list(
      "trainingRole", own,
      [
        code("caseworker", "Caseworker"), code("supervisor", "Supervisor"),
        code("assessor", "Best interests assessor"), code("panel_member", "Panel member"),
        code("tracing_officer", "Tracing officer"), code("legal_officer", "Legal officer"),
        code("interpreter", "Interpreter"), code("escort", "Escort"),
        code("outreach_volunteer", "Outreach volunteer"), code("data_officer", "Data officer"),
        code("trainer", "Trainer"), code("manager", "Manager"),
        code("partner_focal_point", "Partner focal point"), code("everyone", "Everyone"),
      ]),
  ]
}
