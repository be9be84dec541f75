import FrunDomain
import FrunKit

/// A case that a form closes is closed as the command closes it: no visit is left that somebody
/// would still be reminded of, and the closure stays on file as a record of its own.
struct ClosingStep {
  let file: OpenedCase
  let acting: Acting
  let services: any Services

  /// What has to be said beside the fields of the case.
  func added(to draft: inout RecordDraft) throws -> CaseSteps.Added {
    var added = CaseSteps.Added()
    guard let reason = draft.value("closureReason")?.canonicalText else { return added }
    try draft.answer("closedOn", .date(services.today))
    // Only the own approval can be written down.
    let approver = acting.role == .supervisor ? acting.member : nil
    try draft.set("closureApprovedBy", approver.map { .reference($0) })
    let answered = draft.assertions.reduce(file.record) { $0.applying($1) }
    let records =
      try [answered] + services.records("visit", in: file) + services.records("placement", in: file)
    let said = CaseEnd.closing(
      records: records, closure: try RecordID(random: { services.random($0) }), reason: reason,
      by: acting.member, approvedBy: approver, on: services.today)
    added.assertions = said
    added.changed = said.map(\.record).filter { id in records.contains { $0.id == id } }
    return added
  }
}
