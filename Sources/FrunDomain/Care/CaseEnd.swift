/// What closing and reopening bring with them besides the state of the case: the closure on file,
/// visits that nobody has to make any more, the schedule after a reopening.
public enum CaseEnd {
  /// What has to be said beside the fields of the case when it is closed: every planned visit is
  /// cancelled, with the next number for calendars that hold it, the placement of a child who died
  /// or went missing ends, and the closure becomes a record of its own.
  ///
  /// - Parameters:
  ///   - records: the case's, as they stand before.
  ///   - closure: the identifier of the new record.
  ///   - reason: code of `closureReason`.
  ///   - approver: the supervisor who approves; nil for none.
  public static func closing(
    records: [Record], closure: RecordID, reason: String, decision: String? = nil,
    by member: RecordID, approvedBy approver: RecordID?, on day: CivilDate
  ) -> [Assertion] {
    let records = records.filter { !$0.isErased }
    let visits = Visit.all(in: records)
    let open = visits.filter { $0.status == "planned" }
    var said = open.flatMap { visit in
      [
        Assertion(
          record: visit.id, kind: Visit.kind, field: "status", change: .set(.code("cancelled"))),
        visit.nextSequence,
      ]
    }
    if let end = endings[reason] {
      for placement in Placement.all(in: records) where placement.endsOn == nil {
        said.append(fact(placement.id, Placement.kind, "endsOn", .set(.date(day))))
        said.append(fact(placement.id, Placement.kind, "endReason", .set(.code(end))))
      }
    }
    let file = CaseFile.all(in: records).first
    let last = visits.filter { $0.wasFaceToFace && ($0.doneOn ?? .last) <= day }
      .max { ($0.doneOn ?? .first, $0.id) < ($1.doneOn ?? .first, $1.id) }
    let isSuccess = Gates.successReasons.contains(reason)
    var changes: [(String, Change)] = [
      ("closedOn", .set(.date(day))), ("reason", .set(.code(reason))),
      ("isSuccess", .set(.yesNo(isSuccess))), ("decidedBy", .set(.reference(member))),
    ]
    if let approver { changes.append(("approvedBy", .set(.reference(approver)))) }
    if isSuccess {
      if let last { changes.append(("closingVisit", .set(.reference(last.id)))) }
      changes += criteria.map { ("criteria", .add(.text($0))) }
    }
    if let given = file?.contactCardGiven {
      changes.append(("contactCardGiven", .set(.yesNo(given))))
    }
    if let until = file?.retainUntil { changes.append(("retainUntil", .set(.date(until)))) }
    if let decision, !decision.isEmpty {
      changes.append(("decision", .append(.text(decision))))
    }
    changes += open.map { ("cancelledVisits", .add(.reference($0.id))) }
    return said + changes.map { fact(closure, Closure.kind, $0.0, $0.1) }
  }

  /// What gate 5 judges; a closure as a success records that each was met.
  public static let criteria = [
    "time", "risk", "visits", "concerns", "goals", "actions", "domains", "views", "contact card",
    "approval", "retention",
  ]

  /// What has to be said beside the fields of the case when it is reopened: the closure stays, the
  /// schedule starts again at the densest row, because why the case came back is not known yet.
  ///
  /// - Parameters:
  ///   - records: the case's, as they stand before.
  ///   - reopening: the identifier of the new record.
  ///   - reason: code of `reopenReason`.
  public static func reopening(
    records: [Record], reopening: RecordID, reason: String, by member: RecordID, on day: CivilDate
  ) -> [Assertion] {
    let records = records.filter { !$0.isErased }
    var changes: [(String, Change)] = [
      ("reopenedOn", .set(.date(day))), ("reason", .set(.code(reason))),
      ("decidedBy", .set(.reference(member))),
    ]
    let closure = Closure.all(in: records)
      .max { ($0.closedOn ?? .first, $0.id) < ($1.closedOn ?? .first, $1.id) }
    if let closure { changes.append(("closure", .set(.reference(closure.id)))) }
    var said = changes.map { fact(reopening, Reopening.kind, $0.0, $0.1) }
    if let file = CaseFile.all(in: records).first, file.riskLevel != "severe",
      file.riskLevel != "high", Placement.all(in: records).contains(where: { $0.endsOn == nil })
    {
      said.append(fact(file.id, CaseFile.kind, "riskLevel", .set(.code("high"))))
    }
    return said
  }

  /// Whether the family may be asked how satisfied it was. Nobody asks a family whose child died
  /// or is missing, nor one that nobody can reach or that does not want to be asked.
  public static func mayAskForFeedback(reason: String) -> Bool {
    !["died", "missing", "unreachable", "withdrew", "duplicate", "opened_in_error"].contains(reason)
  }

  /// Reasons for closing that end the placement too.
  private static let endings = ["died": "died", "missing": "missing"]

  private static func fact(
    _ record: RecordID, _ kind: String, _ field: String, _ change: Change
  ) -> Assertion {
    Assertion(record: record, kind: kind, field: field, change: change)
  }
}

extension Visit {
  /// The next number of its calendar entry: a calendar that has the entry takes a change or a
  /// cancellation only with a higher one (RFC 5546, 2.1.4).
  public var nextSequence: Assertion {
    Assertion(
      record: id, kind: Self.kind, field: "calendarSequence",
      change: .set(.integer(Int64((calendarSequence ?? 0) + 1))))
  }
}
