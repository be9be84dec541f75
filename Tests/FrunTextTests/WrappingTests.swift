import FrunText
import Testing

@Suite struct WrappingTests {
  @Test(arguments: [
    ("", 10, []), ("one two three", 7, ["one two", "three"]), ("one  two", 20, ["one  two"]),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("ab abcdefgh", 4, ["ab", "abcd", "efgh"]),
    ("a\n\nb", 10, ["a", "", "b"]), ("日本語文字列", 5, ["日本", "語文", "字列"]),
    ("日本語。文", 6, ["日本", "語。文"]), ("no\u{A0}break here", 9, ["no\u{A0}break", "here"]),
    ("x", 0, ["x"]), ("abc", -5, ["a", "b", "c"]), ("trailing   ", 20, ["trailing"]),
    ("مرحبا بالعالم", 7, ["مرحبا", "بالعالم"]),
    ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
  ])
  func wraps(text: String, width: Int, expected: [String]) {
    #expect(Wrapping(width: width).lines(of: text) == expected)
  }

  @Test func indents() {
    let wrapping = Wrapping(width: 12, indent: 2, hanging: 4)
    #expect(wrapping.lines(of: "one two three") == ["  one two", "    three"])
    #expect(wrapping.text("one two three") == "  one two\n    three")
  }

  @Test func listMarksHang() {
    #expect(Wrapping(width: 10).lines(of: "- one two three") == ["- one two", "  three"])
    #expect(Wrapping(width: 12).lines(of: "  - one two three") == ["  - one two", "    three"])
  }

  @Test func hugeIndentLeavesRoom() {
    let lines = Wrapping(width: 10, indent: 100).lines(of: "one two")
    #expect(lines == ["     one", "     two"])
  }

  @Test(arguments: 0..<200)
  func neverWiderAndNothingLost(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet: [Character] = ["a", "b", " ", "日", "é", "👍", "\n", "ح", "。", "-", "\u{301}"]
    let text = String(
      (0..<Int.random(in: 0..<80, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? "a"
      })
    let width = Int.random(in: 2..<30, using: &random)
    let lines = Wrapping(width: width).lines(of: text)
    for line in lines {
      #expect(DisplayWidth.of(line) <= width, "seed \(seed)")
      #expect(!line.contains("\n"), "seed \(seed)")
    }
    let letters = { (text: String) in text.unicodeScalars.filter { $0 != " " && $0 != "\n" } }
    #expect(
      letters(lines.joined()).elementsEqual(letters(text)), "seed \(seed)")
  }
}
