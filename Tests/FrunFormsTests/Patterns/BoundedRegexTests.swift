import Testing

@testable import FrunForms

@Suite struct BoundedRegexTests {
  @Test(arguments: [
    ("[0-9]{3}", "123", true), ("[0-9]{3}", "1234", false), ("a|bc|d", "bc", true),
    ("(ab)*", "", true),
    ("(ab)*c?", "ababc", true), ("[^a-c]+", "xyz", true), ("[^a-c]+", "xaz", false),
    ("\\d+[.]\\d{2}", "3.14", true),
    ("^abc$", "abc", true), ("\\w+\\s\\w+", "ab cd", true), ("(?i)yes", "YES", true),
    ("[\\w.-]+@[\\w.]+", "a.b@c.d", true),
    ("a{2,}", "aaaa", true), ("a{2,3}", "aaaa", false), ("x*?y", "xxy", true),
    ("\\p{Lu}\\p{Ll}+", "Élan", true),
    (".", "\n", false), ("[]a]+", "]a", true), ("a{,2}", "a{,2}", true), ("\\bfoo\\b", "foo", true),
    ("", "", true),
  ])
  func wholeTextMatches(pattern: String, text: String, expected: Bool) throws {
    #expect(try BoundedRegex(pattern).matchesWhole(text) == expected)
  }

  @Test(arguments: [
    "(", ")", "[a", "a**b(", "*a", "(?=a)", "(a)\\1", "[z-a]", "a{9999}{9999}", "\\",
    "\\p{Klingon}", "[a&&b]",
  ])
  func unsupportedPatternsAreRefused(pattern: String) {
    #expect(throws: BoundedRegex.Failure.self) { try BoundedRegex(pattern) }
  }

  /// Patterns that make backtracking engines run for ages.
  @Test(arguments: ["(a+)+b", "(a|aa)+b", "(.*)*x", "([a-zA-Z]+)*1", "(a?){50}a{50}b"])
  func noPatternHangs(pattern: String) throws {
    let regex = try BoundedRegex(pattern)
    #expect(try regex.matchesWhole(String(repeating: "a", count: 20_000 / pattern.count)) == false)
  }

  @Test func textsBeyondTheBoundAreRefused() throws {
    let regex = try BoundedRegex("(a|b|c|d|e|f|g){100}")
    #expect(throws: BoundedRegex.Failure.self) {
      try regex.matchesWhole(String(repeating: "a", count: 100_000))
    }
  }
}
