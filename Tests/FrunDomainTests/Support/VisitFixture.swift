import FrunDomain

/// Visits as records would carry them.
enum VisitFixture {
  static func visits(_ scheduled: [ScheduledVisit]) -> [Visit] {
    scheduled.enumerated().compactMap { offset, visit in
      Visit(record(UInt8(offset + 1), visit))
    }
  }

  static func record(_ number: UInt8, _ visit: ScheduledVisit, _ more: [String: FieldValue] = [:])
    -> Record
  {
    var record = Record(
      id: Fixture.record(number), kind: Visit.kind, stream: Fixture.stream, fields: [:])
    for assertion in visit.assertions(record: record.id, placement: nil, worker: nil) {
      record = record.applying(assertion)
    }
    return record.with(more)
  }

  /// A visit with a window of three days around a due day.
  static func visit(due: String, _ more: [String: FieldValue] = [:]) throws -> Visit {
    let due = try CivilDate(parsing: due)
    let record = Record(
      id: Fixture.record(1), kind: Visit.kind, stream: Fixture.stream,
      fields: [
        "key": RecordField(value: .text("w7")), "status": RecordField(value: .code("planned")),
        "dueOn": RecordField(value: .date(due)), "plannedOn": RecordField(value: .date(due)),
        "windowFrom": RecordField(value: .date(due.adding(days: -3))),
        "windowTo": RecordField(value: .date(due.adding(days: 3))),
      ])
    guard let visit = Visit(record.with(more)) else { preconditionFailure("it is a visit") }
    return visit
  }
}

extension Record {
  /// The record with other single values.
  func with(_ values: [String: FieldValue]) -> Record {
    var fields = fields
    for (name, value) in values { fields[name] = RecordField(value: value) }
    return Record(id: id, kind: kind, stream: stream, fields: fields, isErased: isErased)
  }
}
