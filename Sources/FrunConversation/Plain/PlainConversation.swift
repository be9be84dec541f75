import FrunKit
import FrunTerminal
import FrunText

/// A conversation line by line: for screen readers, dumb terminals and
/// transcripts. Nothing is drawn, moved or shown twice.
final class PlainConversation {
  /// Longest line, in bytes.
  static let lineLimit = 1_048_576

  let streams: StandardStreams
  private let settings: ConversationSettings
  let finding: ChoiceFinding
  private var hinted: Set<Phrase> = []
  private var alwaysHints = false
  private var hasBegun = false
  private var ends = 0

  init(streams: StandardStreams, settings: ConversationSettings, finding: ChoiceFinding) {
    self.streams = streams
    self.settings = settings
    self.finding = finding
  }

  /// Why a turn ended before an answer.
  enum Stop: Error {
    case reply(TurnReply)
    case prompt(PromptError)
  }

  /// Says a turn and waits for the answer.
  func converse(_ turn: Turn) throws(PromptError) -> TurnReply {
    let voice = PlainVoice(turn, settings: settings)
    do {
      if !hasBegun {
        hasBegun = true
        try say([voice.wording.text(.plainScrollback)])
      }
      try say(turn.notices.flatMap(voice.lines))
      if let problem = turn.problem { try sayError(problem, voice) }
      try sayTurn(turn, voice)
      return try answer(turn, voice)
    } catch let stop as Stop {
      switch stop {
      case .reply(let reply): return reply
      case .prompt(let error): throw error
      }
    } catch let error as PromptError {
      throw error
    } catch {
      throw .stream(.interrupted)
    }
  }

  // MARK: Saying

  func sayTurn(_ turn: Turn, _ voice: PlainVoice) throws {
    try say(voice.question())
    if alwaysHints { try say(voice.lines(turn.hint)) }
    if let typed = turn.typed, !typed.isEmpty, turn.field.isText {
      try say([voice.wording.text(.currentAnswer, voice.clean(typed))])
    }
    switch turn.field {
    case .one(let choices, let chosen):
      try sayOptions(choices, voice)
      if let place = choices.firstIndex(where: { $0.value == chosen }) {
        try say([voice.chosen(choices, [place])])
      }
    case .menu(let choices), .many(let choices, _, _), .rank(let choices, _):
      try sayOptions(choices, voice)
    case .yesNo(let yes, let no, let chosen):
      let choices = [Turn.Choice("yes", label: yes), Turn.Choice("no", label: no)]
      try sayOptions(choices, voice)
      if let chosen { try say([voice.chosen(choices, [chosen ? 0 : 1])]) }
    case .roster(let roster): try say(voice.roster(roster))
    case .review(let sections): try say(voice.review(ReviewLines(sections)))
    case .line, .block, .masked, .number, .date, .note: break
    }
    if let hint = voice.fieldHint, alwaysHints || hinted.insert(hint).inserted {
      try say([voice.wording.text(hint)])
    }
  }

  func sayOptions(_ choices: [Turn.Choice], _ voice: PlainVoice) throws {
    if choices.count <= PlainList.longest {
      try say(voice.options(choices, Array(choices.indices)))
    } else {
      try say([voice.wording.text(.optionsCount, "\(choices.count)")])
    }
  }

  func sayError(_ problem: String, _ voice: PlainVoice) throws {
    let said = voice.lines(problem)
    try say([voice.wording.text(.error, said.first ?? "")] + said.dropFirst())
  }

  func say(_ lines: [String]) throws {
    guard !lines.isEmpty else { return }
    try write(lines.map { $0 + "\n" }.joined())
  }

  func write(_ text: String) throws {
    do {
      try streams.error.write(text)
      try streams.error.flush()
    } catch {
      throw Stop.prompt(.stream(error))
    }
  }

  // MARK: Lines

  /// The next line that is an answer; words with a colon are dealt with here.
  func line(_ turn: Turn, _ voice: PlainVoice) throws -> String {
    while true {
      let text = try read(turn, voice, prompt: voice.prompt)
      guard let command = PlainCommand(Widget.trimmed(text)) else {
        return PlainCommand.answer(text)
      }
      switch command {
      case .repeatTurn: try sayTurn(turn, voice)
      case .help: try say(voice.help())
      case .hints(let on):
        alwaysHints = on
        try say([voice.wording.text(on ? .hintsOn : .hintsOff)])
      case .lock: try lock(voice, hides: turn)
      case .unknown: try sayError(voice.wording.text(.unknownCommand), voice)
      case .action(let action, let argument):
        if let reply = self.reply(action, argument, turn) { throw Stop.reply(reply) }
        try sayError(voice.wording.text(.notPossible), voice)
      }
    }
  }

