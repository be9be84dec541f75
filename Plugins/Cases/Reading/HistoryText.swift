import FrunDomain
import FrunKit
import FrunText

/// Commits in words: when, who, by which command and why, then what was said.
struct HistoryText {
  let words: CaseWords
  let columns: Int

  init(_ words: CaseWords, columns: Int) {
    self.words = words
    self.columns = columns
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
    var records: [(record: RecordID, kind: String, person: String?, parts: [String])] = []
    var withheld = 0
    var erased = 0
    var unreadable = 0
    for change in entry.changes {
      switch change {
      case .assertion(let assertion) where assertion.kind == Schema.commitNote: continue
      case .assertion(let assertion):
        let place =
          records.firstIndex { $0.record == assertion.record } ?? records.endIndex
        if place == records.endIndex {
          records.append((assertion.record, assertion.kind, nil, []))
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
    var sentences = records.map { record in
      let said = record.parts.joined(separator: "; ")
      guard record.kind != "case" else { return said }
      let kind = Schema.standard.kind(record.kind)?.label ?? record.kind
      let whose = record.person.map { " (\($0))" } ?? ""
      return "\(kind)\(whose) – \(said)"
    }
    if withheld > 0 { sentences.append("\(withheld) answers withheld") }
    if erased > 0 { sentences.append("\(erased) answers erased") }
    if unreadable > 0 { sentences.append("\(unreadable) answers of a newer version of frun") }
    return sentences
  }

  /// `Risk level: High`; with `+` and `-` for lists, in which other entries stay.
  private func part(_ assertion: Assertion, stream: StreamID) throws -> String {
    let field = words.label(assertion.field, of: assertion.kind)
    func value(_ value: FieldValue) throws -> String {
      try words.text(value, of: assertion.field, in: assertion.kind, stream: stream)
    }
    return switch assertion.change {
    case .set(let new): "\(field): \(try value(new))"
    case .add(let new), .append(let new): "\(field): + \(try value(new))"
    case .remove(let old): "\(field): - \(try value(old))"
    case .retract: "\(field): taken back"
    case .erase: "\(field): an answer erased"
    }
  }
}
