extension Kind {
  /// The training register. Awards are never changed into each other: a
  /// renewal is a new award.
  static let trainingKinds: [Kind] = [
    Kind(
      name: "course", label: "Course", stream: .training,
      summaryFields: ["code", "title", "version"],
      source: "this project's curriculum",
      fields: [
        .text(
          "code", "Code", 40, .single, .none, for: .counted, keep: .audit,
          [.indexed, .searchable, .required]),
        .text(
          "version", "Version", 40, .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .text(
          "title", "Title", 300, .single, .none, for: .counted, keep: .audit,
          [.indexed, .searchable, .required]),
        .code("status", "Status", "courseStatus", .single, .none, [.indexed]),
        .field("minutes", "Minutes", .integer, .single, .none, for: .counted),
        .code("expiryMode", "Expiry", "expiryMode", .single, .none, for: .counted),
        .field("months", "Months valid", .integer, .single, .none, for: .counted),
        .field(
          "windowDays", "Days before expiry in which it can be renewed", .integer, .single, .none),
        .text("fixedDay", "Fixed day (MM-DD)", 5, .single, .none),
        .field("minActiveDays", "Least days valid", .integer, .single, .none),
        .code("roles", "Roles", "trainingRole", .set, .none, for: .counted),
        .text("gives", "Gives (competence/level)", 20, .set, .none, for: .counted),
        .text("gates", "Actions it opens", 60, .set, .none),
        .field("definition", "Digest of the course file", .digest, .single, .none, keep: .audit),
      ]),
    Kind(
      name: "session", label: "Session", stream: .training,
      summaryFields: ["course", "heldOn", "place"],
      source: "this project",
      fields: [
        .field(
          "course", "Course", .reference("course"), .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field(
          "heldOn", "Held on", .civilDate, .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field("endsOn", "Last day", .civilDate, .single, .none, for: .counted),
        .code("status", "Status", "sessionStatus", .single, .none, for: .counted, [.indexed]),
        .field(
          "trainers", "Trainers", .reference("member"), .set, .none, for: .counted, keep: .audit,
          [.indexed]),
        .text("place", "Place", 300, .single, .location, for: .counted, [.indexed]),
        .text("language", "Language", 40, .single, .none, for: .counted),
        .field("days", "Days it is held on", .civilDate, .set, .none, for: .counted),
        .text("startsAt", "Begins at (hh:mm, by the clock of its zone)", 5, .single, .none),
        .text("zone", "Time zone", 60, .single, .none, for: .counted),
        .code("medium", "Held as", "sessionMedium", .single, .none, for: .counted),
        .field("seats", "Seats", .integer, .single, .none, for: .counted),
        .code("country", "Country", "country", .single, .location, for: .counted, [.indexed]),
        .field(
          "deliverers", "Trainers who are no members", .reference("trainee"), .set, .identity,
          keep: .audit, [.indexed]),
        .text(
          "unqualified", "Why somebody trains who holds no award for it", 1000, .append, .none,
          keep: .audit),
        .text("notes", "Notes", paragraph, .append, .none),
      ]),
    Kind(
      name: "enrolment", label: "Enrolment", stream: .training,
      summaryFields: ["session", "person", "status"],
      source: "this project",
      fields: [
        .field(
          "session", "Session", .reference("session"), .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .text(
          "person", "Trainee", 300, .single, .identity, keep: .audit,
          [.indexed, .searchable, .required]),
        .field(
          "trainee", "Person trained", .reference("trainee"), .single, .identity, keep: .audit,
          [.indexed]),
        .field(
          "member", "Member", .reference("member"), .single, .identity, keep: .audit, [.indexed]),
        .field(
          "number", "Number on the lists of the session", .integer, .single, .none, keep: .audit),
        .field(
          "requestedAt", "Asked for a seat", .moment, .single, .none, keep: .audit),
        .text(
          "organisation", "Organisation", 300, .single, .identity, for: .counted, keep: .audit,
          [.indexed]),
        .field("refugeeLed", "Refugee-led organisation", .yesNo, .single, .none, for: .counted),
        .code("role", "Role", "trainingRole", .single, .none, for: .counted, [.indexed]),
        .code(
          "status", "Status", "enrolmentStatus", .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field(
          "minutesAttended", "Minutes attended", .integer, .single, .none, for: .counted,
          keep: .audit),
        .field("score", "Test score (percent)", .decimal, .append, .none, keep: .audit),
        .field(
          "practicalPassed", "Practical passed", .yesNo,
          .singleSafer(["no", MergePolicy.missing, "yes"]), .none, keep: .audit),
        .field("assessor", "Assessed by", .reference("member"), .single, .none, keep: .audit),
        .text("statusReason", "Why withdrawn, absent or let in", 1000, .append, .none),
        .code("source", "Comes from", "recordSource", .single, .none, keep: .audit),
        .field(
          "sourceDigest", "Digest of the file it came from", .digest, .single, .none, keep: .audit),
        .field("sourceRow", "Line of that file", .integer, .single, .none, keep: .audit),
      ]),
    Kind(
      name: "award", label: "Award", stream: .training,
      summaryFields: ["course", "person", "validTo", "status"],
      source: "Open Badges 3.0 achievement credential; renewal rules of learning systems",
      fields: [
        .field(
          "course", "Course", .reference("course"), .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field(
          "enrolment", "Enrolment", .reference("enrolment"), .single, .none, keep: .audit,
          [.indexed]),
        .text(
          "person", "Holder", 300, .single, .identity, keep: .audit,
          [.indexed, .searchable, .required]),
        .field(
          "trainee", "Person trained", .reference("trainee"), .single, .identity, keep: .audit,
          [.indexed]),
        .field(
          "member", "Member", .reference("member"), .single, .identity, keep: .audit, [.indexed]),
        .code("kind", "Kind", "awardKind", .single, .none, for: .counted, keep: .audit, [.indexed]),
        .field(
          "completedOn", "Completed on", .civilDate, .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field(
          "validTo", "Last day valid", .civilDate, .single, .none, for: .counted, keep: .audit,
          [.indexed]),
        .text("expiryReason", "Rule that set the last day", 60, .single, .none, keep: .audit),
        .field("anchorDay", "Anchor day of the month", .integer, .single, .none, keep: .audit),
        .code(
          "status", "Status", "awardStatus",
          .singleSafer(["revoked", "suspended", MergePolicy.missing, "valid"]), .none,
          for: .counted, keep: .audit, [.indexed, .required]),
        .text("statusReason", "Why suspended or revoked", 1000, .append, .none, keep: .audit),
        .code("waiverReason", "Reason of the waiver", "waiverReason", .single, .none, keep: .audit),
        .text(
          "waiverBasis", "What the waiver rests on", 1000, .append, .none, for: .counted,
          keep: .audit),
        .text(
          "equivalentOf", "Course of somebody else that counts as this", 100, .single, .none,
          for: .counted, keep: .audit),
        .text("equivalentIssuer", "Who gave it", 300, .single, .none, for: .counted, keep: .audit),
        .field("approvedBy", "Approved by", .reference("member"), .single, .none, keep: .audit),
        .code("source", "Comes from", "recordSource", .single, .none, keep: .audit),
        .field(
          "sourceDigest", "Digest of the file it came from", .digest, .single, .none, keep: .audit),
        .field("sourceRow", "Line of that file", .integer, .single, .none, keep: .audit),
        .field("previous", "Renews", .reference("award"), .single, .none, keep: .audit, [.indexed]),
        .field(
          "credential", "Digest of the certificate", .digest, .append, .none, keep: .audit, []),
      ]),
  ]
}
