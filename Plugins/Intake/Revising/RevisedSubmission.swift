import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// A finished form that is corrected: its answers, and the records it made.
struct RevisedSubmission {
  let record: Record
  let file: OpenedCase
  let reason: String
  /// The kept document.
  let document: JSONObject
  let answers: JSONObject
  /// The records by the place in the form that made each.
  let made: [String: RecordID]

  /// - Throws: ``Failure`` `submission.notFound`, `submission.notNewest`, `submission.withheld`,
  ///   `submission.noPlaces`, or `case.closed`.
  init(_ id: RecordID, reason: String, services: any Services) throws {
    guard let record = try services.record(id), record.kind == "formSubmission",
      record.stream.kind == .case, let owner = try services.record(record.stream.id)
    else {
      throw Failure.notFound("submission", hints: ["frun intake list shows them"])
    }
    if let newer = try services.revisions(of: id).first {
      throw Failure(
        .data, "submission.notNewest", "the form was corrected already",
        hints: ["frun intake revise \(newer.id.text)"])
    }
    self.record = record
    self.reason = reason
    file = OpenedCase(owner)
    if let status = owner.code("status"), !["open", "on_hold"].contains(status) {
      throw Failure(
        .denied, "case.closed", "case \(file.number) is closed",
        hints: ["frun case reopen \(file.number) --reason CODE"])
    }
    let kept = KeptAnswers(record)
    guard let answers = kept.answers else {
      throw Failure(.data, "submission.withheld", "the answers are not kept here")
    }
    self.answers = answers
    document = kept.remarks
    made = Dictionary(
      (document["made"]?.object?.members ?? []).compactMap { member in
        member.value.string.flatMap { RecordID(text: $0) }.map { (member.key, $0) }
      }, uniquingKeysWith: { first, _ in first })
    if made.isEmpty, !record.references("records").isEmpty {
      throw Failure(
        .data, "submission.noPlaces",
        "the form was kept without saying which answers made which record",
        hints: ["frun case set \(file.number) changes the records themselves"])
    }
  }

  /// The visit that the form was about.
  var visit: RecordID? { made.first { $0.key.hasPrefix("visit@") }?.value }

  /// Whether the answers, and what is kept beside them, are those that were there.
  func isSame(_ answers: JSONObject, _ remarks: Remarks) -> Bool {
    var others = remarks
    others.audit = []
    let before = Remarks(kept: document)
    return JSONValue.object(answers).canonicalText()
      == JSONValue.object(self.answers).canonicalText()
      && others.missing == before.missing && others.notes == before.notes
      && others.dates == before.dates && others.files == before.files
      && others.confirmed == before.confirmed
  }

  /// The kept answers with those that change. A list of rows replaces the rows; null and the empty
  /// text take an answer away.
  func answers(changedBy changes: JSONObject, of form: CompiledForm) -> JSONObject {
    let columns = ColumnNames(form)
    var merged = JSONValue.object(answers)
    for member in changes.members where member.key != AnswerFile.explanation {
      let isLeaf = member.value.object == nil
      let path = (isLeaf ? columns.path(of: member.key) : nil) ?? AnswerPath(member.key)
      merged = Self.merged(
        merged, path?.components ?? [.init(name: member.key)], member.value)
    }
    return merged.object ?? answers
  }

  private static func merged(
    _ base: JSONValue, _ path: [AnswerPath.Component], _ value: JSONValue
  ) -> JSONValue {
    guard let step = path.first else { return merged(base, value) }
    var object = base.object ?? JSONObject()
    let rest = Array(path.dropFirst())
    if let row = step.row {
      var rows = object[step.name]?.array ?? []
      let place = min(max(row, 1) - 1, rows.count)
      let changed = merged(
        rows.indices.contains(place) ? rows[place] : .object(JSONObject()), rest, value)
      if rows.indices.contains(place) { rows[place] = changed } else { rows.append(changed) }
      object[step.name] = .array(rows)
    } else {
      object[step.name] = merged(object[step.name] ?? .null, rest, value)
    }
    return .object(object)
  }

  private static func merged(_ base: JSONValue, _ value: JSONValue) -> JSONValue {
    guard let known = base.object, let changes = value.object else { return value }
    var object = known
    for member in changes.members {
      object[member.key] = merged(known[member.key] ?? .null, member.value)
    }
    return .object(object)
  }
}

extension Services {
  /// The forms that correct one.
  func revisions(of submission: RecordID) throws -> [Record] {
    try records(
      RecordQuery(
        kind: "formSubmission",
        conditions: [Condition("revises", .equals(.reference(submission)))]))
  }

  /// Which form each correction corrects.
  func revisedForms(in stream: StreamID?) throws -> [RecordID: RecordID] {
    let found = try records(
      RecordQuery(
        kind: "formSubmission", stream: stream,
        conditions: [
          Condition(
            "revises",
            .after(.reference(try RecordID(random: { [UInt8](repeating: 0, count: $0) }))))
        ]))
    return Dictionary(
      found.compactMap { record in record.reference("revises").map { (record.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
