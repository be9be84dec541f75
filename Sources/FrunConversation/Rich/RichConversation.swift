import FrunKit
import FrunTerminal
import FrunText

/// A conversation with keys and repaint, on the terminal's other screen.
final class RichConversation {
  private let streams: StandardStreams
  private let keys: any KeySource
  private let settings: ConversationSettings
  private let finding: ChoiceFinding
  private var painting = ScreenPainting()
  private var isHungUp = false

  init(
    streams: StandardStreams, keys: any KeySource, settings: ConversationSettings,
    finding: ChoiceFinding
  ) {
    self.streams = streams
    self.keys = keys
    self.settings = settings
    self.finding = finding
  }

  /// Draws the next frame whole: something else was on the screen.
  func forget() { painting.forget() }

  /// Shows a turn until it is answered.
  func converse(_ turn: Turn) throws(PromptError) -> TurnReply {
    var widget = Widget(turn, finding: finding)
    var hint: String?
    var help: Int?
    while true {
      let layout = layout(turn)
      widget.columns = layout.columns - 2
      widget.page = layout.page
      if var first = help {
        try draw(layout.help(from: &first))
        help = first
      } else {
        try draw(layout.frame(widget, hint: hint, notices: turn.notices))
      }
      let event = try next()
      switch event {
      case .redraw:
        painting.forget()
        continue
      case .stopped, .ended: return leaving(widget)
      case .idle:
        if try lock(turn) == .left { return leaving(widget) }
        continue
      case .key(let key):
        if let first = help {
          help = Self.scrolled(first, by: key, page: layout.page)
          continue
        }
        hint = nil
        switch key {
        case .control("c"), .control("d"):
          if try confirmsLeaving(turn) { return leaving(widget) }
        case .control("\\"):
          if try lock(turn) == .left { return leaving(widget) }
        case .control("z"): suspend()
        case .function(1): help = 0
        case .text("?") where widget.takesQuestionMark: help = 0
        default:
          if let reply = try reply(to: key, turn, &widget, &hint) { return reply }
        }
      }
    }
  }

  /// The first line of help after a key; nil when the key leaves it.
  private static func scrolled(_ first: Int, by key: Key, page: Int) -> Int? {
    switch key {
    case .named(.down): first + 1
    case .named(.up): max(0, first - 1)
    case .named(.pageDown): first + page
    case .named(.pageUp): max(0, first - page)
    default: nil
    }
  }

  private func reply(
    to key: Key, _ turn: Turn, _ widget: inout Widget, _ hint: inout String?
  ) throws(PromptError) -> TurnReply? {
    let wording = Wording(language: turn.language)
    if let action = KeyCommands.action(key) {
      guard KeyCommands.isAllowed(action, in: turn) else {
        hint = wording.text(.notPossible)
        return nil
      }
      return .action(action, typed: widget.typed)
    }
    switch widget.take(key) {
    case .changed: return nil
    case .hint(let text):
      hint = text
      return nil
    case .reply(.action(let action, let argument, let typed)):
      guard KeyCommands.isAllowed(action, in: turn) || action == .edit else {
        hint = wording.text(.notPossible)
        return nil
      }
      return .action(action, argument: argument, typed: typed)
    case .reply(let reply): return reply
    case .ignored:
      guard key == .named(.escape) else { return nil }
      if KeyCommands.isAllowed(.clear, in: turn) { return .action(.clear) }
      return KeyCommands.escapeGoesBack(in: turn) ? .action(.back) : nil
    }
  }

  // MARK: Leaving and locking

  private func leaving(_ widget: Widget) -> TurnReply {
    .action(isHungUp ? .hangUp : .saveAndLeave, typed: widget.typed)
  }

  /// Ctrl-C: leaving is the answer that loses nothing, so Enter and a second
  /// Ctrl-C mean it.
  private func confirmsLeaving(_ turn: Turn) throws(PromptError) -> Bool {
    let text = Wording(language: turn.language).text(.leaveQuestion)
    while true {
      try draw(layout(turn).notice(text, problem: nil, marks: nil))
      switch try next() {
      case .redraw: painting.forget()
      case .stopped, .ended: return true
      case .idle: if try lock(turn) == .left { return true }
      case .key(.control("c")), .key(.named(.enter)), .key(.text("y")), .key(.text("Y")):
        return true
      case .key(.text("n")), .key(.text("N")), .key(.named(.escape)): return false
      case .key: break
      }
    }
  }

  private enum Unlocking {
    case unlocked
    case left
  }

  /// Blanks the screen until the passphrase is typed; Ctrl-C leaves.
  private func lock(_ turn: Turn) throws(PromptError) -> Unlocking {
    let wording = Wording(language: turn.language)
    var editor = TextEditor(limit: 4_096)
    var problem: String?
    let sentence = wording.text(settings.unlock == nil ? .blanked : .locked)
    while true {
      try draw(
        layout(turn).notice(
          sentence, problem: problem,
          marks: settings.unlock == nil ? nil : editor.characters.count))
      switch try next(isLocked: true) {
      case .redraw: painting.forget()
      case .stopped, .ended: return .left
      case .idle: break
      case .key(.control("c")): return .left
      case .key(.named(.enter)):
        guard let unlock = settings.unlock else { return .unlocked }
        let typed = String(editor.characters)
        editor.replace(with: "")
        if (try? unlock(typed)) == true { return .unlocked }
        problem = wording.text(.wrongPassphrase)
      case .key(let key):
        problem = nil
        _ = editor.take(key)
      }
    }
  }

  /// Ctrl-Z: the shell gets its terminal back.
  private func suspend() {
    streams.terminal.suspend()
    painting.forget()
  }

  // MARK: Screen

  private func layout(_ turn: Turn) -> TurnLayout {
    let window = streams.terminal.windowSize
    // The window itself decides, not COLUMNS: it may have changed since.
    let columns = min(streams.terminal.columns(environment: [:]), 200)
    return TurnLayout(
      turn, size: WindowSize(columns: columns, rows: min(window?.rows ?? 24, 200)),
      settings: settings)
  }

  private func draw(_ frame: Frame) throws(PromptError) {
    do {
      try streams.error.write(painting.update(to: frame))
      try streams.error.flush()
    } catch {
      throw .stream(error)
    }
  }

  private func next(isLocked: Bool = false) throws(PromptError) -> KeyEvent {
    let milliseconds = isLocked ? nil : settings.lockMinutes.map { $0 * 60_000 }
    do {
      let event = try keys.next(within: milliseconds)
      switch event {
      case .stopped, .ended:
        // Dealt with from here on: the draft is still to be written.
        isHungUp = true
        streams.interruption.acknowledge()
      default: break
      }
      return event
    } catch {
      throw .stream(error)
    }
  }
}
