import FrunText
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ﾊﾝ", 2), ("한국", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("❤", 1), ("❤️", 2),
    ("1️⃣", 2), ("a\u{200B}b", 2), ("فاطمة", 5), ("क्ष", 2), ("เด็ก", 3), ("\u{200D}", 0),
    ("ኣበበ", 3), ("\u{7}", 0), ("…", 1), ("Ａ", 2), ("👨‍", 2),
  ])
  func columns(text: String, expected: Int) {
    #expect(DisplayWidth.of(text) == expected)
  }

  @Test func unicodeVersionIsStated() {
    #expect(DisplayWidth.unicodeVersion.hasSuffix(".0.0"))
  }
}
