extension Kind {
  /// What is said about a commit. The reason of a change is no part of the
  /// commit, because free text must stay erasable.
  static let historyKinds: [Kind] = [
    Kind(
      name: Schema.commitNote, label: "Reason of a change", stream: .case,
      summaryFields: ["reason"],
      source: "this project",
      fields: [
        .text("reason", "Reason", paragraph, .single, .protection, keep: .audit, [.required])
      ])
  ]
}
