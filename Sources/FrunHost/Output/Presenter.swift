import FrunKit
import FrunTerminal
import FrunText

/// Turns events and outcomes into bytes on the two streams.
///
/// *Invariants*: in a form for machines, standard output holds the result and
/// nothing else; every text that reaches a terminal passed the sanitiser.
final class Presenter {
  let settings: OutputSettings
  private let output: any ByteSink
  private let error: any ByteSink
  private let milliseconds: () -> Int64
  /// Held back so that a pager can show it; only on a terminal.
  private var held = ""
  private var progress: ProgressLine?
  private(set) var warnings: [String] = []
  /// The last table or list of fields: the result as CSV, and the names that
  /// `--fields` knows.
  private var shape: Shape?

  private enum Shape {
    case table(TableEvent)
    case fields(FieldsEvent)
  }

  init(
    settings: OutputSettings, output: any ByteSink, error: any ByteSink,
    milliseconds: @escaping () -> Int64
  ) {
    self.settings = settings
    self.output = output
    self.error = error
    self.milliseconds = milliseconds
  }

  private var sanitizer: Sanitizer {
    Sanitizer(repertoire: settings.repertoire, isolatesRightToLeft: settings.isTerminal)
  }

  // MARK: Events

  /// Shows an event, or keeps it for the result.
  func emit(_ event: Event) throws {
    switch event {
    case .table(let table):
      let table = try selected(table)
      shape = .table(table)
      if !settings.form.isForMachines { try show(table) }
    case .fields(let fields):
      let fields = try selected(fields)
      shape = .fields(fields)
      if !settings.form.isForMachines { try show(fields) }
    case .text(let text):
      if !settings.form.isForMachines { try write(paragraphs(text)) }
    case .verbatim(let text):
      if !settings.form.isForMachines { try write(sanitizer.block(text)) }
    case .message(let message): try show(message)
    case .progress(let step): try show(step)
    }
  }

  private func show(_ table: TableEvent) throws {
    guard !table.rows.isEmpty else {
      if !settings.isQuiet { try say(table.whenEmpty + "\n") }
      return
    }
    let layout = TableForm(table)
    if settings.form == .plain { return try write(layout.text.plain(sanitizer: sanitizer)) }
    guard settings.isTerminal else { return try write(layout.text.tabSeparated()) }
    if let title = table.title {
      try write(settings.painter.paint(sanitizer.line(title), .heading) + "\n")
    }
    try write(
      layout.text.text(
        width: settings.columns, sanitizer: sanitizer,
        decorate: { layout.decorate($0, at: $1, with: self.settings.painter) }))
  }

  private func show(_ event: FieldsEvent) throws {
    if settings.form == .plain {
      let pairs = event.fields.map { (key: $0.label, value: $0.value.text) }
      return try write(PlainLines(pairs, sanitizer: sanitizer).text)
    }
    guard settings.isTerminal else {
      let table = Table(
        columns: [TableColumn("key"), TableColumn("value")],
        rows: event.fields.map { [$0.key, $0.value.text] })
      return try write(table.tabSeparated())
    }
    if let title = event.title {
      try write(settings.painter.paint(sanitizer.line(title), .heading) + "\n")
    }
    // Long labels give way to the values: they wrap when they would take more than half.
    let widest = event.fields.map { DisplayWidth.of(sanitizer.line($0.label)) }.max() ?? 0
    let width = min(widest, max(settings.columns / 2 - 2, 8))
    for field in event.fields {
      let labels = Wrapping(width: width).lines(of: sanitizer.line(field.label))
      // Lines after the first stand under the value, not under the label.
      let lines = Wrapping(width: max(settings.columns - width - 2, 8)).lines(
        of: sanitizer.block(field.value.text))
      for index in 0..<max(labels.count, lines.count) {
        let label = labels.indices.contains(index) ? labels[index] : ""
        guard lines.indices.contains(index) else {
          try write(settings.painter.paint(label, .muted) + "\n")
          continue
        }
        let lead = settings.painter.paint(Fitting.pad(label, to: width), .muted)
        let line = lines[index]
        let value = field.value.mark.map { settings.painter.paint(line, $0.style) } ?? line
        try write("\(lead)  \(value)\n")
      }
    }
  }

  private func show(_ message: Message) throws {
    if message.level == .warning { warnings.append(message.text) }
    try endProgress()
    let text = sanitizer.line(message.text)
    switch message.level {
    case .info, .done:
      // Programs read the result; what people are told is not repeated there.
      guard !settings.isQuiet, !settings.form.isForMachines else { return }
      let told = message.level == .done && settings.isDryRun ? "Dry run: \(text)" : text
      let lines = settings.sentence(told).map {
        message.level == .done ? settings.errorPainter.paint($0, .good) : $0
      }
      try say(lines.joined(separator: "\n") + "\n")
    case .warning:
      guard settings.form != .json else { return }
      let mark = settings.errorPainter.paint("warning", .caution)
      let lines = settings.sentence("frun: warning: \(text)").joined(separator: "\n")
      try say("frun: \(mark)\(lines.dropFirst("frun: warning".count))\n")
    }
  }

