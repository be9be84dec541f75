import FrunText
import Testing

@Suite struct FittingTests {
  @Test(arguments: [
    ("Maria", 5, "Maria"), ("Maria Gonzalez", 8, "Maria G…"), ("日本語", 5, "日本…"),
    ("日本語", 4, "日…"), ("ab", 1, "…"), ("ab", 0, ""), ("ab", -3, ""),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3, "👨‍👩‍👧‍👦…"), ("", 3, ""),
  ])
  func truncatesOnClusters(text: String, columns: Int, expected: String) {
    #expect(Fitting.truncate(text, to: columns) == expected)
    #expect(DisplayWidth.of(Fitting.truncate(text, to: columns)) <= max(0, columns))
  }

  @Test(arguments: [
    ("forms/intake/visit.csv", 13, "forms/…it.csv"), ("abcdef", 5, "ab…ef"), ("abcdef", 4, "ab…f"),
  ])
  func truncatesInTheMiddle(text: String, columns: Int, expected: String) {
    #expect(Fitting.truncate(text, to: columns, at: .middle) == expected)
  }

  @Test(arguments: [("abcdef", 5, "ab..."), ("abcdef", 2, ".."), ("abcdef", 3, "...")])
  func truncatesInASCII(text: String, columns: Int, expected: String) {
    #expect(Fitting.truncate(text, to: columns, repertoire: .ascii) == expected)
  }

  @Test(arguments: [
    ("ab", 5, Alignment.leading, "ab   "), ("ab", 5, .trailing, "   ab"),
    ("ab", 5, .center, " ab  "),
    ("日本", 5, .trailing, " 日本"), ("abcdef", 5, .leading, "abcdef"),
  ])
  func pads(text: String, columns: Int, alignment: Alignment, expected: String) {
    #expect(Fitting.pad(text, to: columns, alignment: alignment) == expected)
  }
}

@Suite struct MarksTests {
  @Test(arguments: [
    (0.0, "          "), (1.0, "██████████"), (0.5, "█████     "), (0.56, "█████▋    "),
    (-3.0, "          "),
    (9.0, "██████████"), (Double.nan, "          "), (.infinity, "██████████"),
  ])
  func bars(fraction: Double, expected: String) {
    #expect(Marks.bar(fraction, width: 10) == expected)
  }

  @Test func barsInASCII() {
    #expect(Marks.bar(0.3, width: 10, repertoire: .ascii) == "###.......")
    #expect(Marks.bar(0.3, width: 0) == "")
    #expect(Marks.bar(1, width: .max).count == 1_000)
  }

  @Test func sparklines() {
    #expect(Marks.sparkline([0, 1, 2, 4, 8, .nan, -1]) == "▁▂▃▅█  ")
    #expect(Marks.sparkline([0, 1, 2, 4, 8], repertoire: .ascii) == "_.-+@")
    #expect(Marks.sparkline([0, 0]) == "▁▁")
    #expect(Marks.sparkline([]) == "")
  }
}
