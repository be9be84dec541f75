extension Kind {
  /// What shows that somebody completed a course: hours, tests and practicals. Every entry is a
  /// record of its own, so that the registers of two trainers merge without overwriting.
  static let evidenceKinds: [Kind] = [
    Kind(
      name: "attendance", label: "Attendance", stream: .training,
      summaryFields: ["enrolment", "day", "minutes"],
      source: "status sets of attendance registers in learning systems",
      fields: [
        .field(
          "enrolment", "Enrolment", .reference("enrolment"), .single, .none, for: .counted,
          keep: .audit, [.indexed, .required]),
        .field(
          "day", "Day", .civilDate, .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .code("status", "Status", "attendanceStatus", .single, .none, for: .counted, keep: .audit),
        .field("minutes", "Minutes", .integer, .single, .none, for: .counted, keep: .audit),
        .code("source", "Comes from", "recordSource", .single, .none, keep: .audit),
        .field(
          "sourceDigest", "Digest of the file it came from", .digest, .single, .none, keep: .audit),
        .field("sourceRow", "Line of that file", .integer, .single, .none, keep: .audit),
      ]),
    Kind(
      name: "test", label: "Test", stream: .training,
      summaryFields: ["session", "phase", "drawnOn"],
      source: "this project; questions as GIFT",
      fields: [
        .field(
          "session", "Session", .reference("session"), .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .code(
          "phase", "Phase", "testPhase", .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field("number", "Number of the draw, from 1", .integer, .single, .none, keep: .audit),
        .field("drawnOn", "Drawn on", .civilDate, .single, .none, keep: .audit, [.indexed]),
        .text("seed", "Seed of the draw", 64, .single, .none, keep: .audit),
        .text("language", "Language", 40, .single, .none, for: .counted),
        .field("bank", "Digest of the question bank", .digest, .single, .none, keep: .audit),
        .text("questions", "Questions as drawn, in GIFT", 200_000, .single, .none, keep: .audit),
        .text(
          "identifiers", "Identifiers of the questions, in order", 8000, .single, .none,
          for: .counted, keep: .audit),
      ]),
    Kind(
      name: "testResult", label: "Test result", stream: .training,
      summaryFields: ["enrolment", "phase", "score"],
      source: "this project",
      fields: [
        .field(
          "enrolment", "Enrolment", .reference("enrolment"), .single, .none, for: .counted,
          keep: .audit, [.indexed, .required]),
        .field(
          "test", "Test", .reference("test"), .single, .none, for: .counted, keep: .audit,
          [.indexed]),
        .code(
          "phase", "Phase", "testPhase", .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field("attempt", "Attempt", .integer, .single, .none, for: .counted, keep: .audit),
        .field(
          "takenOn", "Taken on", .civilDate, .single, .none, for: .counted, keep: .audit, [.indexed]
        ),
        .code("mode", "Taken", "testMode", .single, .none, for: .counted, keep: .audit),
        .field("score", "Score (percent)", .decimal, .single, .none, for: .counted, keep: .audit),
        .field(
          "awaiting", "Answers a person must still mark", .integer, .single, .none, keep: .audit),
        .text(
          "answers", "Answers and marks for each question", 40_000, .single, .none, for: .counted,
          keep: .audit),
        .field("markedBy", "Marked by", .reference("member"), .single, .none, keep: .audit),
        .code("source", "Comes from", "recordSource", .single, .none, keep: .audit),
        .field(
          "sourceDigest", "Digest of the file it came from", .digest, .single, .none, keep: .audit),
        .field("sourceRow", "Line of that file", .integer, .single, .none, keep: .audit),
      ]),
    Kind(
      name: "coaching", label: "Supervision and coaching", stream: .training,
      summaryFields: ["trainee", "kind", "heldOn"],
      source: "supervision and coaching for case management: capacity is assessed when somebody "
        + "begins and every three to six months; evaluation of training after Kirkpatrick",
      fields: [
        .field(
          "trainee", "Person", .reference("trainee"), .single, .identity, keep: .audit,
          [.indexed, .required]),
        .code(
          "kind", "Kind", "coachingKind", .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field(
          "heldOn", "On", .civilDate, .single, .none, for: .counted, keep: .audit,
          [.indexed, .required]),
        .field("by", "By", .reference("member"), .single, .none, keep: .audit, [.indexed]),
        .field(
          "enrolment", "Course that is followed up", .reference("enrolment"), .single, .none,
          for: .counted, keep: .audit, [.indexed]),
        .text(
          "levels", "Level of each competence", 2000, .single, .none, for: .counted, keep: .audit),
        .field("rating", "Rating, 1 to 5", .integer, .single, .none, for: .counted, keep: .audit),
        .text("agreed", "What was seen and agreed", paragraph, .append, .none),
        .field("nextOn", "Next on", .civilDate, .single, .none, keep: .audit, [.indexed]),
      ]),
    Kind(
      name: "sitting", label: "Test at the screen", stream: .training,
      summaryFields: ["enrolment", "phase", "startedAt"],
      source: "this project: what is kept while somebody sits at a test",
      fields: [
        .field(
          "enrolment", "Enrolment", .reference("enrolment"), .single, .none, keep: .audit,
          [.indexed, .required]),
        .field(
          "test", "Test", .reference("test"), .single, .none, keep: .audit, [.indexed, .required]),
        .code("phase", "Phase", "testPhase", .single, .none, keep: .audit, [.indexed, .required]),
        .field("startedAt", "Begun", .moment, .single, .none, keep: .audit, [.required]),
        .field("answeredAt", "Last answer", .moment, .single, .none, keep: .audit),
        .field("minutes", "Minutes allowed", .integer, .single, .none, keep: .audit),
        .text("answers", "Answers so far", 40_000, .single, .none),
        .field(
          "result", "Result", .reference("testResult"), .single, .none, keep: .audit, [.indexed]),
      ]),
    Kind(
      name: "observation", label: "Practical", stream: .training,
      summaryFields: ["enrolment", "observedOn", "passed"],
      source: "rubric levels of Open Badges results",
      fields: [
        .field(
          "enrolment", "Enrolment", .reference("enrolment"), .single, .none, for: .counted,
          keep: .audit, [.indexed, .required]),
        .field(
          "observedOn", "Observed on", .civilDate, .single, .none, for: .counted, keep: .audit,
          [.indexed]),
        .field(
          "assessor", "Assessor", .reference("member"), .single, .none, keep: .audit, [.indexed]),
        .field("rubric", "Digest of the rubric", .digest, .single, .none, keep: .audit),
        .text(
          "levels", "Level of each criterion", 8000, .single, .none, for: .counted, keep: .audit),
        .field(
          "passed", "Passed", .yesNo, .singleSafer(["no", MergePolicy.missing, "yes"]), .none,
          for: .counted, keep: .audit),
        .text(
          "unqualified", "Why the assessor holds no award for it", 1000, .append, .none,
          keep: .audit),
        .text("notes", "Remarks for the person", paragraph, .append, .none),
      ]),
  ]
}
