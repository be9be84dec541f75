import FrunDomain
import FrunKit
import FrunText

/// Commits in words: when, who, by which command and why, then what was said.
struct HistoryText {
  let words: CaseWords
  let columns: Int
  /// The commit that spoke first of each record; nil when every record is told.
  let firstSaid: [RecordID: ChainPosition]?

  init(_ words: CaseWords, columns: Int, firstSaid: [RecordID: ChainPosition]? = nil) {
    self.words = words
    self.columns = columns
    self.firstSaid = firstSaid
  }

  /// The commit that spoke first of each record.
  ///
  /// - Parameter history: all commits, the newest first.
  static func firstSaid(in history: [HistoryEntry]) -> [RecordID: ChainPosition] {
    var first: [RecordID: ChainPosition] = [:]
    for entry in history {
      for case .assertion(let assertion) in entry.changes {
        first[assertion.record] = entry.position
      }
    }
    return first
  }

  /// Whether a commit speaks of too many records of one kind to tell each.
  static func isLong(_ entry: HistoryEntry) -> Bool {
    var records: [RecordID: String] = [:]
    for case .assertion(let assertion) in entry.changes {
      records[assertion.record] = assertion.kind
    }
    return CommitSummary.isLong(records)
  }

  /// Blocks of lines, the newest first, each wrapped to the screen.
  func text(of entries: [HistoryEntry]) throws -> String {
    try entries.map { try block($0) }.joined()
  }

  private func block(_ entry: HistoryEntry) throws -> String {
    let handle = try words.services.handle(of: entry.author)
    let head = "\(entry.at.shortText)  \(handle)  \(entry.command)  #\(Self.mark(entry))"
    var lines = [head]
    if let reason = entry.reason {
      lines += Wrapping(width: columns, indent: 2, hanging: 2).lines(of: "Reason: \(reason)")
    }
    for sentence in try sentences(entry) {
      lines += Wrapping(width: columns, indent: 2, hanging: 6).lines(of: sentence)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The short mark by which `undo` knows a commit: eight hexadecimal digits.
  static func mark(_ entry: HistoryEntry) -> String {
    String(Hexadecimal.text(entry.hash).prefix(8))
  }

  private func sentences(_ entry: HistoryEntry) throws -> [String] {
    var records: [TouchedRecord] = []
    var places: [RecordID: Int] = [:]
    var withheld = 0
    var erased = 0
    var unreadable = 0
    for change in entry.changes {
      switch change {
      case .assertion(let assertion) where assertion.kind == Schema.commitNote: continue
      case .assertion(let assertion):
        let place = places[assertion.record] ?? records.endIndex
        if place == records.endIndex {
          places[assertion.record] = place
          records.append(TouchedRecord(record: assertion.record, kind: assertion.kind))
        }
        if assertion.field == "person", let person = assertion.change.value {
          records[place].person = try words.text(
            person, of: "person", in: assertion.kind, stream: entry.stream)
        } else {
          records[place].parts.append(try part(assertion, stream: entry.stream))
        }
      case .withheld: withheld += 1
      case .erased: erased += 1
      case .unreadable: unreadable += 1
      }
    }
    var sentences =
      firstSaid.map { firstSaid in
        CommitSummary { firstSaid[$0] == entry.position }.lines(of: records)
      } ?? records.map(\.text)
    if withheld > 0 { sentences.append("\(withheld) answers withheld") }
    if erased > 0 { sentences.append("\(erased) answers erased") }
    if unreadable > 0 { sentences.append("\(unreadable) answers of a newer version of frun") }
    return sentences
  }

  /// `Risk level: High`; with `+` and `-` for lists, in which other entries stay.
  private func part(
    _ assertion: Assertion, stream: StreamID
  ) throws -> TouchedRecord.Part {
    func value(_ value: FieldValue) throws -> String {
      try words.text(value, of: assertion.field, in: assertion.kind, stream: stream)
    }
    let said =
      switch assertion.change {
      case .set(let new): try value(new)
      case .add(let new), .append(let new): "+ \(try value(new))"
      case .remove(let old): "- \(try value(old))"
      case .retract: "taken back"
      case .erase: "an answer erased"
      }
    return TouchedRecord.Part(
      field: assertion.field, label: words.label(assertion.field, of: assertion.kind), said: said)
  }
}