  private func show(_ step: Progress) throws {
    guard !settings.form.isForMachines else { return }
    let line: ProgressLine
    if let progress {
      line = progress
    } else {
      line = ProgressLine(
        sink: error, isTerminal: settings.isErrorTerminal, isQuiet: settings.isQuiet,
        columns: settings.columns, milliseconds: milliseconds)
      progress = line
    }
    try line.update(
      phase: sanitizer.line(step.phase), done: step.done, total: step.total,
      isBytes: step.unit == .bytes)
  }

  // MARK: The end

  /// Writes the result and hands everything over.
  func finish(_ outcome: Outcome) throws {
    try endProgress()
    switch settings.form {
    case .json:
      let document = try Envelope(
        outcome, warnings: warnings, fields: try fieldSelection(), isDryRun: settings.isDryRun)
      try write(document.text(isIndented: settings.isTerminal))
    case .jsonl:
      try write(try Envelope(outcome, warnings: [], fields: try fieldSelection()).lines())
    case .csv: try write(try commaSeparated())
    case .text, .plain:
      try flush()
      if settings.isDryRun, !settings.isQuiet {
        try say("Nothing was changed: this was a dry run.\n")
      }
      // What would come next may name what does not exist yet.
      for command in outcome.next where !settings.isQuiet && !settings.isDryRun {
        try say("next: \(settings.errorPainter.paint(sanitizer.line(command), .name))\n")
      }
    }
    try flush()
  }

  /// Shows what was held back; through the pager when it is longer than the
  /// window.
  func flush() throws {
    let text = held
    held = ""
    if !text.isEmpty {
      let lines = text.utf8.count { $0 == 0x0A }
      let bytes = Array(text.utf8)
      if let rows = settings.rows, lines >= rows, let pager = settings.pager,
        Pager.show(bytes, with: pager, environment: settings.environment)
      {
        return
      }
      try output.write(bytes)
    }
    try output.flush()
  }

  /// Hands over what is held without a pager, before a question is asked.
  func flushBeforeQuestion() throws {
    try endProgress()
    let text = held
    held = ""
    try output.write(text)
    try output.flush()
  }

  /// Writes bytes that are a document of their own, as they are.
  func writeDocument(_ bytes: [UInt8]) throws {
    try flushBeforeQuestion()
    try output.write(bytes)
    try output.flush()
  }

  /// Writes to standard error at once, after what was shown before it. Only what may go through
  /// a pager waits for the end.
  func say(_ text: String) throws {
    if settings.pager == nil, !held.isEmpty {
      try output.write(held)
      try output.flush()
      held = ""
    }
    try error.write(text)
    try error.flush()
  }

  /// Takes the progress line away.
  func endProgress() throws {
    try progress?.finish()
    progress = nil
  }

  private func write(_ text: String) throws {
    try endProgress()
    if settings.isTerminal { held += text } else { try output.write(text) }
  }

  private func paragraphs(_ text: String) -> String {
    let clean = sanitizer.block(text)
    guard settings.isTerminal else { return clean.hasSuffix("\n") ? clean : clean + "\n" }
    return clean.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.isEmpty ? "" : Wrapping(width: min(settings.columns, 100)).text(String($0))
    }.joined(separator: "\n") + "\n"
  }

  // MARK: Fields

  private func commaSeparated() throws -> String {
    switch shape {
    case .table(let table): return TableForm(table).keyed.commaSeparated()
    case .fields(let event):
      return Table(
        columns: event.fields.map { TableColumn($0.key) },
        rows: [event.fields.map(\.value.text)]
      ).commaSeparated()
    case nil:
      throw Failure.usage(
        "this command has no table to write as CSV", hints: ["use --json instead"])
    }
  }

  private func selected(_ table: TableEvent) throws -> TableEvent {
    guard let fields = settings.fields, !settings.form.isJSON else { return table }
    let places = try fields.map { name in
      guard let place = table.columns.firstIndex(where: { $0.key == name }) else {
        throw FieldSelection.unknown(name, known: table.columns.map(\.key))
      }
      return place
    }
    var result = table
    result.columns = places.map { place in
      var column = table.columns[place]
      // Asked for by name: never dropped on a narrow screen.
      column.dropPriority = 0
      return column
    }
    result.rows = table.rows.map { row in
      places.map { row.indices.contains($0) ? row[$0] : "" }
    }
    return result
  }

  private func selected(_ event: FieldsEvent) throws -> FieldsEvent {
    guard let fields = settings.fields, !settings.form.isJSON else { return event }
    var result = event
    result.fields = try fields.map { name in
      guard let field = event.fields.first(where: { $0.key == name }) else {
        throw FieldSelection.unknown(name, known: event.fields.map(\.key))
      }
      return field
    }
    return result
  }

  private func fieldSelection() throws -> FieldSelection? {
    guard let fields = settings.fields else { return nil }
    let known: [String] =
      switch shape {
      case .table(let table): table.columns.map(\.key)
      case .fields, nil: []
      }
    return FieldSelection(names: fields, alsoKnown: known)
  }
}

extension OutputForm {
  var isJSON: Bool { self == .json || self == .jsonl }
}

extension Mark {
  var style: Style {
    switch self {
    case .good: .good
    case .caution: .caution
    case .bad: .bad
    case .muted: .muted
    case .name: .name
    }
  }
}
