import FrunKit
import FrunTerminal
import FrunText

/// Lays a turn out on one screen. A pure function of its values.
struct TurnLayout {
  let turn: Turn
  let size: WindowSize
  let repertoire: Repertoire
  let painter: Painter
  let direction: TextDirection
  private let wording: Wording

  init(_ turn: Turn, size: WindowSize, settings: ConversationSettings) {
    self.turn = turn
    self.size = size
    repertoire = settings.repertoire
    painter = settings.painter
    direction = TextDirection(
      language: turn.language, mode: settings.bidi, repertoire: settings.repertoire)
    wording = Wording(language: turn.language)
  }

  /// Columns for text: one stays free at the right, for the cursor and for
  /// terminals that wrap early.
  var columns: Int { max(10, size.columns - 1) }

  /// Rows of the window that a list may use.
  var page: Int { max(3, size.rows - 12) }

  /// The screen for a turn.
  ///
  /// - Parameters:
  ///   - widget: the state of its field.
  ///   - hint: said under the field.
  ///   - notices: said above the question.
  func frame(_ widget: Widget, hint: String?, notices: [String]) -> Frame {
    let rows = max(6, size.rows)
    var top = canvas()
    for line in turn.header { top.add(top.line(top.clean(line), .heading)) }
    // Questions that belong together are seen together, where there is room for them.
    let around = around(rows: rows)
    for line in around.before { top.add(top.line(top.clean(line), .muted)) }
    for notice in notices { top.add(top.wrapped(notice, .caution, rows: 3)) }
    if !turn.header.isEmpty || !notices.isEmpty { top.add("") }
    // A note has nothing below it, so it may take the screen.
    let share = turn.field == .note ? rows - top.lines.count - 4 : rows / 3
    top.add(question(rows: max(2, share)))
    let said = said(under: hint)
    let bottom = [canvas().hostLine(keyLine, .muted)]
    let room = rows - top.lines.count - said.count - bottom.count
    var body = canvas()
    WidgetLayout(widget: widget, wording: wording, rows: max(1, room)).draw(on: &body)
    body.add(said)
    let free = rows - top.lines.count - body.lines.count - bottom.count
    if free > around.after.count, !around.after.isEmpty {
      body.add("")
      for line in around.after { body.add(body.line(body.clean(line), .muted)) }
    }
    // What is left shows answered questions, the nearest last.
    let trail = trail(rows: min(8, room + said.count - body.lines.count))
    var lines = Array((trail + top.lines).prefix(rows))
    let shift = lines.count
    lines += body.lines
    let missing = max(0, rows - lines.count - bottom.count)
    lines += Array(repeating: "", count: missing) + bottom
    let cursor = body.cursor
    return Frame(
      lines: Array(lines.prefix(rows)), cursorRow: cursor.map { min(rows - 1, $0.row + shift) },
      cursorColumn: cursor?.column ?? 0)
  }

  /// The screen behind `?`: the whole question, guidance, then every key that
  /// works here.
  ///
  /// - Parameter first: the first line shown; taken back to the last page.
  func help(from first: inout Int) -> Frame {
    var canvas = canvas()
    canvas.add(canvas.wrapped(turn.question, .heading))
    for text in [turn.hint, turn.guidance] where !text.isEmpty {
      canvas.add("")
      canvas.add(canvas.wrapped(text))
    }
    canvas.add("")
    let keys = KeyCommands.entries(for: turn).map { ($0.key, $0.meaning) } + fieldKeys
    for (key, meaning) in keys {
      let said = KeyMeanings.text(meaning, language: turn.language)
      if direction.isRightToLeft, said != meaning {
        // Keys and right-to-left words never stand in one line.
        canvas.add(canvas.hostLine(key))
        canvas.add(canvas.line(canvas.clean(said)))
      } else {
        canvas.add(canvas.hostLine(Fitting.pad(key, to: 20) + said))
      }
    }
    let rows = max(6, size.rows)
    first = min(max(0, first), max(0, canvas.lines.count - (rows - 1)))
    var lines = Array(canvas.lines.dropFirst(first).prefix(rows - 1))
    lines += Array(repeating: "", count: rows - 1 - lines.count)
    let isLong = canvas.lines.count > rows - 1
    let foot = isLong ? "PgUp, PgDn more; any other key goes back" : "Any key goes back"
    return Frame(lines: lines + [canvas.hostLine(foot, .muted)])
  }

  /// A screen with one sentence and, for a passphrase, a line of marks.
  func notice(_ text: String, problem: String?, marks: Int?) -> Frame {
    var canvas = canvas()
    canvas.add(canvas.wrapped(text))
    if let problem { canvas.add(canvas.wrapped(problem, .bad)) }
    if let marks {
      let shown = min(marks, columns - 3)
      canvas.add(
        canvas.hostLine("> " + String(repeating: "*", count: shown)), cursorColumn: 2 + shown)
    }
    return Frame(
      lines: canvas.lines, cursorRow: canvas.cursor?.row, cursorColumn: canvas.cursor?.column ?? 0)
  }

