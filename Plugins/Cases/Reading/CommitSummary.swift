import FrunDomain

/// One commit in lines: records one by one, and kinds with many records in one line, so that a plan
/// of nineteen visits does not hide the change above it.
struct CommitSummary {
  /// More records of one kind than these are counted and not told one by one.
  static let mostRecords = 3
  /// Records named in a line that counts them.
  static let mostNames = 3

  /// Which of the records this commit spoke about first.
  let isNew: (RecordID) -> Bool

  /// Whether a commit says too much of one kind to be told record by record.
  static func isLong(_ records: [RecordID: String]) -> Bool {
    var counts: [String: Int] = [:]
    for kind in records.values { counts[kind, default: 0] += 1 }
    return counts.values.contains { $0 > mostRecords }
  }

  /// The lines, kinds in the order in which the commit speaks of them.
  func lines(of records: [TouchedRecord]) -> [String] {
    var lines: [String] = []
    var told: Set<String> = []
    for record in records {
      let group = records.filter { $0.kind == record.kind }
      if group.count <= Self.mostRecords {
        lines.append(record.text)
      } else if told.insert(record.kind).inserted {
        lines += [
          created(group.filter { isNew($0.record) }), changed(group.filter { !isNew($0.record) }),
        ].compactMap(\.self)
      }
    }
    return lines
  }

  /// `Follow-up visit: 19 new (d1.2, w7.2, w14.2, …)`.
  private func created(_ records: [TouchedRecord]) -> String? {
    guard let first = records.first else { return nil }
    let names = names(of: records)
    let shown =
      names.prefix(Self.mostNames) + (names.count > Self.mostNames ? ["…"] : [])
    let list = shown.isEmpty ? "" : " (\(shown.joined(separator: ", ")))"
    return "\(first.label): \(records.count) new\(list)"
  }

  /// `Follow-up visit: 9 changed – Status: Superseded`: what was said of all of them, then the
  /// fields in which they differ.
  private func changed(_ records: [TouchedRecord]) -> String? {
    guard let first = records.first else { return nil }
    let common = first.parts.filter { part in records.allSatisfy { $0.parts.contains(part) } }
    var differing: [String] = []
    for part in records.flatMap(\.parts)
    where !common.contains(part) && !differing.contains(part.label) {
      differing.append(part.label)
    }
    var said = common.map(\.text).joined(separator: "; ")
    if !differing.isEmpty {
      said += (said.isEmpty ? "" : "; ") + "different in " + differing.joined(separator: ", ")
    }
    return "\(first.label): \(records.count) changed" + (said.isEmpty ? "" : " – \(said)")
  }

  /// What tells the records apart: the first field of the kind's summary that each of them has,
  /// each with another value; none when there is no such field.
  private func names(of records: [TouchedRecord]) -> [String] {
    guard let kind = records.first.flatMap({ Schema.standard.kind($0.kind) }) else { return [] }
    for field in kind.summaryFields {
      let values = records.compactMap { record in
        record.parts.first { $0.field == field }?.said
      }
      if values.count == records.count, Set(values).count == values.count { return values }
    }
    return []
  }
}
