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
        code("invited", "Invited"), code("waiting", "Waiting for a seat"),
        code("enrolled", "Enrolled"), code("confirmed", "Confirmed"), code("attended", "Attended"),
        code("absent", "Absent"),
        code("completed", "Completed"), code("failed", "Not passed"),
        code("withdrawn", "Withdrawn"),
      ]),
    list(
      "sessionMedium", own,
      [code("classroom", "In a room"), code("online", "Online"), code("mixed", "Both")]),
    list(
      "attendanceStatus", "status sets of attendance registers in learning systems",
      [
        code("present", "Present"), code("late", "Late"), code("excused", "Excused"),
        code("absent", "Absent"),
      ]),
    list("testPhase", own, [code("pre", "Before the course"), code("post", "After the course")]),
    list(
      "testMode", own,
      [
        code("terminal", "At the screen"), code("paper", "On paper"),
        code("elsewhere", "In another system"), code("reported", "Only the score is known"),
      ]),
    list(
      "recordSource", own,
      [
        code("entered", "Entered here"), code("import", "Imported"),
        code("partner", "From a partner"),
      ]),
    list(
      "organisationType", own,
      [
        code("own", "Our own"), code("international", "International organisation"),
        code("national", "National organisation"), code("refugee_led", "Refugee-led organisation"),
        code("government", "Authority"), code("un", "United Nations agency"),
        code("other", "Other"),
      ]),
    list(
      "traineeStatus", own, [code("active", "Active"), code("left", "Left")]),
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
    list(
      "competence", "competencies of child protection in humanitarian action and of this project",
      [
        code("C01", "Acts by safeguarding, protection from exploitation and code of conduct"),
        code("C02", "Protects personal data; consent and other lawful bases"),
        code("C03", "Child rights, non-discrimination, age, gender and diversity"),
        code("C04", "Trauma-informed, child-friendly communication"),
        code("C05", "Gives psychological first aid to children"),
        code("C06", "Manages a case from intake to closure"),
        code("C07", "Assesses risk and makes a safety plan"),
        code("C08", "Writes and reviews a care plan with child and family"),
        code("C09", "Conducts best interests assessments; prepares determinations"),
        code("C10", "Decides on a best interests panel"),
        code("C11", "Traces and verifies family"),
        code("C12", "Recognises trafficking and unsafe relatives"),
        code("C13", "Advises on pathways"),
        code("C14", "Assembles evidence for applications"),
        code("C15", "Prepares child and family; contact before placement"),
        code("C16", "Organises the day of reunification and travel safely"),
        code("C17", "Follows up and decides on closure"),
        code("C18", "Arranges alternatives when reunification is unsafe"),
        code("C19", "Works with or as interpreter"),
        code("C20", "Prevents separation; outreach and connectivity"),
        code("C21", "Supervises and coaches caseworkers"),
        code("C22", "Manages information, indicators, disclosure risk"),
        code("C23", "Handles feedback and complaints"),
        code("C24", "Looks after own and team wellbeing"),
        code("C25", "Refers family reunification cases from partner level"),
        code("C26", "Reviews peers' cases; ethical audit"),
        code("C27", "Trains and assesses adults"),
      ]),
  ]
}
