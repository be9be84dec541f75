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
    var sentences: [String] = []
    var withheld = 0
    var erased = 0
    var unreadable = 0
    for change in entry.changes {
      switch change {
      case .assertion(let assertion) where assertion.kind == Schema.commitNote: continue
      case .assertion(let assertion):
        sentences.append(try sentence(assertion, stream: entry.stream))
      case .withheld: withheld += 1
      case .erased: erased += 1
      case .unreadable: unreadable += 1
      }
    }
    if withheld > 0 { sentences.append("\(withheld) answers withheld") }
    if erased > 0 { sentences.append("\(erased) answers erased") }
    if unreadable > 0 { sentences.append("\(unreadable) answers of a newer version of frun") }
    return sentences
  }

  private func sentence(_ assertion: Assertion, stream: StreamID) throws -> String {
    let kind = Schema.standard.kind(assertion.kind)?.label ?? assertion.kind
    let field = words.label(assertion.field, of: assertion.kind)
    let place = assertion.kind == "case" ? field : "\(kind), \(field.lowercased())"
    func value(_ value: FieldValue) throws -> String {
      try words.text(value, of: assertion.field, in: assertion.kind, stream: stream)
    }
    return switch assertion.change {
    case .set(let new): "\(place): \(try value(new))"
    case .add(let new), .append(let new): "\(place): + \(try value(new))"
    case .remove(let old): "\(place): - \(try value(old))"
    case .retract: "\(place): taken back"
    case .erase: "\(place): an answer erased"
    }
  }
}
