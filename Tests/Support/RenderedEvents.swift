package import FrunKit
import FrunText

/// Events as a terminal of 80 columns without colours shows them: one fixed form for golden files.
package enum RenderedEvents {
  /// The text of all events; messages have their level in front, progress is left out.
  package static func text(_ events: [Event], columns: Int = 80) -> String {
    events.map { text($0, columns: columns) }.joined()
  }

  private static func text(_ event: Event, columns: Int) -> String {
    let sanitizer = Sanitizer(isolatesRightToLeft: false)
    switch event {
    case .table(let table): return text(table, columns, sanitizer)
    case .fields(let fields): return text(fields, columns, sanitizer)
    case .text(let text):
      return sanitizer.block(text).split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.isEmpty ? "" : Wrapping(width: columns).text(String($0))
      }.joined(separator: "\n") + "\n"
    case .verbatim(let text): return sanitizer.block(text)
    case .message(let message):
      return "[\(message.level.rawValue)] \(sanitizer.line(message.text))\n"
    case .progress: return ""
    }
  }

  private static func text(_ event: TableEvent, _ columns: Int, _ sanitizer: Sanitizer) -> String {
    guard !event.rows.isEmpty else { return event.whenEmpty + "\n" }
    let table = Table(
      columns: event.columns.enumerated().map { place, column in
        let widest =
          event.rows.map { $0.indices.contains(place) ? DisplayWidth.of($0[place].text) : 0 }.max()
          ?? 0
        return TableColumn(
          column.header, alignment: column.isTrailing ? .trailing : .leading,
          minimumWidth: column.isWhole ? max(widest, 4) : 4, dropPriority: column.dropPriority)
      }, rows: event.rows.map { $0.map(\.text) })
    let title = event.title.map { sanitizer.line($0) + "\n" } ?? ""
    return title + table.text(width: columns, sanitizer: sanitizer)
  }

  private static func text(_ event: FieldsEvent, _ columns: Int, _ sanitizer: Sanitizer) -> String {
    var lines = event.title.map { [sanitizer.line($0)] } ?? []
    let width = event.fields.map { DisplayWidth.of(sanitizer.line($0.label)) }.max() ?? 0
    for field in event.fields {
      let label = Fitting.pad(sanitizer.line(field.label), to: width)
      let wrapped = Wrapping(width: max(columns - width - 2, 20)).lines(
        of: sanitizer.block(field.value.text))
      for (index, line) in wrapped.enumerated() {
        lines.append((index == 0 ? label : String(repeating: " ", count: width)) + "  " + line)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
