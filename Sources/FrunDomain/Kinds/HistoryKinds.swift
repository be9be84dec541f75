extension Kind {
  /// What is said about a commit. The reason of a change is no part of the
  /// commit, because free text must stay erasable. When two members let a change through a gate,
  /// the note says who they are and which conditions were missing.
  static let historyKinds: [Kind] = [
    Kind(
      name: Schema.commitNote, label: "Reason of a change", stream: .case,
      summaryFields: ["reason"],
      source: "this project",
      fields: [
        .text("reason", "Reason", paragraph, .single, .protection, keep: .audit, [.required]),
        .field(
          "approvedBy", "Who let it through a gate", .reference("member"), .set, .none,
          keep: .audit),
        .text("overrode", "Conditions let go", 60, .set, .none, keep: .audit),
      ])
  ]
}
