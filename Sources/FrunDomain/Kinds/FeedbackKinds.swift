extension Kind {
  /// What children and caregivers say about the help they get, and their complaints. Kept apart:
  /// feedback is part of the case, a complaint is withheld from those who may be its subject.
  static let feedbackKinds: [Kind] = [
    Kind(
      name: "feedback", label: "Feedback", stream: .case,
      summaryFields: ["givenBy", "givenOn", "satisfied"],
      source: "child and caregiver feedback forms of inter-agency case management",
      fields: [
        .code(
          "givenBy", "Given by", "feedbackGiver", .single, .none, for: .counted,
          [.indexed, .required]),
        .field(
          "givenOn", "Given on", .civilDate, .single, .none, for: .counted, [.indexed, .required]),
        .code("mode", "How it was taken", "feedbackMode", .single, .none, for: .counted),
        .field("takenBy", "Taken by", .reference("member"), .single, .none, [.indexed]),
        .field(
          "takenByCaseworker", "Taken by the case's own worker", .yesNo, .yesGoverns, .none,
          for: .counted),
        .code("listened", "Was listened to", "feedbackAnswer", .single, .none, for: .counted),
        .code(
          "understood", "Understood what was said", "feedbackAnswer", .single, .none,
          for: .counted),
        .code(
          "respected", "Was treated with respect", "feedbackAnswer", .single, .none,
          for: .counted),
        .code(
          "tookPart", "Had a say in decisions", "feedbackAnswer", .single, .none,
          for: .counted),
        .code(
          "helped", "The help made a difference", "feedbackAnswer", .single, .none,
          for: .counted),
        .code(
          "feltSafe", "Felt safe with the staff", "feedbackAnswer",
          .singleSafer(["no", "partly", "unsure", "declined", MergePolicy.missing, "yes"]),
          .protection, for: .counted, keep: .safeguarding, [.indexed]),
        .code(
          "accessible", "Help could be reached", "feedbackAnswer", .single, .none,
          for: .counted),
        .code(
          "satisfied", "Satisfied on the whole", "satisfaction", .single, .none,
          for: .counted, [.indexed]),
        .code(
          "knowsComplaints", "Knows how to complain", "feedbackAnswer", .single, .none,
          for: .counted),
        .text("good", "What was good", paragraph, .append, .protection),
        .text("better", "What should be better", paragraph, .append, .protection),
        .field(
          "mayBeQuoted", "Words may be used without the name", .yesNo,
          .singleSafer(["no", MergePolicy.missing, "yes"]), .none),
        .field(
          "answerWanted", "Wants an answer", .yesNo, .yesGoverns, .none, [.indexed]),
      ]),
    Kind(
      name: "complaint", label: "Complaint", stream: .case,
      summaryFields: ["subject", "receivedOn", "status"],
      source: "complaint and protection from sexual exploitation and abuse procedures",
      fields: [
        .field(
          "receivedOn", "Received on", .civilDate, .single, .none, for: .countedHere,
          keep: .safeguarding, [.indexed, .required]),
        .field(
          "receivedBy", "Received by", .reference("member"), .single, .none, keep: .safeguarding),
        .code(
          "channel", "How it came", "complaintChannel", .single, .none, for: .countedHere,
          keep: .safeguarding),
        .code(
          "complainant", "Who complains", "complainant", .single, .identity, for: .countedHere,
          keep: .safeguarding),
        .field(
          "anonymous", "Without a name", .yesNo, .yesGoverns, .protection, keep: .safeguarding),
        .code(
          "subject", "About what", "complaintSubject", .single, .protection, for: .countedHere,
          keep: .safeguarding, [.indexed, .required]),
        .code(
          "aboutRole", "About whom", "complaintAbout", .set, .protection, keep: .safeguarding),
        .text(
          "account", "The complaint, in the words of the person", page, .append, .protection,
          keep: .safeguarding),
        .field(
          "happenedOn", "When it happened", .partialDate, .single, .protection,
          keep: .safeguarding),
        .text(
          "wish", "What the person wants to happen", paragraph, .append, .protection,
          keep: .safeguarding),
        .field(
          "fearsRetaliation", "Fears the consequences of complaining", .yesNoUnknown,
          .singleSafer(["yes", "unknown", MergePolicy.missing, "no"]), .protection,
          keep: .safeguarding),
        .field(
          "isSafeguarding", "Harm or exploitation by staff", .yesNo, .yesGoverns, .protection,
          for: .countedHere, keep: .safeguarding, [.indexed]),
        .code(
          "replyWay", "How to answer", "complaintReply", .single, .none, keep: .safeguarding),
        .text("replyContact", "Where to answer", 300, .single, .contact, keep: .safeguarding),
        .text(
          "passedTo", "Passed to (function, not name)", 300, .single, .none, keep: .safeguarding),
        .field("passedOn", "Passed on the day", .civilDate, .single, .none, keep: .safeguarding),
        .code(
          "status", "Status", "complaintStatus",
          .singleSafer(["received", "referred", MergePolicy.missing, "answered", "closed"]),
          .none, for: .countedHere, keep: .safeguarding, [.indexed, .required]),
        .text("outcome", "Outcome", paragraph, .append, .protection, keep: .safeguarding),
        .code(
          "readers", "May be read by", "readers",
          .singleSafer(["officer", "supervisors", MergePolicy.missing]), .none,
          keep: .safeguarding),
      ]),
  ]
}

extension Set<Purpose> {
  /// For serving and counting; it does not leave with the case.
  static let countedHere: Set<Purpose> = [.services, .reporting]
}
