extension Vocabulary {
  /// Lists of awards after they were given, and of the actions that training opens.
  static let awardLists: [Vocabulary] = [
    list(
      "awardEventType", "credential events of education data standards",
      [
        code("suspended", "Suspended"), code("reinstated", "Reinstated"),
        code("revoked", "Revoked"), code("surrendered", "Given back"),
      ]),
    list(
      "trainingState", own,
      [
        code("current", "Counts"), code("due_soon", "Counts, to be renewed soon"),
        code("waived", "Waived"), code("lapsed", "Lapsed"), code("revoked", "Revoked"),
        code("suspended", "Suspended"), code("none", "Never awarded"),
      ]),
  ]
}
