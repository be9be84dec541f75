import Testing

@testable import FrunForms

@Suite struct ExpressionParserTests {
  /// Texts, with the scalar offset the error must point at.
  @Test(arguments: [
    ("", 0), ("1 +", 2), ("if(1, 2, 3", 9), ("'open", 0), ("a b", 2), ("${1x}", 0), ("${name", 0),
    ("$name", 0), ("1 ! 2", 2), ("concat('a' 'b')", 11), ("(1", 1), ("/data/[1]", 6), ("£", 0),
    ("following-siblings::a", 0), ("selected(${a}, 'b'))", 19),
  ])
  func errorsPointAtTheirPlace(text: String, offset: Int) throws {
    let error = #expect(throws: ExpressionError.self) { try ExpressionParser.parse(text) }
    #expect(error?.span.lowerBound == offset, "\(String(describing: error))")
  }

  @Test(arguments: [
    (String(repeating: "(", count: 5_000) + "1"),
    (String(repeating: "-", count: 5_000) + "1"),
    (Array(repeating: "1", count: 3_000).joined(separator: "+")),
    (String(repeating: "a[", count: 3_000)),
    (String(repeating: "f(", count: 3_000)),
    (String(repeating: "x", count: 40_000)),
  ])
  func sizeAndDepthAreBounded(text: String) {
    let error = #expect(throws: ExpressionError.self) { try ExpressionParser.parse(text) }
    #expect(error?.code == .limit || error?.code == .syntax)
  }

  @Test func longButSensibleExpressionsAreAccepted() throws {
    let sum = Array(repeating: "${q}", count: 300).joined(separator: " + ")
    #expect(try ExpressionParser.parse(sum).height > 290)
  }

  @Test func namesAndOperatorsAreToldApart() throws {
    #expect(try ExpressionParser.parse("a-b").children.isEmpty)
    #expect(try ExpressionParser.parse("a - b").children.count == 2)
    #expect(try ExpressionParser.parse("div div div").children.count == 2)
    #expect(try ExpressionParser.parse("* * *").children.count == 2)
    #expect(try ExpressionParser.parse("1div2").children.count == 2)
  }

  @Test func referencesKeepTheirPlaceInTheCell() throws {
    let expression = try ExpressionParser.parse("selected(${who}, 'ä') and ${age} < 5")
    var spans: [Range<Int>] = []
    expression.visit { if case .reference = $0.kind { spans.append($0.span) } }
    #expect(spans == [9..<15, 26..<32])
  }

  /// Nothing that can be typed into a cell may end the program.
  @Test func anyTextIsReadOrRefused() {
    let seed: UInt64 = 7
    let generator = SharedGenerator(seed: seed)
    let pieces = [
      "(", ")", "[", "]", "/", "//", "..", ".", "@", "*", "|", "-", "+", "<", "<=", "!=", "=", ",",
      "'", "\"", "${a}", "${", "}", "1", "1.5", "a", "if", "selected", "and", "div", " ", "::",
      "child", "node()", "ሰላም", "👪", "\u{0}", "1e5",
    ]
    for _ in 0..<3_000 {
      let count = Int(generator.next() % 12)
      let text = (0..<count).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }
        .joined()
      do {
        _ = try ExpressionParser.parse(text)
      } catch {
        #expect(
          error.span.lowerBound >= 0
            && error.span.upperBound <= max(1, text.unicodeScalars.count), "seed \(seed): \(text)")
      }
    }
  }
}
