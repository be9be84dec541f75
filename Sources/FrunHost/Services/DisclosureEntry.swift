import FrunDomain
import FrunExchange

/// What is written on a case when it was passed on: to whom, when, what for, what was left out.
struct DisclosureEntry {
  let outcome: ExportOutcome
  let request: CaseExportRequest
  let stream: StreamID
  let on: CivilDate
  let by: RecordID

  init(
    outcome: ExportOutcome, request: CaseExportRequest, stream: StreamID, on: CivilDate,
    by: RecordID
  ) {
    self.outcome = outcome
    self.request = request
    self.stream = stream
    self.on = on
    self.by = by
  }

  /// The assertions of a new record of kind `disclosure`.
  func assertions(for record: RecordID, schema: Schema) -> [Assertion] {
    let header = outcome.header
    var values: [(String, FieldValue)] = [
      ("sentOn", .date(on)), ("purpose", .code(request.purpose.rawValue)),
      ("sentBy", .reference(by)), ("changes", .integer(Int64(changes))),
      ("partial", .yesNo(header.base[stream] != nil)),
      ("attachments", .integer(Int64(outcome.preview.attachments))),
      ("archive", .text(header.id.uuid)),
    ]
    if let bytes = Hexadecimal.bytes(outcome.bagDigest), bytes.count == 32 {
      values.append(("contents", .digest(bytes)))
    }
    if let day = request.retainUntil { values.append(("retainUntil", .date(day))) }
    let receivers = request.audience.isEmpty ? ["whoever knows the passphrase"] : request.audience
    values += receivers.map { ("receivers", .text(Self.cut($0, 200))) }
    values += (outcome.preview.withheld[stream] ?? []).map {
      ("withheld", .text(Self.cut($0, 300)))
    }
    return values.map { name, value in
      let isSet = schema.field(name, of: "disclosure")?.policy == .set
      return Assertion(
        record: record, kind: "disclosure", field: name, change: isSet ? .add(value) : .set(value))
    }
  }

  /// Changes of this case inside.
  private var changes: Int {
    let contained = outcome.header.contained[stream]?.sequences.values.reduce(0, +) ?? 0
    let base = outcome.header.base[stream]?.sequences.values.reduce(0, +) ?? 0
    return contained - base
  }

  private static func cut(_ text: String, _ bytes: Int) -> String {
    var cut = text
    while cut.utf8.count > bytes { cut.removeLast() }
    return cut
  }
}
