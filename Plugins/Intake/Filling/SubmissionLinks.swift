import FrunDomain
import FrunKit

/// What a form cannot ask because it is known: who filled it in, and which record of the same form
/// another one belongs to.
struct SubmissionLinks {
  let author: RecordID
  let today: CivilDate
  /// Whether the form is about a visit that has its key and its day already.
  let isVisitPlanned: Bool

  /// The field of a kind that names the member who did it.
  private static let authors = [
    "assessment": "assessor", "risk": "assessor", "visit": "doneBy",
    "safeguardingCheck": "checkedBy", "tracingScreen": "screenedBy", "tracingAction": "doneBy",
    "verification": "interviewedBy",
  ]

  /// Completes the drafts of one form.
  func complete(_ drafts: [RecordDraft]) throws -> [RecordDraft] {
    var drafts = drafts
    let ids = Dictionary(grouping: drafts, by: \.kind.name).compactMapValues { group in
      group.count == 1 ? group[0].id : nil
    }
    for place in drafts.indices {
      let kind = drafts[place].kind
      if let field = Self.authors[kind.name], !says(drafts[place], field) {
        try drafts[place].set(field, .reference(author))
      }
      for field in kind.fields where field.isRequired && !says(drafts[place], field.name) {
        guard case .reference(let target) = field.type, let id = ids[target] else { continue }
        try drafts[place].set(field.name, .reference(id))
      }
      if kind.name == "visit", !isVisitPlanned { try completeVisit(&drafts[place]) }
    }
    return drafts
  }

  /// A visit that was not planned was due on the day it was made.
  private func completeVisit(_ visit: inout RecordDraft) throws {
    guard !says(visit, "dueOn") else { return }
    let day = visit.assertions.compactMap { assertion -> CivilDate? in
      guard assertion.field == "doneOn", case .date(let day) = assertion.change.value else {
        return nil
      }
      return day
    }.last
    try visit.set("dueOn", .date(day ?? today))
    try visit.set("plannedOn", .date(day ?? today))
    if !says(visit, "key") { try visit.set("key", .text("extra-\(day ?? today)")) }
  }

  private func says(_ draft: RecordDraft, _ field: String) -> Bool {
    draft.assertions.contains { $0.field == field }
  }
}
