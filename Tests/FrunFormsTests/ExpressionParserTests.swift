import Testing

@testable import FrunForms

@Suite struct ExpressionParserTests {
  @Test func depthIsBounded() {
    #expect(throws: ExpressionError.self) {
      try ExpressionParser.parse(String(repeating: "(", count: 5000) + "1")
    }
  }
}
