package import FrunDomain
import FrunSQLite

extension CaseStore {
  /// What is asserted to erase everything said about some fields of a record, or about all of
  /// them: to be committed by somebody who may erase.
  ///
  /// The answers go from this vault and, when the commit arrives there, from every other one; that
  /// they existed, when, and who gave them stays.
  package func erasureAssertions(of record: RecordID, fields: [String]? = nil) throws -> [Assertion]
  {
    try database.read {
      var result: [Assertion] = []
      for rid in try database.query(
        "SELECT rid FROM record WHERE id = ? ORDER BY rid", record.bytes, row: { $0.int64(0) })
      {
        let subject = try projection.subject(rid: rid)
        for fid in try projection.states(rid: rid).keys.sorted() {
          let field = try names.field(fid).field
          guard fields.map({ $0.contains(field) }) ?? true else { continue }
          for assertion in try log.assertions(about: .init(rid: rid, fid: fid)) {
            if case .erase? = assertion.change { continue }
            guard assertion.change != nil else { continue }
            result.append(
              Assertion(
                record: record, kind: subject.kind, field: field,
                change: .erase(assertion.digest)))
          }
        }
      }
      return result
    }
  }
}
