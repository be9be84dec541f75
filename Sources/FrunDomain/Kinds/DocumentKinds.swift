extension Kind {
  /// Notes, attachments and forms filled in.
  static let documentKinds: [Kind] = [
    Kind(
      name: "note", label: "Note", stream: .case, summaryFields: ["kind", "writtenOn"],
      source: "this project",
      fields: [
        .code("kind", "Kind", "noteKind", .single, .none, [.indexed]),
        .field("writtenOn", "About the day", .civilDate, .single, .none, [.indexed]),
        .field("about", "About", .reference("*"), .set, .none, [.indexed]),
        .text("text", "Text", page, .append, .protection),
      ]),
    Kind(
      name: "attachment", label: "Attachment", stream: .case, summaryFields: ["kind", "title"],
      source: "this project",
      fields: [
        .code(
          "kind", "Kind", "attachmentKind", .single, .none, for: .finding, [.indexed, .required]),
        .text("title", "Caption", 200, .single, .identity, for: .finding),
        .text("fileName", "File name", 255, .single, .identity),
        .text("mediaType", "Media type", 100, .single, .none, for: .finding),
        .field("size", "Bytes", .integer, .single, .none, for: .finding),
        .code(
          "sensitivity", "What it gives away", "attachmentSensitivity",
          .singleSafer([
            "protection", "health", "location", "contact", "identity", MergePolicy.missing, "none",
          ]), .none, for: .finding),
        .field(
          "content", "Digest of the content", .digest, .single, .none, for: .finding, keep: .audit,
          [.indexed, .required]),
        .field("about", "About", .reference("*"), .set, .identity, for: .finding, [.indexed]),
        .field("takenOn", "Taken on", .partialDate, .single, .identity, for: .finding),
        .field(
          "mayBePublished", "May be shown in public", .yesNo,
          .singleSafer(["no", MergePolicy.missing, "yes"]), .protection, for: .tracing,
          keep: .safeguarding),
      ]),
    Kind(
      name: "formSubmission", label: "Form filled in", stream: .case,
      summaryFields: ["form", "version", "submittedOn"],
      source: "XLSForm form_id, version and instance",
      fields: [
        .text("form", "Form", 100, .single, .none, [.indexed, .required]),
        .text("version", "Version", 100, .single, .none, [.indexed]),
        .text("language", "Language used", 40, .single, .none),
        .field("startedAt", "Started", .moment, .single, .none),
        .field("submittedOn", "Submitted on", .civilDate, .single, .none, [.indexed, .required]),
        .field("answers", "Digest of the answers", .digest, .single, .none, keep: .audit),
        .field(
          "source", "Digest of the record it was read from", .digest, .single, .protection,
          keep: .operational, [.indexed]),
        .text("instance", "Answers as JSON", 1 << 19, .single, .protection),
        .field("records", "Records written", .reference("*"), .set, .none),
        .field(
          "revises", "Corrects the form", .reference("formSubmission"), .single, .none, [.indexed]),
        .field("interviewer", "Interviewer", .reference("member"), .single, .none),
        .field("interpreter", "Interpreter present", .yesNo, .single, .none),
        .text("informants", "Informants", 300, .set, .identity),
        .text("otherAgency", "Already interviewed by, with reference", 300, .single, .protection),
        .code(
          "readers", "May be read by", "readers",
          .singleSafer(["officer", "supervisors", MergePolicy.missing]), .none),
      ]),
  ]
}
