import FrunText
import Testing

@Suite struct SanitizerTests {
  @Test(arguments: [
    ("plain", "plain"), ("Ünïcode ኣበበ", "Ünïcode ኣበበ"), ("\u{1B}[31mred", "␛[31mred"),
    ("bell\u{7}", "bell␇"), ("nul\u{0}", "nul␀"), ("del\u{7F}", "del␡"),
    ("csi\u{9B}31m", "csi<U+009B>31m"), ("a\tb\nc\rd", "a\\tb\\nc\\rd"), ("a\r\nb", "a\\r\\nb"),
    ("line\u{2028}sep", "line<U+2028>sep"), ("tag\u{E0041}", "tag<U+E0041>"),
    ("👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"), ("می‌خواهم", "\u{2068}می‌خواهم\u{2069}"),
    ("osc\u{1B}]0;title\u{7}", "osc␛]0;title␇"),
  ])
  func line(text: String, expected: String) {
    #expect(Array(Sanitizer().line(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(arguments: [
    ("\u{1B}[0m", "^[[0m"), ("a\u{0}b\u{7F}", "a^@b^?"), ("\u{9B}", "<U+009B>"),
  ])
  func lineInASCII(text: String, expected: String) {
    #expect(Sanitizer(repertoire: .ascii).line(text) == expected)
  }

  @Test(arguments: [
    ("a\nb\tc", "a\nb\tc"), ("a\r\nb", "a\nb"), ("a\rb", "a\\rb"), ("x\u{1B}\n", "x␛\n"), ("", ""),
    ("سلام\nabc", "\u{2068}سلام\u{2069}\nabc"),
  ])
  func block(text: String, expected: String) {
    #expect(Array(Sanitizer().block(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(arguments: [
    ("\u{202E}gpj.exe", "\u{2068}\u{202E}gpj.exe\u{202C}\u{2069}"),
    ("abc\u{202C}", "abc"), ("abc\u{2069}def", "abcdef"),
    ("\u{2067}a\u{2069}", "\u{2068}\u{2067}a\u{2069}\u{2069}"),
    ("\u{2067}\u{202E}a\u{2069}b", "\u{2068}\u{2067}\u{202E}a\u{2069}b\u{2069}"),
    ("\u{202E}\u{2067}a", "\u{2068}\u{202E}\u{2067}a\u{2069}\u{202C}\u{2069}"),
    ("a\u{200F}b", "\u{2068}a\u{200F}b\u{2069}"),
  ])
  func bidirectionalControlsAreBalancedAndIsolated(text: String, expected: String) {
    #expect(Array(Sanitizer().line(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func deepNestingLosesAllControls() {
    let text = String(repeating: "\u{202E}", count: 17) + "a"
    #expect(Sanitizer().line(text) == "a")
  }

  @Test func marksOnOneLetterAreBounded() {
    let text = "a" + String(repeating: "\u{301}", count: 500) + "b"
    #expect(Sanitizer().line(text).unicodeScalars.count == 32)
  }

  @Test func cutTextStaysIsolated() {
    let cut = Sanitizer().line("\u{202E}abcdef", columns: 4)
    #expect(
      Array(cut.unicodeScalars) == Array("\u{2068}\u{202E}abc…\u{202C}\u{2069}".unicodeScalars))
    #expect(Sanitizer().line("abcdef", columns: 4) == "abc…")
  }

  @Test(arguments: 0..<300)
  func nothingThatActsOnATerminalIsLeft(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<60, using: &random) {
      let ranges: [ClosedRange<UInt32>] = [
        0...0xFF, 0x200B...0x2069, 0x5D0...0x5EA, 0xE0000...0xE007F, 0x300...0x310,
        0x1F468...0x1F470,
      ]
      let range = ranges.randomElement(using: &random) ?? 0...0xFF
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
        text.append(scalar)
      }
    }
    let safe = Sanitizer().line(String(text))
    var depth = 0
    for scalar in safe.unicodeScalars {
      #expect(scalar.properties.generalCategory != .control, "seed \(seed)")
      switch scalar.value {
      case 0x202A, 0x202B, 0x202D, 0x202E, 0x2066...0x2068: depth += 1
      case 0x202C, 0x2069: depth -= 1
      default: break
      }
      #expect(depth >= -16, "seed \(seed)")
    }
    #expect(BidirectionalText.balanced(safe) == safe, "seed \(seed)")
    let block = Sanitizer().block(String(text))
    #expect(
      block.unicodeScalars.allSatisfy {
        $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control
      }, "seed \(seed)")
  }
}
