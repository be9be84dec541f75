import FrunKit
import FrunTerminal

/// The keys that mean the same in every turn.
enum KeyCommands {
  /// One entry of the list of keys.
  struct Entry {
    /// As it is written in help.
    var key: String
    /// What it does, in English; ``KeyMeanings`` has it in other languages.
    var meaning: String
    /// What it replies; nil for keys the host answers itself.
    var action: TurnAction?
    /// The words of plain-line mode.
    var word: String
  }

  static let entries: [Entry] = [
    Entry(key: "Shift-Tab, Ctrl-B", meaning: "back", action: .back, word: ":back"),
    Entry(key: "Ctrl-G", meaning: "go to", action: .goTo, word: ":goto NAME"),
    Entry(key: "Ctrl-O", meaning: "overview", action: .overview, word: ":overview"),
    Entry(key: "Ctrl-S", meaning: "save and leave", action: .saveAndLeave, word: ":save"),
    Entry(key: "Ctrl-K", meaning: "skip", action: .skip, word: ":skip"),
    Entry(key: "Ctrl-N", meaning: "note", action: .note, word: ":note"),
    Entry(key: "F2, Ctrl-L", meaning: "language", action: .language, word: ":lang TAG"),
    Entry(key: "Esc", meaning: "clear", action: .clear, word: ":clear"),
    Entry(key: "F3, Ctrl-Y", meaning: "why", action: .why, word: ":why"),
    Entry(key: "Ctrl-R", meaning: "review", action: .review, word: ":review"),
    Entry(key: "Ctrl-F", meaning: "finish", action: .finish, word: ":finish"),
    Entry(key: "a", meaning: "add", action: .add, word: ":add"),
    Entry(key: "e", meaning: "edit", action: .edit, word: ":edit NUMBER"),
    Entry(key: "d", meaning: "delete", action: .delete, word: ":delete NUMBER"),
    Entry(key: "c", meaning: "copy from the row before", action: .copyRow, word: ":copy NUMBER"),
    Entry(key: "Ctrl-\\", meaning: "lock the screen", action: nil, word: ":lock"),
    Entry(key: "Ctrl-C", meaning: "stop, draft kept", action: nil, word: "Ctrl-C"),
  ]

  /// The action a key stands for in every field.
  static func action(_ key: Key) -> TurnAction? {
    switch key {
    case .named(.backTab), .control("b"): .back
    case .control("g"): .goTo
    case .control("o"): .overview
    case .control("s"): .saveAndLeave
    case .control("k"): .skip
    case .control("n"): .note
    case .function(2), .control("l"): .language
    case .function(3), .control("y"): .why
    case .control("r"): .review
    case .control("f"): .finish
    default: nil
    }
  }

  /// Whether an action may be taken in a turn. Leaving is always possible.
  static func isAllowed(_ action: TurnAction, in turn: Turn) -> Bool {
    action == .saveAndLeave || turn.actions.contains(action)
  }

  /// Whether Escape leaves a turn: in what asks something besides the form's own questions, from where
  /// one goes nowhere but back.
  static func escapeGoesBack(in turn: Turn) -> Bool {
    isAllowed(.back, in: turn) && !isAllowed(.clear, in: turn) && !isAllowed(.goTo, in: turn)
  }

  /// The entries that mean something in a turn.
  static func entries(for turn: Turn) -> [Entry] {
    entries.filter { entry in entry.action.map { isAllowed($0, in: turn) } ?? true }
  }
}
