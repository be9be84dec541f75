import FrunTerminal
import Testing

@Suite struct KeyParserTests {
  @Test(
    arguments: [
      ("a", [.text("a")]), ("é", [.text("é")]), ("أ", [.text("أ")]), ("👪", [.text("👪")]),
      ("\r", [.named(.enter)]), ("\n", [.control("j")]), ("\t", [.named(.tab)]),
      ("\u{7F}", [.named(.backspace)]), ("\u{08}", [.named(.backspace)]),
      ("\u{03}", [.control("c")]), ("\u{1C}", [.control("\\")]), ("\u{00}", [.control("@")]),
      ("\u{1B}[A", [.named(.up)]), ("\u{1B}OB", [.named(.down)]),
      ("\u{1B}[1;5C", [.named(.wordRight)]), ("\u{1B}[1;3D", [.named(.wordLeft)]),
      ("\u{1B}b", [.named(.wordLeft)]), ("\u{1B}x", [.alt("x")]),
      ("\u{1B}[Z", [.named(.backTab)]), ("\u{1B}[H", [.named(.home)]),
      ("\u{1B}[4~", [.named(.end)]), ("\u{1B}[3~", [.named(.delete)]),
      ("\u{1B}[5~", [.named(.pageUp)]), ("\u{1B}OQ", [.function(2)]),
      ("\u{1B}[12~", [.function(2)]), ("\u{1B}[[B", [.function(2)]),
      ("\u{1B}[24~", [.function(12)]),
      // What is not known goes away whole: no piece of it becomes text.
      ("\u{1B}[99~x", [.text("x")]), ("\u{1B}[<0;3;4Mx", [.text("x")]),
      ("\u{1B}[?1;2cx", [.text("x")]),
      // C1 controls in UTF-8 are no text.
      ("\u{9B}x", [.text("x")]),
      ("\u{1B}[200~one\r\ntwo\u{1B}[201~z", [.paste("one\r\ntwo"), .text("z")]),
      ("\u{1B}[200~\u{1B}[A\u{03}\u{1B}[201~", [.paste("\u{1B}[A\u{03}")]),
    ] as [(String, [Key])])
  func keys(typed: String, expected: [Key]) {
    let bytes = Array(typed.utf8)
    var whole = KeyParser()
    let keys1 = whole.feed(bytes)
    #expect(keys1 == expected)
    #expect(!whole.isPending)
    // A slow line brings them one by one.
    var slow = KeyParser()
    let oneByOne = bytes.flatMap { slow.feed([$0]) }
    #expect(oneByOne == expected)
  }

  @Test func aLoneEscapeIsTheEscapeKeyWhenNothingFollows() {
    var parser = KeyParser()
    let keys2 = parser.feed([0x1B])
    #expect(keys2.isEmpty)
    #expect(parser.isPending)
    let keys3 = parser.settle()
    #expect(keys3 == [.named(.escape)])
    #expect(!parser.isPending)
    let keys4 = parser.feed([0x1B, 0x1B])
    #expect(keys4.isEmpty)
    let keys5 = parser.settle()
    #expect(keys5 == [.named(.escape), .named(.escape)])
    // Escape, then an arrow.
    let keys6 = parser.feed(Array("\u{1B}\u{1B}[A".utf8))
    #expect(keys6 == [.named(.escape), .named(.up)])
  }

  @Test(arguments: [[0xFF, 0x61], [0xC3, 0x61], [0xE2, 0x82, 0x61], [0xED, 0xA0, 0x80, 0x61]])
  func brokenUTF8IsDropped(bytes: [UInt8]) {
    var parser = KeyParser()
    let keys7 = parser.feed(bytes)
    #expect(keys7 == [.text("a")])
  }

  @Test func endlessSequencesAndPastesStayBounded() {
    var parser = KeyParser()
    _ = parser.feed(Array("\u{1B}[".utf8) + [UInt8](repeating: 0x31, count: 10_000))
    #expect(!parser.isPending)
    var pasting = KeyParser()
    _ = pasting.feed(Array("\u{1B}[200~".utf8))
    let portion = [UInt8](repeating: 0x61, count: 65_536)
    for _ in 0..<20 { _ = pasting.feed(portion) }
    let keys = pasting.feed(Array("\u{1B}[201~".utf8))
    guard case .paste(let text)? = keys.first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == 1_048_576)
  }

  /// Noise from a line: nothing traps, and Enter afterwards is Enter.
  @Test func noiseNeverTraps() {
    var generator = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 0...UInt64.max, using: &generator)
    var state = seed
    var parser = KeyParser()
    for _ in 0..<2_000 {
      var bytes: [UInt8] = []
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let value = UInt8(truncatingIfNeeded: state >> 33)
        bytes.append(value % 3 == 0 ? 0x1B : value % 3 == 1 ? 0x5B : value)
      }
      _ = parser.feed(bytes)
    }
    _ = parser.feed(Array("\u{1B}[201~".utf8))
    _ = parser.settle()
    let keys8 = parser.feed([0x0D])
    #expect(keys8.last == .named(.enter), "seed \(seed)")
  }
}
