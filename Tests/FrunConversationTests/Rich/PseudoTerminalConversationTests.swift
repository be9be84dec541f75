import CSystem
import FrunConversation
import FrunKit
import FrunTerminal
import TerminalSupport
import Testing

/// One after another: a process has one terminal mode.
@Suite(.serialized) struct PseudoTerminalConversationTests {
  /// Keys are typed one portion after each drawing, so nothing depends on time.
  private func run(
    _ turns: [Turn], keys: [String], columns: UInt16 = 80, rows: UInt16 = 24,
    _ change: (inout ConversationSettings) -> Void = { _ in }
  ) throws -> (replies: [TurnReply], terminal: PseudoTerminal) {
    let terminal = try #require(PseudoTerminal())
    _ = frun_set_window_size(terminal.keyboard, rows, columns)
    let (streams, _) = terminal.streams(answers: keys)
    var settings = ConversationSettings()
    change(&settings)
    let conversation = Conversation(streams: streams, settings: settings)
    let replies = try turns.map { try conversation.converse($0) }
    conversation.pause()
    return (replies, terminal)
  }

  @Test func anInterviewWithKeys() throws {
    let (replies, terminal) = try run(
      [
        SampleTurns.name, SampleTurns.age, SampleTurns.one, SampleTurns.languages,
        SampleTurns.alone, SampleTurns.district,
      ],
      keys: ["Am", "ina\r", "١", "٢\r", "1", "1", "\r", "y", "harb", "\r"])
    #expect(
      replies == [
        .value("Amina"), .value("12"), .value("it"), .values(["ar", "ku"]), .value("yes"),
        .value("d14"),
      ])
    #expect(terminal.givesLines && terminal.isEchoOn)
    let screen = terminal.screen()
    // Everything was shown on the other screen, which keeps no scrollback.
    let first = screen.split(separator: "\u{1B}[?1049h", omittingEmptySubsequences: false)
    #expect(first.first == "")
    #expect(screen.hasSuffix("\u{1B}[?1049l"))
    #expect(screen.contains("What is your name?"))
    #expect(!screen.contains("\n"))
  }

  @Test(
    arguments: [
      (["Ami", "\u{02}"], .action(.back, typed: "Ami")),
      (["\u{1B}[Z"], .action(.back)), (["\u{0B}"], .action(.skip)),
      (["\u{13}"], .action(.saveAndLeave)), (["\u{0E}"], .action(.note)),
      (["A", "\u{1B}", "\r"], .value("")), (["\u{1B}"], .action(.clear)),
      // Ctrl-C asks: no goes on, Enter and a second Ctrl-C leave.
      (["A", "\u{03}", "n", "\r"], .value("A")),
      (["A", "\u{03}", "\r"], .action(.saveAndLeave, typed: "A")),
      (["A", "\u{03}", "\u{03}"], .action(.saveAndLeave, typed: "A")),
      // Paste never submits; help goes away with any key.
      (["\u{1B}[200~x\ry\u{1B}[201~", "\r"], .value("x y")),
      (["?", "z", "A", "\r"], .value("A")), (["A?", "\r"], .value("A?")),
      // Not allowed here: said, and nothing happens.
      (["\u{06}", "A", "\r"], .value("A")),
    ] as [([String], TurnReply)])
  func keys(keys: [String], expected: TurnReply) throws {
    #expect(try run([SampleTurns.name], keys: keys).replies == [expected])
  }

  @Test func theLockHidesEverythingUntilThePassphrase() throws {
    let (replies, terminal) = try run(
      [SampleTurns.name], keys: ["A", "\u{1C}", "wrong\r", "ri", "ght\r", "\r"]
    ) { $0.unlock = { $0 == "right" } }
    #expect(replies == [.value("A")])
    let screen = terminal.screen()
    #expect(screen.contains("Locked. Type the passphrase to go on."))
    #expect(screen.contains("This does not open the vault."))
    #expect(!screen.contains("right") && !screen.contains("wrong"))
  }

  @Test func aLockedFormCanBeLeft() throws {
    let (replies, _) = try run([SampleTurns.name], keys: ["A", "\u{1C}", "\u{03}"]) {
      $0.unlock = { _ in false }
    }
    #expect(replies == [.action(.saveAndLeave, typed: "A")])
  }

  @Test func aBrokenLineKeepsWhatWasTyped() throws {
    let sink = MemorySink()
    let keys = ScriptedTerminal(
      [.key(.text("A")), .redraw, .stopped(1)], size: WindowSize(columns: 80, rows: 24))
    let streams = StandardStreams(
      input: MemorySource(""), output: MemorySink(), error: sink, terminal: keys,
      interruption: NoInterruption())
    let conversation = Conversation(streams: streams, settings: ConversationSettings())
    #expect(try conversation.converse(SampleTurns.name) == .action(.hangUp, typed: "A"))
  }

  @Test func nobodyAtTheKeysLocks() throws {
    let sink = MemorySink()
    let keys = ScriptedTerminal(
      [.key(.text("A")), .idle, .key(.text("x")), .key(.named(.enter)), .key(.named(.enter))],
      size: WindowSize(columns: 80, rows: 24))
    let streams = StandardStreams(
      input: MemorySource(""), output: MemorySink(), error: sink, terminal: keys,
      interruption: NoInterruption())
    var settings = ConversationSettings()
    settings.lockMinutes = 3
    settings.unlock = { $0 == "x" }
    let conversation = Conversation(streams: streams, settings: settings)
    #expect(try conversation.converse(SampleTurns.name) == .value("A"))
    #expect(keys.waits.contains(180_000))
    #expect(sink.text.contains("Locked."))
  }

  @Test func nobodyTypingLinesLocksToo() throws {
    let terminal = ScriptedTerminal([], size: WindowSize(columns: 80, rows: 24))
    terminal.lineWaits = [.timeout]
    let sink = MemorySink()
    let streams = StandardStreams(
      input: MemorySource("no\nx\n12\n"), output: MemorySink(), error: sink, terminal: terminal,
      interruption: NoInterruption())
    var settings = ConversationSettings()
    settings.isPlain = true
    settings.lockMinutes = 3
    settings.unlock = { $0 == "x" }
    let conversation = Conversation(streams: streams, settings: settings)
    #expect(try conversation.converse(SampleTurns.age) == .value("12"))
    #expect(sink.text.contains("Locked.") && sink.text.contains("does not open"))
  }

  @Test func longGuidanceScrolls() throws {
    var turn = SampleTurns.name
    turn.guidance = (1...60).map { "Line \($0)." }.joined(separator: "\n")
    let (replies, terminal) = try run(
      [turn],
      keys: ["?", "\u{1B}[6~", "\u{1B}[6~", "\u{1B}[6~", "\u{1B}[6~", "\u{1B}[A", "q", "\r"])
    #expect(replies == [.value("")])
    #expect(terminal.screen().contains("Line 60."))
    #expect(terminal.screen().contains("PgUp, PgDn more"))
  }

  @Test func aWindowTooSmallToDrawOnIsSpokenTo() throws {
    let (replies, terminal) = try run([SampleTurns.age], keys: ["", "12\n"], columns: 20, rows: 5)
    #expect(replies == [.value("12")])
    #expect(terminal.shows("How old are you?"))
    #expect(!terminal.screen().contains("\u{1B}"))
  }

  /// The first drawing is the sentence about scrollback, the second the
  /// question, the third the prompt.
  @Test func linesThroughARealTerminal() throws {
    let (replies, terminal) = try run(
      [SampleTurns.age, SampleTurns.code], keys: ["", "", "12\n", "", "geheim\n"]
    ) { $0.isPlain = true }
    #expect(replies == [.value("12"), .value("geheim")])
    #expect(terminal.shows("Code word"))
    let screen = terminal.screen()
    #expect(screen.contains("Number: 12"))
    #expect(!screen.contains("geheim") && !screen.contains("\u{1B}"))
    #expect(terminal.isEchoOn && terminal.givesLines)
  }
}

/// Keys from a list on a terminal that is only facts.
private final class ScriptedTerminal: Terminal, KeySource {
  private var events: ArraySlice<KeyEvent>
  private(set) var waits: [Int?] = []
  var lineWaits: [Wake] = []
  let isInputTerminal = true
  let isOutputTerminal = true
  let isErrorTerminal = true
  let windowSize: WindowSize?

  init(_ events: [KeyEvent], size: WindowSize) {
    self.events = events[...]
    windowSize = size
  }

  func hideTyping() throws(StreamError) {}
  func showTyping() {}
  func enterKeyMode(
    _ interruption: any Interruption
  ) throws(StreamError) -> (any KeySource)? { self }

  func waitForLine(
    _ interruption: any Interruption, milliseconds: Int
  ) throws(StreamError) -> Wake { lineWaits.isEmpty ? .ready : lineWaits.removeFirst() }

  func next(within milliseconds: Int?) throws(StreamError) -> KeyEvent {
    waits.append(milliseconds)
    return events.popFirst() ?? .ended
  }
}
