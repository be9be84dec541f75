import FrunText
import Testing

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "ab", 2), ("list", "list", 0), ("lst", "list", 1),
    ("lsit", "list", 1), ("list", "lost", 1), ("ab", "ba", 1), ("ca", "abc", 3),
    ("kitten", "sitting", 3),
    ("abcd", "badc", 2), ("é", "e\u{301}", 0),
  ])
  func distance(first: String, second: String, expected: Int) {
    #expect(EditDistance.between(first, second, limit: 5) == expected)
    #expect(EditDistance.between(second, first, limit: 5) == expected)
    if expected > 0 {
      #expect(EditDistance.between(first, second, limit: expected - 1) == nil)
    }
    #expect(EditDistance.between(first, second, limit: expected) == expected)
  }

  @Test func bounds() {
    let long = String(repeating: "a", count: 200)
    #expect(EditDistance.between(long, long, limit: 2) == nil)
    #expect(EditDistance.between("a", "a", limit: -1) == nil)
  }

  @Test(arguments: [
    ("lst", ["list"]), ("lis", ["list"]), ("LIST", ["list"]), ("shwo", ["show"]), ("xyz", []),
    ("", []),
    ("ne", ["new"]), ("x", []), ("remov", ["remove"]), ("archive-export", ["archive"]),
  ])
  func suggestions(word: String, expected: [String]) {
    let names = ["list", "show", "new", "remove", "archive"]
    #expect(Suggestions.nearest(to: word, among: names) == expected)
  }

  @Test func tiesKeepTheOrder() {
    #expect(
      Suggestions.nearest(to: "cat", among: ["car", "cap", "bat", "dog"]) == ["car", "cap", "bat"])
    #expect(Suggestions.nearest(to: "cat", among: ["car", "car"]) == ["car"])
  }
}
