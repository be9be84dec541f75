import FrunArguments
import Testing

@Suite struct WordSplitterTests {
  typealias Form = ArgumentToken.Form

  @Test(
    arguments: [
      ([], []), (["a"], [.word("a")]), (["--name"], [.long(name: "name", value: nil)]),
      (["--name=v"], [.long(name: "name", value: "v")]),
      (["--name="], [.long(name: "name", value: "")]),
      (["--a=b=c"], [.long(name: "a", value: "b=c")]), (["-n"], [.pack("n")]),
      (["-abc"], [.pack("abc")]), (["-n=5"], [.pack("n=5")]),
      (["-"], [.word("-")]), (["-5"], [.word("-5")]), (["-0.5"], [.word("-0.5")]),
      (["-.5"], [.word("-.5")]), (["-.x"], [.pack(".x")]),
      (["--"], [.terminator]),
      (["--", "--a", "-b", "--"], [.terminator, .word("--a"), .word("-b"), .word("--")]),
      ([""], [.word("")]), (["--=x"], [.long(name: "", value: "x")]),
      (["---x"], [.long(name: "-x", value: nil)]),
      (["–x"], [.word("–x")]), (["-é"], [.pack("é")]),
      (["--naïve"], [.long(name: "naïve", value: nil)]),
    ] as [([String], [Form])])
  func splits(words: [String], expected: [Form]) {
    let tokens = WordSplitter.split(words)
    #expect(tokens.map(\.form) == expected)
    #expect(tokens.map(\.index) == Array(words.indices))
  }
}
