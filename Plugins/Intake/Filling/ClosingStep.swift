import FrunDomain
import FrunKit

/// A case that is closed leaves no visit that somebody would still be reminded of, and the closure
/// stays on file as a record of its own, whatever becomes of the case.
struct ClosingStep {
  let file: OpenedCase
  let acting: Acting
  let services: any Services

  /// What has to be said beside the fields of the case.
  func added(to draft: inout RecordDraft) throws -> CaseSteps.Added {
    var added = CaseSteps.Added()
    guard let reason = draft.value("closureReason") else { return added }
    let day = services.today
    try draft.answer("closedOn", .date(day))
    var closure = try services.draft("closure")
    try closure.set("closedOn", .date(day))
    try closure.set("reason", reason)
    try closure.set(
      "isSuccess", .yesNo(Gates.successReasons.contains(reason.canonicalText)))
    try closure.set("decidedBy", .reference(acting.member))
    if acting.role == .supervisor {
      // Only the own approval can be written down.
      try draft.set("closureApprovedBy", .reference(acting.member))
      try closure.set("approvedBy", .reference(acting.member))
    }
    for field in ["contactCardGiven", "retainUntil"] {
      try closure.set(field, draft.value(field) ?? file.record[field])
    }
    for visit in Visit.all(in: try services.records("visit", in: file))
    where visit.status == "planned" {
      var cancelled = try RecordDraft("visit", id: visit.id)
      try cancelled.set("status", .code("cancelled"))
      try cancelled.set("calendarSequence", .integer(Int64((visit.calendarSequence ?? 0) + 1)))
      added.add(cancelled)
      try closure.set("cancelledVisits", .reference(visit.id))
    }
    added.assertions += closure.assertions
    return added
  }
}
