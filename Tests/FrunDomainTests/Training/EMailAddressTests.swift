import FrunDomain
import Testing

@Suite("What can be an e-mail address")
struct EMailAddressTests {
  @Test(
    "addresses",
    arguments: ["a@b.org", "sam.doe+x@mail.example.org", "سلمى@مثال.إختبار", "o'neil@a-b.co"])
  func plausible(_ text: String) { #expect(EMailAddress.isPlausible(text)) }

  @Test(
    "what is none",
    arguments: [
      "", "notanemail", "@b.org", "a@", "a@b", "a@b..org", "a@@b.org", "a b@c.org",
      "a@b.org, c@d.org", "Sam <a@b.org>", "a@b.org\u{0}",
      String(repeating: "a", count: 300) + "@b.org",
    ])
  func not(_ text: String) { #expect(!EMailAddress.isPlausible(text)) }
}
