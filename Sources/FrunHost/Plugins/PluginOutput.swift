import FrunKit

/// What a plugin shows: how much it is, and what may be in it.
enum PluginOutput {
  /// Bytes of text.
  static func size(of event: Event) -> Int {
    switch event {
    case .table(let table): table.rows.reduce(0) { $0 + $1.reduce(1) { $0 + $1.text.utf8.count } }
    case .fields(let event): event.fields.reduce(0) { $0 + $1.value.text.utf8.count }
    case .text(let text), .verbatim(let text): text.utf8.count
    case .message(let message): message.text.utf8.count + 1
    case .progress: 64
    }
  }

  /// The event without control characters, wherever it goes. What frun itself shows is cleaned for a
  /// terminal only, because a file should hold the data as they are; a plugin's output is nobody's
  /// data, and a file may be shown on a terminal later.
  static func cleaned(_ event: Event) -> Event {
    switch event {
    case .table(var table):
      table.title = table.title.map(line)
      table.whenEmpty = line(table.whenEmpty)
      for index in table.columns.indices {
        table.columns[index].key = line(table.columns[index].key)
        table.columns[index].header = line(table.columns[index].header)
      }
      table.rows = table.rows.map { $0.map { Cell(line($0.text), $0.mark) } }
      return .table(table)
    case .fields(var fields):
      fields.title = fields.title.map(line)
      fields.fields = fields.fields.map {
        .init(line($0.key), line($0.label), Cell(line($0.value.text), $0.value.mark))
      }
      return .fields(fields)
    case .text(let text): return .text(clean(text, keeping: "\n"))
    case .verbatim(let text): return .verbatim(clean(text, keeping: "\n\t"))
    case .message(let message): return .message(Message(message.level, line(message.text)))
    case .progress(var progress):
      progress.phase = line(progress.phase)
      return .progress(progress)
    }
  }

  /// One line without control characters.
  static func line(_ text: String) -> String { clean(text, keeping: "") }

  private static func clean(_ text: String, keeping kept: String) -> String {
    let keep = Set(kept.unicodeScalars)
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isHarmful =
        scalar.properties.generalCategory == .control || isDirection(scalar)
        || scalar.properties.generalCategory == .lineSeparator
        || scalar.properties.generalCategory == .paragraphSeparator
      result.append(isHarmful && !keep.contains(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  /// Marks, embeddings, overrides and isolates: frun sets its own around each text.
  private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