  // MARK: Parts

  private func canvas() -> Canvas {
    Canvas(columns: columns, direction: direction, repertoire: repertoire, painter: painter)
  }

  private func question(rows: Int) -> [String] {
    let canvas = canvas()
    var text = turn.question
    if turn.isRequired { text += " (\(wording.text(.required)))" }
    var lines = canvas.wrapped(text, .heading, rows: rows)
    if let secondary = turn.secondary { lines += canvas.wrapped(secondary, nil, rows: rows) }
    if !turn.hint.isEmpty { lines += canvas.wrapped(turn.hint, .muted, rows: 2) }
    if let current = turn.current {
      let said = wording.text(.currentAnswer, canvas.value(current))
      lines += canvas.wrapped(said, .muted, rows: 3)
    }
    return lines
  }

  /// The questions of the group before this one and behind it: at most a third of the window each,
  /// the nearest ones.
  private func around(rows: Int) -> (before: [String], after: [String]) {
    guard let group = turn.group, rows >= 12 else { return ([], []) }
    let most = rows / 3 - 2
    return (group.before.suffix(most), Array(group.after.prefix(most)))
  }

  private func trail(rows: Int) -> [String] {
    guard rows > 1, !turn.trail.isEmpty else { return [] }
    let canvas = canvas()
    return turn.trail.suffix(rows - 1).map { canvas.line(canvas.clean($0), .muted) } + [""]
  }

  /// What stands under the field: what the last key did wrong, else why the
  /// last answer was refused.
  private func said(under hint: String?) -> [String] {
    let canvas = canvas()
    if let hint { return canvas.wrapped(hint, .caution, rows: 2) }
    guard let problem = turn.problem else { return [] }
    return canvas.wrapped(wording.text(.error, problem), .bad, rows: 3)
  }

  /// The keys of the field itself, for help.
  private var fieldKeys: [(String, String)] {
    switch turn.field {
    case .line, .number, .date, .masked:
      [("Enter", "accept"), ("Ctrl-U, Ctrl-W", "delete line, word")]
    case .block:
      [("Enter", "accept"), ("Ctrl-J", "new line"), ("Ctrl-U, Ctrl-W", "delete line, word")]
    case .yesNo, .one, .menu:
      [("1 to 9", "choose, in short lists"), ("letters", "filter"), ("Enter", "accept")]
    case .many: [("Space", "tick"), ("letters", "filter"), ("Enter", "accept what is ticked")]
    case .rank:
      [("u, d", "move the line up, down"), ("3 1 2", "type the order"), ("Enter", "accept")]
    case .roster: [("Enter", "go on behind the rows")]
    case .review: [("number, Enter", "go to that line"), ("f", "finish")]
    case .note: [("Enter", "go on")]
    }
  }

  /// One line: the field's main keys, then what fits of the rest.
  private var keyLine: String {
    let own: [String] =
      switch turn.field {
      case .line, .number, .date, .masked, .note: ["Enter next"]
      case .block: ["Enter next", "Ctrl-J new line"]
      case .yesNo(let yes, let no, _):
        yes.first?.lowercased() == "y" && no.first?.lowercased() == "n"
          ? ["y/n", "Enter next"] : ["1/2", "Enter next"]
      case .one(let choices, _), .menu(let choices):
        choices.count <= 9
          ? [choices.count == 1 ? "1 choose" : "1-\(choices.count) choose"]
          : ["type to find", "Enter choose"]
      case .many: ["Space tick", "Enter next"]
      case .rank: ["u/d move", "Enter next"]
      case .roster: turn.actions.compactMap(Self.rosterKey) + ["Enter next"]
      case .review: ["number Enter go"] + (turn.actions.contains(.finish) ? ["f finish"] : [])
      }
    var parts = own
    let more = [
      (TurnAction.back, "Ctrl-B back"), (.skip, "Ctrl-K skip"), (.saveAndLeave, "Ctrl-S save"),
    ]
    for (action, text) in more where KeyCommands.isAllowed(action, in: turn) { parts.append(text) }
    let separator = repertoire == .unicode ? " · " : " | "
    while parts.count > 1,
      DisplayWidth.of((parts + ["? keys"]).joined(separator: separator)) > columns
    {
      parts.removeLast()
    }
    return (parts + ["? keys"]).joined(separator: separator)
  }

  private static func rosterKey(_ action: TurnAction) -> String? {
    switch action {
    case .add: "a add"
    case .edit: "e edit"
    case .delete: "d delete"
    case .copyRow: "c copy"
    default: nil
    }
  }
}
