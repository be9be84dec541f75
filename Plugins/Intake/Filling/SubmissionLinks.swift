import FrunDomain
import FrunForms
import FrunKit

/// What a form cannot ask because it is known: who filled it in, and which record of the same form
/// another one belongs to.
struct SubmissionLinks {
  let author: RecordID
  let today: CivilDate
  /// The planned visit that the form is about, which has its key and its day already.
  let visit: RecordID?
  /// The rows of repeats that each record was answered in, from the outside in.
  var rows: [RecordID: [AnswerPath.Component]] = [:]

  /// The field of a kind that names the member who did it.
  private static let authors = [
    "assessment": "assessor", "risk": "assessor", "visit": "doneBy",
    "safeguardingCheck": "checkedBy", "tracingScreen": "screenedBy", "tracingAction": "doneBy",
    "verification": "interviewedBy", "plan": "author", "view": "heardBy",
    "referral": "requestedBy", "visitAttempt": "member", "incident": "reportedBy",
    "feedback": "takenBy", "complaint": "receivedBy", "transfer": "decidedBy",
    "placementDecision": "decidedBy", "lawfulBasis": "decidedBy", "placement": "handoverBy",
  ]

  /// Records that another one of the same form is about, also where it may be about none.
  private static let joined: Set<String> = [
    "plan", "review", "goal", "visit", "assessment", "consent", "referral",
  ]

  /// Completes the drafts of one form.
  func complete(_ drafts: [RecordDraft]) throws -> [RecordDraft] {
    var drafts = drafts
    let made = Dictionary(grouping: drafts, by: \.kind.name).mapValues { $0.map(\.id) }
    for place in drafts.indices {
      let kind = drafts[place].kind
      if let field = Self.authors[kind.name], !says(drafts[place], field) {
        try drafts[place].set(field, .reference(author))
      }
      for field in kind.fields where !says(drafts[place], field.name) {
        guard case .reference(let target) = field.type, target != kind.name,
          field.isRequired || Self.joined.contains(target),
          let id = around(drafts[place].id, made[target] ?? [])
        else { continue }
        try drafts[place].set(field.name, .reference(target == "visit" ? visit ?? id : id))
      }
      if kind.name == "visit", visit == nil { try completeVisit(&drafts[place]) }
    }
    return drafts
  }

  /// The record that another one of the form lies in: of those around it the only one that is
  /// nearest.
  private func around(_ record: RecordID, _ candidates: [RecordID]) -> RecordID? {
    let own = rows[record] ?? []
    let outer = candidates.filter { own.starts(with: rows[$0] ?? []) }
    let nearest = outer.map { rows[$0]?.count ?? 0 }.max()
    let found = outer.filter { rows[$0]?.count ?? 0 == nearest }
    return found.count == 1 ? found[0] : nil
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
