import FrunKit

/// A word that means something else than an answer, in plain-line mode.
enum PlainCommand: Hashable {
  /// Something for the module.
  case action(TurnAction, argument: String?)
  /// Says the turn again.
  case repeatTurn
  /// Says hint, guidance and the words.
  case help
  /// Hints with every turn, or once.
  case hints(Bool)
  /// Locks the screen.
  case lock
  /// A colon and a word that is none.
  case unknown

  /// Reads a line; nil when it is an answer. `::` at the start stands for a
  /// colon that belongs to the answer.
  init?(_ line: String) {
    if line == "?" {
      self = .help
      return
    }
    guard line.hasPrefix(":"), !line.hasPrefix("::"), line != ":" else { return nil }
    let parts = line.dropFirst().split(separator: " ", maxSplits: 1)
    let argument = parts.dropFirst().first.map { Widget.trimmed(String($0)) }
      .flatMap { $0.isEmpty ? nil : $0 }
    switch parts.first?.lowercased() {
    case "back", "b": self = .action(.back, argument: nil)
    case "skip": self = .action(.skip, argument: argument)
    case "why": self = .action(.why, argument: argument)
    case "save", "quit", "q": self = .action(.saveAndLeave, argument: nil)
    case "goto", "go": self = .action(.goTo, argument: argument)
    case "lang", "language": self = .action(.language, argument: argument)
    case "review": self = .action(.review, argument: nil)
    case "overview": self = .action(.overview, argument: nil)
    case "clear": self = .action(.clear, argument: nil)
    case "note": self = .action(.note, argument: argument)
    case "add": self = .action(.add, argument: nil)
    case "edit": self = .action(.edit, argument: argument)
    case "delete": self = .action(.delete, argument: argument)
    case "copy": self = .action(.copyRow, argument: argument)
    case "finish": self = .action(.finish, argument: nil)
    case "repeat": self = .repeatTurn
    case "help": self = .help
    case "hints": self = .hints(argument != "off")
    case "lock": self = .lock
    default: self = .unknown
    }
  }

  /// A line as an answer: without the colon that protects a colon.
  static func answer(_ line: String) -> String {
    line.hasPrefix("::") ? String(line.dropFirst()) : line
  }
}
