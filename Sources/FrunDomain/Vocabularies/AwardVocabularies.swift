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
      "coachingKind", "supervision and coaching for case management; four levels of evaluation",
      [
        code("supervision", "Supervision"), code("coaching", "Coaching at work"),
        code("capacity_self", "Capacity, assessed by themselves"),
        code("capacity", "Capacity, assessed by a supervisor"),
        code("reaction", "What they thought of the course (level 1)"),
        code("behaviour", "What they do differently at work (level 3)"),
        code("result", "What came of it for children and families (level 4)"),
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
