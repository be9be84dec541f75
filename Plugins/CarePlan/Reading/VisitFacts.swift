import FrunDomain
import FrunKit

/// What is about to be recorded about a visit that was made.
struct VisitFacts {
  private let draft: RecordDraft
  private let place: String

  init(_ draft: RecordDraft, isFromAnswers: Bool) {
    self.draft = draft
    place = isFromAnswers ? "--answers: doneOn" : "--on"
  }

  /// Refuses what cannot be meant; gives the day of the visit. What is missing is the store's to
  /// refuse.
  func judge(_ visit: Visit, _ follow: FollowUp, on today: CivilDate) throws -> CivilDate {
    let number = follow.file.number
    let key = visit.key ?? "KEY"
    guard case .date(let day)? = answer("doneOn") else {
      throw Failure(.data, "visit.day", "the day of the visit is missing", place: place)
    }
    guard day <= today else {
      throw Failure(
        .data, "visit.future", "the day of the visit has not come; today is \(today)",
        place: place, hints: ["record the visit when it was made"])
    }
    if let placement = follow.placement, visit.placement == placement.id,
      let began = placement.startsOn, day < began
    {
      throw Failure(
        .data, "visit.beforePlacement", "the day lies before the placement of \(began)",
        place: place, hints: ["frun visit show \(number) \(key)"])
    }
    guard answer("childSeen") == .yesNo(false) else { return day }
    if answer("childSeenAlone") == .yesNo(true) {
      throw Failure(
        .data, "visit.seen", "a child who was not seen was not seen alone", place: "--seen",
        hints: ["--seen yes, or --seen-alone no"])
    }
    // Counted as made, it would silence the alarm for a child whom nobody has seen.
    throw Failure(
      .denied, "visit.unseen", "a visit at which the child was not seen is an attempt",
      place: "--seen", hints: ["frun visit attempt \(number) \(key) --why REASON"])
  }

  private func answer(_ field: String) -> FieldValue? {
    guard let last = draft.assertions.last(where: { $0.field == field }),
      case .set(let value) = last.change
    else { return nil }
    return value
  }
}
