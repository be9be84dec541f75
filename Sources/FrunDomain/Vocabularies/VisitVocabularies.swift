extension Vocabulary {
  /// Lists of follow-up visits. Due, overdue, on time and late are not stored:
  /// they are computed from dates.
  static let visit: [Vocabulary] = [
    list(
      "visitStatus", own,
      [
        code("planned", "Planned"), code("done", "Done"), code("missed", "Missed"),
        code("superseded", "Superseded"), code("cancelled", "Cancelled"),
      ]),
    list(
      "visitMode", "interaction modes of follow-up",
      [
        code("home_visit", "Home visit"), code("office", "In the office"),
        code("school", "At school"), code("phone", "Telephone"), code("video", "Video call"),
        code("third_party", "Through a third party"),
      ]),
    list(
      "followUpKind", primero,
      [
        code("after_reunification", "After reunification"), code("in_care", "In care"),
        code("for_service", "For a service"), code("for_assessment", "For an assessment"),
      ]),
    list(
      "notSeenReason", primero,
      [
        code("at_school", "At school"), code("working", "Working"),
        code("visiting", "Visiting somebody"), code("moved_caregiver", "With another caregiver"),
        code("moved_street", "Moved to street or market"), code("detention", "In detention"),
        code("abducted", "Abducted"), code("nobody_home", "Nobody at home"),
        code("refused", "Refused"), code("other", "Other"),
      ]),
    list(
      "rollRule", own,
      [
        code("nearest", "Nearest working day"), code("backward", "Earlier working day"),
        code("none", "Kept"),
      ]),
  ]
}
