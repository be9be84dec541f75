import FrunDomain
import FrunForms
import FrunKit
import FrunText

/// What says that a record of a file was taken in before, so that the same file given again, or an
/// interrupted batch, never registers a family twice.
///
/// The identity is a digest of the form, the case and visit the record is for, and the sender's
/// own identity of the record, else its answers; records of one file that say the same are told
/// apart by counting. A mended record is another record; one that stays as it was is known. The
/// digest is kept with the submission in the same commit, so that there is no moment between the
/// record and the memory of it.
struct BatchIdentity {
  let form: String
  let file: OpenedCase?
  let visit: RecordID?

  /// How many identities are looked up at once.
  private static let stride = 200

  /// The identities of the records in their order.
  func digests(of records: [GivenRecord]) -> [[UInt8]] {
    var counts: [[UInt8]: Int] = [:]
    return records.map { record in
      let first = digest(record.content, 1)
      counts[first, default: 0] += 1
      let count = counts[first, default: 1]
      return count == 1 ? first : digest(record.content, count)
    }
  }

  private func digest(_ content: JSONValue, _ count: Int) -> [UInt8] {
    AnswerDigest.sha256(
      of: .array([
        "frun-intake-source/1", .string(form), file.map { .string($0.stream.text) } ?? .null,
        visit.map { .string($0.text) } ?? .null, content, .integer(Int64(count)),
      ]))
  }

  /// The cases that hold records of these identities already.
  static func known(_ digests: [[UInt8]], _ services: any Services) throws -> [[UInt8]: StreamID] {
    var known: [[UInt8]: StreamID] = [:]
    var start = 0
    while start < digests.count {
      let part = digests[start..<min(start + stride, digests.count)]
      let found = try services.records(
        RecordQuery(
          kind: "formSubmission",
          conditions: [Condition("source", .oneOf(part.map { .digest($0) }))], limit: stride))
      for record in found {
        if case .digest(let digest) = record["source"] { known[digest] = record.stream }
      }
      start += stride
    }
    return known
  }
}
