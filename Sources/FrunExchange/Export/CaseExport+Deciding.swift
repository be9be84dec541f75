internal import FrunDomain

extension CaseExport {
  /// The records of a case that decide about others or about themselves: persons, what they agreed to
  /// and what names its readers, what must stay secret, what is said of attached files, and everything
  /// that speaks of somebody who refused or wants no contact.
  ///
  /// ``ExportFilter``, ``ConsentRegister`` and ``CaseFacts`` come to the same of these as of all
  /// records; the others, of which a case may have a hundred thousand, are never held.
  func decidingRecords(
    of stream: StreamID, _ request: CaseExportRequest
  ) throws -> [Record] {
    var deciding: [Record] = []
    var persons: Set<RecordID> = []
    for kind in Self.decidingKinds.sorted() {
      try source.eachRecord(of: stream, kind: kind) { record in
        deciding.append(record)
        // Whoever ever decided anything else than yes, on whatever day.
        if kind == "consent", record.code("decision") != "given",
          let person = record.reference("person")
        {
          persons.insert(person)
        }
        if kind == "person", record.code("contactWish") == "no" { persons.insert(record.id) }
      }
    }
    try source.eachRecord(of: stream, kind: nil) { record in
      guard !Self.decidingKinds.contains(record.kind) else { return }
      // A case that holds anything is a case that needs consent.
      if deciding.isEmpty || decides(record, request.reader)
        || record.refers(toAnyOf: persons)
      {
        deciding.append(record)
      }
    }
    return deciding.sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }
  }

  private static let decidingKinds: Set<String> = [
    "case", "complaint", "consent", "lawfulBasis", "person",
  ]

  private func decides(_ record: Record, _ reader: Role?) -> Bool {
    if let reader, !Permissions.standard.mayRead(record, reader) { return true }
    return record["readers"] != nil || record["locationConfidential"] == .yesNo(true)
      || record["isConfidential"] == .yesNo(true) || record["contactWish"] != nil
      || (record.kind == "attachment" && record["sensitivity"] != nil)
  }
}
