import FrunArguments
import Testing

@Suite struct ParserTests {
  @Test func typedKeysReadWhatWasTyped() throws {
    let arguments = try #require(Sample.arguments("case list -n 5 -t a --tag=b --no-archived -vv"))
    #expect(arguments.command == ["case", "list"])
    #expect(arguments[Sample.limit] == 5)
    #expect(arguments[Sample.tags] == ["a", "b"])
    #expect(arguments[Sample.archived] == false)
    #expect(arguments[Sample.verbose] == 2)
    #expect(arguments[Sample.since] == nil)
    #expect(arguments[Sample.color] == .auto)
    #expect(arguments[Sample.json] == false)
  }
}
