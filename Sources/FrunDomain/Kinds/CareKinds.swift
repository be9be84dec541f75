extension Kind {
  /// What belongs to the care plan beside goals and actions: who took part,
  /// what was said, the meetings before a placement, services, decisions.
  static let careKinds: [Kind] = [
    Kind(
      name: "participant", label: "Participant in the plan", stream: .case,
      summaryFields: ["role", "name", "attended", "agrees"],
      source: "case conference and case plan forms",
      fields: [
        .field("plan", "Plan", .reference("plan"), .single, .none, [.indexed]),
        .field("review", "Review meeting", .reference("review"), .single, .none, [.indexed]),
        .field("person", "Person", .reference("person"), .single, .identity, [.indexed]),
        .field("member", "Member", .reference("member"), .single, .none, [.indexed]),
        .text("name", "Name, where there is no record", 300, .single, .identity),
        .text("agency", "Agency", 300, .single, .none),
        .text("relation", "Relation to the child", 200, .single, .identity),
        .code(
          "role", "Role", "participantRole", .single, .none, for: .counted, [.indexed, .required]),
        .field("invited", "Invited", .yesNo, .single, .none),
        .field("attended", "Took part", .yesNo, .single, .none, for: .counted),
        .field(
          "agrees", "Agrees", .yesNoUnknown, .onlyYesAllows, .protection, for: .counted),
        .text("remarks", "Remarks", paragraph, .append, .protection),
      ]),
    Kind(
      name: "view", label: "View heard", stream: .case,
      summaryFields: ["whose", "heardOn", "method"],
      source: "the child's and the family's wishes in case plan forms",
      fields: [
        .field("plan", "Plan", .reference("plan"), .single, .none, [.indexed]),
        .field("person", "Person", .reference("person"), .single, .identity, [.indexed]),
        .code(
          "whose", "Whose", "participantRole", .single, .none, for: .counted, [.indexed, .required]),
        .field(
          "heardOn", "Heard on", .civilDate, .single, .none, for: .counted, [.indexed, .required]),
        .code(
          "method", "How it was heard", "viewMethod", .single, .none, for: .counted, [.indexed]),
        .text("words", "In the person's own words", page, .append, .protection),
        .text("language", "Language", 40, .single, .none),
        .field("interpreter", "Interpreter used", .yesNo, .single, .none),
        .field("alone", "Heard alone", .yesNo, .single, .protection),
        .field("drawing", "Drawing", .reference("attachment"), .single, .protection),
        .field("heardBy", "Heard by", .reference("member"), .single, .none, [.indexed]),
        .code("weight", "Weight given", "viewWeight", .single, .protection, for: .counted),
        .text("weightReason", "Why", paragraph, .append, .protection),
      ]),
    Kind(
      name: "reviewDecision", label: "Decision of a review", stream: .case,
      summaryFields: ["goal", "decision"], source: "case conference forms",
      fields: [
        .field(
          "review", "Review meeting", .reference("review"), .single, .none, [.indexed, .required]),
        .field("goal", "Goal", .reference("goal"), .single, .none, [.indexed]),
        .code(
          "decision", "Decision", "goalDecision", .single, .none, for: .counted,
          [.indexed, .required]),
        .text("reason", "Reason", paragraph, .append, .protection),
        .text("responsible", "Responsible", 300, .single, .identity),
        .field("dueOn", "By", .civilDate, .single, .none, [.indexed]),
      ]),
    Kind(
      name: "prePlacementContact", label: "Contact before the placement", stream: .case,
      summaryFields: ["mode", "plannedOn", "heldOn", "outcome"],
      source: "preparation of child and family before reunification",
      fields: [
        .field("plan", "Plan", .reference("plan"), .single, .none, [.indexed]),
        .field("adult", "Adult met", .reference("person"), .single, .identity, [.indexed]),
        .code(
          "mode", "Kind of contact", "contactMode", .single, .none, for: .counted,
          [.indexed, .required]),
        .field("plannedOn", "Planned on", .civilDate, .single, .none, [.indexed]),
        .field("heldOn", "Held on", .civilDate, .single, .none, for: .counted, [.indexed]),
        .field("endedOn", "Ended on", .civilDate, .single, .none, for: .counted),
        .code(
          "status", "Status", "contactStatus",
          .singleSafer(["cancelled", "planned", MergePolicy.missing, "held"]), .none,
          for: .counted, [.indexed, .required]),
        .text("place", "Place", 300, .single, .location),
        .field("supervised", "Supervised", .yesNo, .single, .none, for: .counted),
        .field("supervisedBy", "Supervised by", .reference("member"), .single, .none, [.indexed]),
        .text("present", "Present", 300, .set, .identity),
        .code(
          "outcome", "Outcome", "contactOutcome",
          .singleSafer(["negative", "mixed", MergePolicy.missing, "positive"]), .protection,
          for: .counted, keep: .safeguarding, [.indexed]),
        .text("observations", "Observations", page, .append, .protection),
        .text("childView", "What the child said", paragraph, .append, .protection),
        .text("adultView", "What the adult said", paragraph, .append, .protection),
        .field(
          "proceed", "Go on", .yesNo, .singleSafer(["no", MergePolicy.missing, "yes"]),
          .protection, keep: .safeguarding),
        .text("reason", "Reason", paragraph, .append, .protection, keep: .safeguarding),
      ]),
    Kind(
      name: "referral", label: "Service or referral", stream: .case,
      summaryFields: ["service", "provider", "status", "requestedOn"],
      source: "HL7 FHIR task; service and referral forms of case management",
      fields: [
        .code(
          "service", "Service", "serviceType", .single, .protection, for: .counted,
          [.indexed, .required]),
        .text("provider", "Agency", 300, .single, .none, for: .passing, [.indexed]),
        .text("providerContact", "Contact at the agency", 300, .single, .contact, for: .passing),
        .field("partner", "Partner", .reference("partner"), .single, .none, [.indexed]),
        .field("person", "For whom", .reference("person"), .single, .identity, [.indexed]),
        .field("plan", "Plan", .reference("plan"), .single, .none, [.indexed]),
        .field("goal", "Goal", .reference("goal"), .single, .none, [.indexed]),
        .code("route", "How", "referralRoute", .single, .none, for: .counted, [.indexed]),
        .code(
          "urgency", "Time frame", "urgency",
          .singleSafer(["one_hour", "three_hours", "one_day", "three_days", "planned"]), .none,
          for: .counted, [.indexed]),
        .code(
          "status", "Status", "referralStatus", .single, .none, for: .counted,
          [.indexed, .required]),
        .text("need", "What is needed", paragraph, .append, .protection, for: .passing),
        .field(
          "requestedOn", "Requested on", .civilDate, .single, .none, for: .counted, [.indexed]),
        .field("requestedBy", "Requested by", .reference("member"), .single, .none, [.indexed]),
        .field("dueOn", "Needed by", .civilDate, .single, .none, [.indexed]),
        .field("appointment", "Appointment", .moment, .single, .none),
        .text("appointmentZone", "Time zone of the appointment", 64, .single, .none),
        .field("acceptedOn", "Accepted on", .civilDate, .single, .none, for: .counted, [.indexed]),
        .field("startedOn", "Started on", .civilDate, .single, .none, for: .counted, [.indexed]),
        .field(
          "deliveredOn", "Delivered on", .civilDate, .single, .none, for: .counted, [.indexed]),
        .field("endedOn", "Ended on", .civilDate, .single, .none, for: .counted, [.indexed]),
        .field(
          "consent", "Consent it rests on", .reference("consent"), .single, .none, keep: .audit,
          [.indexed]),
        .code("outcome", "Outcome", "referralOutcome", .single, .protection, for: .counted),
        .text("feedback", "Feedback of the provider", paragraph, .append, .protection),
        .text("familyFeedback", "Feedback of the family", paragraph, .append, .protection),
        .text(
          "notDoneReason", "Why not accepted or not delivered", paragraph, .append, .protection),
        .field("cost", "Cost", .decimal, .single, .none),
        .text("currency", "Currency (ISO 4217)", 3, .single, .none),
      ]),
    Kind(
      name: "closure", label: "Closure", stream: .case,
      summaryFields: ["closedOn", "reason"],
      source: "closure forms and checklists; a later reopening leaves it as it is",
      fields: [
        .field(
          "closedOn", "Closed on", .civilDate, .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .code(
          "reason", "Reason", "closureReason", .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field(
          "isSuccess", "Counts as success", .yesNo,
          .singleSafer(["no", MergePolicy.missing, "yes"]),
          .none, for: .counted, keep: .audit, [.indexed]),
        .text("criteria", "Criteria that were met", 100, .set, .none, keep: .audit),
        .text("decision", "Decision and reasons", paragraph, .append, .protection, keep: .audit),
        .field("decidedBy", "Closed by", .reference("member"), .single, .none, keep: .audit),
        .field("approvedBy", "Approved by", .reference("member"), .single, .none, keep: .audit),
        .field("closingVisit", "Closing visit", .reference("visit"), .single, .none),
        .field("contactCardGiven", "Knows whom to call", .yesNo, .single, .none),
        .field("retainUntil", "Keep until", .civilDate, .single, .none, keep: .audit, [.indexed]),
        .text("reopenRule", "What would reopen the case", paragraph, .append, .protection),
        .field(
          "cancelledVisits", "Visits cancelled", .reference("visit"), .set, .none, keep: .audit),
      ]),
    Kind(
      name: "reopening", label: "Reopening", stream: .case,
      summaryFields: ["reopenedOn", "reason"], source: "reopening forms of case management",
      fields: [
        .field("closure", "Closure", .reference("closure"), .single, .none, [.indexed]),
        .field(
          "reopenedOn", "Reopened on", .civilDate, .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .code(
          "reason", "Reason", "reopenReason", .single, .protection, for: .counted, keep: .audit,
          [.indexed]),
        .field("decidedBy", "Reopened by", .reference("member"), .single, .none, keep: .audit),
        .text("details", "Details", paragraph, .append, .protection, keep: .audit),
      ]),
    Kind(
      name: "gateException", label: "Exception from a gate", stream: .case,
      summaryFields: ["gate", "status", "askedOn"],
      source: "an exception needs two people and a reason",
      fields: [
        .code(
          "gate", "Gate", "gate", .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .text(
          "conditions", "Conditions set aside", 100, .set, .none, keep: .audit),
        .text("reason", "Reason", paragraph, .append, .protection, keep: .audit, [.required]),
        .field(
          "askedBy", "Asked for by", .reference("member"), .single, .none, keep: .audit,
          [.indexed, .required]),
        .field(
          "askedOn", "Asked for on", .civilDate, .single, .none, keep: .audit,
          [.indexed, .required]),
        .code(
          "status", "Status", "approvalStatus",
          .singleSafer(["rejected", "requested", MergePolicy.missing, "approved"]), .none,
          keep: .audit, [.indexed, .required]),
        .field("agreedBy", "Agreed by", .reference("member"), .single, .none, keep: .audit),
        .field("agreedOn", "Agreed on", .civilDate, .single, .none, keep: .audit, [.indexed]),
      ]),
  ]
}
