import FrunKit
import FrunTerminal
import FrunText
import Testing

@testable import FrunConversation

@Suite struct LayoutTests {
  private func frame(
    _ turn: Turn, _ columns: Int, _ rows: Int, keys: [Key] = [],
    _ change: (inout ConversationSettings) -> Void = { _ in }
  ) -> Frame {
    var settings = ConversationSettings()
    change(&settings)
    let layout = TurnLayout(
      turn, size: WindowSize(columns: columns, rows: rows), settings: settings)
    var widget = Widget(turn, finding: ChoiceFinding())
    widget.columns = layout.columns - 2
    var hint: String?
    for key in keys {
      if case .hint(let text) = widget.take(key) { hint = text } else { hint = nil }
    }
    return layout.frame(widget, hint: hint, notices: turn.notices)
  }

  static let turns: [(String, Turn, [Key])] = [
    ("name", SampleTurns.name, [.text("A"), .text("m")]),
    ("age", SampleTurns.age, [.text("1"), .text("x")]),
    ("one", SampleTurns.one, []),
    ("district", SampleTurns.district, [.text("4"), .text("5")]),
    ("languages", SampleTurns.languages, [.text("1")]),
    ("reasons", SampleTurns.reasons, []),
    ("alone", SampleTurns.alone, []),
    ("order", SampleTurns.order, [.named(.down)]),
    ("family", SampleTurns.family, []),
    ("review", SampleTurns.review, [.named(.down)]),
    ("story", SampleTurns.story, [.paste("We walked for two days.\nThen the boat came.")]),
    ("code", SampleTurns.code, [.text("x"), .text("y")]),
    ("note", SampleTurns.note, []),
    ("arabic", SampleTurns.arabic, []),
    ("hostile", SampleTurns.hostile, []),
  ]

  @Test(arguments: [40, 80, 200])
  func screens(columns: Int) throws {
    var text = ""
    for (name, turn, keys) in Self.turns {
      let frame = frame(turn, columns, columns == 40 ? 14 : 24, keys: keys)
      text += "== \(name), cursor \(frame.cursorRow.map { "\($0)" } ?? "-"),\(frame.cursorColumn)\n"
      text += frame.lines.map {
        $0.replacing("\u{2067}", with: "⟦").replacing("\u{2068}", with: "‹")
          .replacing("\u{2069}", with: "›").replacing("\u{2066}", with: "«") + "\n"
      }.joined()
    }
    try Golden.check(text, "screens-\(columns)")
  }

  @Test func aGroupIsSeenAsAWhole() {
    var turn = SampleTurns.age
    turn.group = Turn.Group(
      "Identity", before: ["Name  Amina"], after: ["Sex", "Language  Arabic"])
    let lines = frame(turn, 80, 24).lines
    let place = lines.firstIndex { $0.contains("How old") } ?? 0
    #expect(lines[..<place].contains { $0.contains("Name  Amina") })
    #expect(lines[place...].contains { $0.contains("Sex") })
    #expect(lines[place...].contains { $0.contains("Language  Arabic") })
    // Without room the question alone is shown.
    #expect(!frame(turn, 80, 10).lines.contains { $0.contains("Amina") || $0.contains("Sex") })
  }

  @Test(arguments: [40, 41, 57, 80, 132, 200], [8, 10, 24, 60])
  func everythingFits(columns: Int, rows: Int) {
    for (name, turn, keys) in Self.turns {
      for repertoire in Repertoire.allCases {
        let frame = frame(turn, columns, rows, keys: keys) { $0.repertoire = repertoire }
        #expect(frame.lines.count <= rows, "\(name)")
        for line in frame.lines {
          #expect(DisplayWidth.of(line) < columns, "\(name): \(line)")
        }
        if let row = frame.cursorRow {
          #expect(row < frame.lines.count && frame.cursorColumn < columns, "\(name)")
        }
      }
    }
  }

