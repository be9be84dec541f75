import FrunKit
import FrunText

/// What leaves and what stays, as a table for a person who has to decide: one line for each kind of
/// record, with its fields behind.
struct AnswerTable {
  /// Answers that go together, or stay for one reason.
  private struct Section {
    var heading: String
    var lines: [ExportReport.Line]
  }

  private let sections: [Section]

  /// Of an export that is refused the headings say "would".
  init(_ lines: [ExportReport.Line], isRefused: Bool = false) {
    let these = isRefused ? "These would" : "These"
    var reasons: [String] = []
    for line in lines {
      if let code = line.withheld, !reasons.contains(code) { reasons.append(code) }
    }
    let going = lines.filter { $0.withheld == nil }
    sections =
      (going.isEmpty ? [] : [Section(heading: "\(these) leave", lines: going)])
      + reasons.map { code in
        let staying = lines.filter { $0.withheld == code }
        return Section(heading: "\(these) stay (\(staying.first?.reason ?? code))", lines: staying)
      }
  }

  /// The table, each line ended; empty when there are no answers.
  func text(columns: Int) -> String {
    sections.map { text(of: $0, columns: columns) }.joined(separator: "\n")
  }

  private func text(of section: Section, columns: Int) -> String {
    var kinds: [String] = []
    for line in section.lines where !kinds.contains(line.kind) { kinds.append(line.kind) }
    let total = section.lines.reduce(0) { $0 + $1.count }
    var lines = Wrapping(width: columns, indent: 0, hanging: 2)
      .lines(of: "\(section.heading): \(total.counted("answer"))")
    // On a narrow screen a long kind does not push its fields to the edge.
    let room = min(kinds.map { DisplayWidth.of($0) }.max() ?? 0, max(8, columns / 3))
    for kind in kinds {
      let own = section.lines.filter { $0.kind == kind }
      let answers = own.reduce(0) { $0 + $1.count }
      let gap = max(0, room - DisplayWidth.of(kind))
      // No-break spaces hold the column where a wrapped line would swallow it.
      let name = kind + String(repeating: "\u{A0}", count: gap)
      let counts =
        "\(own.count.counted("field")), \(answers.counted("answer"))"
      let fields = own.map(\.field).joined(separator: ", ")
      lines += Wrapping(width: columns, indent: 2, hanging: room + 4)
        .lines(of: "\(name)\u{A0}\u{A0}\(counts): \(fields)")
        .map(Self.plain)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func plain(_ line: String) -> String {
    String(line.map { $0 == "\u{A0}" ? " " : $0 })
  }
}