  /// The reply for a word, its number made into the row it means; nil when it
  /// is not possible here.
  private func reply(_ action: TurnAction, _ argument: String?, _ turn: Turn) -> TurnReply? {
    guard KeyCommands.isAllowed(action, in: turn) || isReviewJump(action, turn) else { return nil }
    switch (turn.field, action) {
    case (.roster(let roster), .edit), (.roster(let roster), .delete),
      (.roster(let roster), .copyRow):
      let number = argument.flatMap(Widget.numbers)?.first ?? (roster.rows.count == 1 ? 1 : 0)
      guard roster.rows.indices.contains(number - 1) else { return nil }
      return .action(action, argument: roster.rows[number - 1].id)
    case (.review(let sections), .edit):
      let targets = ReviewLines(sections).targets
      guard let number = argument.flatMap(Widget.numbers)?.first,
        targets.indices.contains(number - 1)
      else { return nil }
      return .action(action, argument: targets[number - 1])
    default: return .action(action, argument: argument)
    }
  }

  private func isReviewJump(_ action: TurnAction, _ turn: Turn) -> Bool {
    if case .review = turn.field { return action == .edit }
    return false
  }

  /// One line as it was typed.
  func read(_ turn: Turn, _ voice: PlainVoice, prompt: String) throws -> String {
    while true {
      if !prompt.isEmpty { try write(prompt) }
      switch try readLine() {
      case .text(let text): return TextEditor(text, limit: 1_000_000).text
      case .unreadable: try sayError("not UTF-8", voice)
      case .lock: try lock(voice, hides: turn)
      case .interrupted(let signal):
        guard signal == 2 else { throw Stop.reply(.action(.hangUp)) }
        if try confirmsLeaving(voice) { throw Stop.reply(.action(.saveAndLeave)) }
      case .ended:
        try write("\n")
        // A module that goes on asking a closed input must not do so for ever.
        ends += 1
        guard ends < 3 else { throw Stop.prompt(.ended) }
        throw Stop.reply(.action(.saveAndLeave))
      }
    }
  }

  private enum Line {
    case text(String)
    case unreadable
    case lock
    case interrupted(Int32)
    case ended
  }

  private func readLine(isLocked: Bool = false) throws -> Line {
    let bytes: [UInt8]?
    do throws(StreamError) {
      if let minutes = settings.lockMinutes, !isLocked, !streams.input.hasLine,
        try streams.terminal.waitForLine(streams.interruption, milliseconds: minutes * 60_000)
          == .timeout
      {
        return .lock
      }
      bytes = try streams.input.line(limit: Self.lineLimit)
    } catch {
      if streams.interruption.takeLock() { return .lock }
      guard let signal = streams.interruption.signal else { throw Stop.prompt(.stream(error)) }
      streams.interruption.acknowledge()
      return .interrupted(signal)
    }
    guard let bytes else { return .ended }
    return String(validating: bytes, as: UTF8.self).map { .text($0) } ?? .unreadable
  }

  /// Ctrl-C asks; a second one, Enter, and the end of the input mean yes.
  private func confirmsLeaving(_ voice: PlainVoice) throws -> Bool {
    try write("\n" + voice.wording.text(.leaveQuestion) + " ")
    guard case .text(let text) = try readLine() else { return true }
    return !["n", "no"].contains(Widget.trimmed(text).lowercased())
  }

  /// Clears the screen where that is possible, and waits for the passphrase.
  private func lock(_ voice: PlainVoice, hides turn: Turn) throws {
    // A masked answer stays hidden after the passphrase.
    let isMasked = if case .masked = turn.field { true } else { false }
    try waitForPassphrase(voice)
    if isMasked { try hideTyping() }
  }

  func hideTyping() throws {
    do throws(StreamError) {
      try streams.terminal.hideTyping()
    } catch {
      throw Stop.prompt(.stream(error))
    }
  }

  private func waitForPassphrase(_ voice: PlainVoice) throws {
    // Clears the screen and what scrolled out of it (ECMA-48 ED, xterm's 3).
    if settings.canClear { try write("\u{1B}[H\u{1B}[2J\u{1B}[3J") }
    let unlock = settings.unlock
    while true {
      try write(voice.wording.text(unlock == nil ? .blanked : .locked) + " ")
      if unlock != nil { try hideTyping() }
      defer { streams.terminal.showTyping() }
      switch try readLine(isLocked: true) {
      case .text(let typed):
        guard let unlock else { return }
        if (try? unlock(typed)) == true { return }
        try sayError(voice.wording.text(.wrongPassphrase), voice)
      case .unreadable, .lock: continue
      case .interrupted(let signal):
        throw Stop.reply(.action(signal == 2 ? .saveAndLeave : .hangUp))
      case .ended: throw Stop.reply(.action(.saveAndLeave))
      }
    }
  }
}

extension Turn.Field {
  /// Whether the answer is typed as text.
  var isText: Bool {
    switch self {
    case .line, .block, .number, .date: true
    default: false
    }
  }
}
