/// Reads an expression by operator precedence (Pratt), with bounded depth.
package struct ExpressionParser {
  private let tokens: [Token]
  private var index = 0
  private var depth = 0

  /// Deepest nesting that is accepted; protects the stack from hostile cells.
  package static let deepest = 100
  /// Highest tree that is accepted; a long `a + b + c …` grows the tree too.
  package static let highest = 600

  /// Parses the text of one cell.
  ///
  /// Throws `ExpressionError` with the position in the author's text.
  package static func parse(_ text: String) throws(ExpressionError) -> Expression {
    var parser = ExpressionParser(tokens: try ExpressionLexer.tokens(of: text))
    if parser.current.kind == .end {
      throw ExpressionError(.syntax, 0..<max(1, text.unicodeScalars.count), "nothing is written")
    }
    let expression = try parser.expression(0)
    guard parser.current.kind == .end else {
      throw ExpressionError(
        .syntax, parser.current.span,
        "\(parser.current.described) is not expected here; an operator or the end should follow")
    }
    return expression
  }

  private init(tokens: [Token]) { self.tokens = tokens }

  private var current: Token { tokens[min(index, tokens.count - 1)] }
  private func ahead(_ count: Int) -> Token { tokens[min(index + count, tokens.count - 1)] }
  private mutating func advance() { index += 1 }

  private func isSymbol(_ symbol: String) -> Bool { current.kind == .symbol(symbol) }

  private mutating func expect(_ symbol: String, _ reason: String) throws(ExpressionError) {
    guard isSymbol(symbol) else {
      throw ExpressionError(
        .syntax, place, "“\(symbol)” is missing \(reason), but \(current.described) follows")
    }
    advance()
  }

  /// The current token's place; the end of text is shown under its last character.
  private var place: Range<Int> {
    let span = current.span
    return span.isEmpty ? max(0, span.lowerBound - 1)..<max(1, span.lowerBound) : span
  }

  private mutating func nested<Result>(
    _ body: (inout ExpressionParser) throws(ExpressionError) -> Result
  ) throws(ExpressionError) -> Result {
    guard depth < Self.deepest else {
      throw ExpressionError(.limit, place, "the nesting is deeper than \(Self.deepest) levels")
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// After an operand, names such as `and` and the star are operators.
  private var infix: BinaryOperator? {
    switch current.kind {
    case .symbol(let symbol): BinaryOperator(rawValue: symbol)
    case .name("or"): .or
    case .name("and"): .and
    case .name("div"): .divide
    case .name("mod"): .modulo
    default: nil
    }
  }

  private mutating func expression(_ minimum: Int) throws(ExpressionError) -> Expression {
    try nested { (parser) throws(ExpressionError) in
      var left = try parser.unary()
      // Chains of one operator grow the tree to the left without growing the
      // stack here; the evaluator recurses, so the height is bounded too.
      while let infix = parser.infix, infix.precedence > minimum {
        if left.height > Self.highest {
          throw ExpressionError(.limit, parser.place, "more than \(Self.highest) nested operators")
        }
        parser.advance()
        let right = try parser.expression(infix.precedence)
        left = Expression(
          .binary(infix, left, right), left.span.lowerBound..<right.span.upperBound)
      }
      return left
    }
  }

  private mutating func unary() throws(ExpressionError) -> Expression {
    guard isSymbol("-") else { return try pathExpression() }
    let start = current.span.lowerBound
    advance()
    // Unary minus binds tighter than every operator except the union.
    let operand = try expression(7)
    return Expression(.negate(operand), start..<operand.span.upperBound)
  }

  private mutating func pathExpression() throws(ExpressionError) -> Expression {
    let start = current.span.lowerBound
    if isSymbol("/") || isSymbol("//") || startsStep {
      return try locationPath(start)
    }
    var base = try primary()
    var predicates: [Expression] = []
    while isSymbol("[") { predicates.append(try predicate()) }
    if !predicates.isEmpty {
      base = Expression(.filter(base, predicates), start..<tokens[index - 1].span.upperBound)
    }
    guard isSymbol("/") || isSymbol("//") else { return base }
    var path = LocationPath(start: .expression(base), steps: [])
    try steps(into: &path)
    return Expression(.path(path), start..<tokens[index - 1].span.upperBound)
  }

  /// Whether the current token opens a step rather than a primary expression.
  private var startsStep: Bool {
    switch current.kind {
    case .symbol("."), .symbol(".."), .symbol("@"), .symbol("*"): return true
    case .name(let name):
      if ahead(1).kind == .symbol("::") { return true }
      guard ahead(1).kind == .symbol("(") else { return true }
      return Self.nodeTypes.contains(name)
    default: return false
    }
  }

  private static let nodeTypes: Set<String> = ["node", "text", "comment", "processing-instruction"]

  private mutating func primary() throws(ExpressionError) -> Expression {
    let token = current
    switch token.kind {
    case .text(let text):
      advance()
      return Expression(.text(text), token.span)
    case .number(let number):
      advance()
      return Expression(.number(number), token.span)
    case .reference(let reference):
      advance()
      return Expression(.reference(reference), token.span)
    case .symbol("("):
      advance()
      let inner = try expression(0)
      try expect(")", "after the parenthesis")
      return inner
    case .name(let name): return try call(name, token.span)
    default:
      throw ExpressionError(
        .syntax, place, "a value, a reference or a function is expected, not \(token.described)")
    }
  }

  private mutating func call(
    _ name: String, _ span: Range<Int>
  ) throws(ExpressionError) -> Expression {
    advance()
    try expect("(", "after the function name")
    var arguments: [Expression] = []
    if !isSymbol(")") {
      arguments.append(try expression(0))
      while isSymbol(",") {
        advance()
        arguments.append(try expression(0))
      }
    }
    try expect(")", "at the end of \(name)(…)")
    if arguments.count > 1_000 {
      throw ExpressionError(.limit, span, "more than 1000 arguments")
    }
    return Expression(
      .call(name, arguments), span.lowerBound..<tokens[index - 1].span.upperBound)
  }

  private mutating func predicate() throws(ExpressionError) -> Expression {
    try expect("[", "before the condition")
    let condition = try expression(0)
    try expect("]", "after the condition")
    return condition
  }

  private mutating func locationPath(_ start: Int) throws(ExpressionError) -> Expression {
    var path = LocationPath(start: .context, steps: [])
    if isSymbol("/") || isSymbol("//") {
      path.start = .root
      if isSymbol("/") {
        advance()
        if !startsStep {
          return Expression(.path(path), start..<tokens[index - 1].span.upperBound)
        }
        path.steps.append(try step())
      }
    } else {
      path.steps.append(try step())
    }
    try steps(into: &path)
    return Expression(.path(path), start..<tokens[index - 1].span.upperBound)
  }

  private mutating func steps(into path: inout LocationPath) throws(ExpressionError) {
    while isSymbol("/") || isSymbol("//") {
      if isSymbol("//") {
        path.steps.append(PathStep(axis: .descendantOrSelf, test: .node, predicates: []))
      }
      advance()
      path.steps.append(try step())
      if path.steps.count > 200 {
        throw ExpressionError(.limit, place, "more than 200 steps in one path")
      }
    }
  }

  private mutating func step() throws(ExpressionError) -> PathStep {
    if isSymbol(".") || isSymbol("..") {
      let step = isSymbol(".") ? PathStep.itself : PathStep.parent
      advance()
      // The grammar allows no condition after an abbreviated step, but forms
      // in the field write `.[x]` and the generated XForms do too.
      var result = step
      while isSymbol("[") { result.predicates.append(try predicate()) }
      return result
    }
    var axis = PathAxis.child
    if isSymbol("@") {
      axis = .attribute
      advance()
    } else if case .name(let name) = current.kind, ahead(1).kind == .symbol("::") {
      guard let named = PathAxis(rawValue: name) else {
        throw ExpressionError(.syntax, current.span, "there is no axis “\(name)”")
      }
      axis = named
      advance()
      advance()
    }
    let test = try nodeTest()
    var result = PathStep(axis: axis, test: test, predicates: [])
    while isSymbol("[") { result.predicates.append(try predicate()) }
    return result
  }

  private mutating func nodeTest() throws(ExpressionError) -> NodeTest {
    let token = current
    switch token.kind {
    case .symbol("*"):
      advance()
      return .anyName(prefix: nil)
    case .name(let name):
      advance()
      if isSymbol("("), Self.nodeTypes.contains(name) { return try nodeType(name) }
      guard let colon = name.firstIndex(of: ":") else { return .name(prefix: nil, local: name) }
      let local = String(name[name.index(after: colon)...])
      let prefix = String(name[..<colon])
      return local == "*" ? .anyName(prefix: prefix) : .name(prefix: prefix, local: local)
    default:
      throw ExpressionError(
        .syntax, place, "a name is expected in the path, not \(token.described)")
    }
  }

  private mutating func nodeType(_ name: String) throws(ExpressionError) -> NodeTest {
    try expect("(", "after \(name)")
    var target: String?
    if case .text(let text) = current.kind {
      guard name == "processing-instruction" else {
        throw ExpressionError(.syntax, current.span, "\(name)() takes no argument")
      }
      target = text
      advance()
    }
    try expect(")", "after \(name)(")
    switch name {
    case "text": return .text
    case "comment": return .comment
    case "processing-instruction": return .instruction(target)
    default: return .node
    }
  }
}