  @Test func noTextReachesTheTerminalAsAnOrder() {
    for columns in [40, 80] {
      let layout = TurnLayout(
        SampleTurns.hostile, size: WindowSize(columns: columns, rows: 24),
        settings: ConversationSettings())
      var first = 0
      for frame in [frame(SampleTurns.hostile, columns, 24), layout.help(from: &first)] {
        for line in frame.lines {
          let isClean = line.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
          }
          #expect(isClean)
          #expect(BidirectionalText.balanced(line) == line)
        }
      }
    }
  }

  @Test func withoutColourAndUnicodeTheHostAddsNeither() {
    for (_, turn, keys) in Self.turns where turn != SampleTurns.arabic {
      guard turn.header.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }) else { continue }
      let lines = frame(turn, 60, 20, keys: keys) { $0.repertoire = .ascii }.lines
      let own = lines.last ?? ""
      #expect(own.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(own)")
    }
    let painted = frame(SampleTurns.name, 80, 24) { $0.painter = Painter(isOn: true) }
    #expect(painted.lines.joined().contains("\u{1B}[1m"))
  }

  @Test func aLongListShowsWhereItIs() {
    let frame = frame(SampleTurns.district, 80, 24, keys: [.text("1"), .text("4")])
    let text = frame.lines.joined(separator: "\n")
    #expect(text.contains("of 676"))
    #expect(text.contains("> District 14"))
  }

  @Test func rightToLeftLinesStandAtTheRightWithTheirDirectionForced() {
    let frame = frame(SampleTurns.arabic, 60, 20)
    guard let question = frame.lines.first(where: { $0.contains("والدتك") }) else {
      Issue.record("no question")
      return
    }
    #expect(question.hasSuffix("\u{2069}"))
    #expect(question.contains("\u{2067}"))
    #expect(DisplayWidth.of(question) == 59)
    // The value inside is isolated; keys never stand on such a line.
    let current = frame.lines.first { $0.contains("Rana") } ?? ""
    #expect(current.contains("\u{2068}Rana K. 2\u{2069}"))
    let keys = frame.lines.last ?? ""
    #expect(!BidirectionalText.affectsNeighbours(keys))
    let off = self.frame(SampleTurns.arabic, 60, 20) { $0.bidi = .off }
    #expect(!off.lines.joined().unicodeScalars.contains(where: BidirectionalText.isControl))
  }

  @Test(
    arguments: [
      ("ar", true), ("ar-SY", true), ("fa", true), ("ps", true), ("ur-PK", true), ("ckb", true),
      ("he", true), ("en", false), ("az-Arab", true), ("az", false), ("pa-Guru", false),
      ("ku-Arab", true), ("fr", false), ("", false), ("ar-Latn", false),
    ])
  func theLanguageAloneDecides(tag: String, isRightToLeft: Bool) {
    let direction = TextDirection(language: tag, mode: .auto, repertoire: .unicode)
    #expect(direction.isRightToLeft == isRightToLeft)
  }

  @Test func aRightToLeftNameInALeftToRightFormIsIsolated() {
    let turn = Turn(
      "محمد is 2?", .one([Turn.Choice("a", label: "عم (2)")], chosen: nil),
      current: "محمد 2")
    let lines = frame(turn, 60, 20).lines
    // The question is English, whatever letter it begins with.
    #expect(lines.contains("\u{2066}محمد is 2?\u{2069}"))
    #expect(lines.contains("\u{2066}  1. \u{2068}عم (2)\u{2069}\u{2069}"))
    #expect(lines.contains("\u{2066}answer now: \u{2068}محمد 2\u{2069}\u{2069}"))
  }

  @Test func aMarkInsideOfAValueIsText() {
    #expect(Wording(language: "en").text(.matchesCount, "%2", "%1") == "%2 of %1")
    #expect(Wording(language: "xx").text(.error, "100%") == "error: 100%")
  }

  @Test func everyPhraseIsThereInEveryLanguage() {
    for phrase in Phrase.allCases {
      let english = Wording(language: "en").text(phrase)
      #expect(PhraseTable.rows[phrase]?["en"] == english, "\(phrase)")
      for language in ["fr", "es", "ar"] {
        let text = Wording(language: language).text(phrase)
        #expect(PhraseTable.rows[phrase]?[language] != nil, "\(phrase) \(language)")
        for mark in ["%1", "%2"] { #expect(text.contains(mark) == english.contains(mark)) }
      }
    }
  }
}
