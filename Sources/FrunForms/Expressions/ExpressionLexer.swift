/// Splits an expression into tokens. Names follow XML's rule, so `a-b` is one
/// name and `a - b` a subtraction (XPath 1.0 section 3.7).
struct ExpressionLexer {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  /// Whether the token before can end a value, so that an operator must follow.
  private var followsOperand = false

  /// Longest accepted expression, in Unicode scalars.
  static let longest = 32_768

  init(_ text: String) throws(ExpressionError) {
    // Four bytes a scalar at most: a cell of megabytes is not even taken apart.
    let isLong = text.utf8.count > 4 * Self.longest
    scalars = isLong ? [] : Array(text.unicodeScalars)
    if isLong || scalars.count > Self.longest {
      throw ExpressionError(
        .limit, 0..<1, "the expression is longer than \(Self.longest) characters")
    }
  }

  static func tokens(of text: String) throws(ExpressionError) -> [Token] {
    var lexer = try ExpressionLexer(text)
    var tokens: [Token] = []
    while let token = try lexer.next() {
      tokens.append(token)
      lexer.followsOperand = token.endsOperand
    }
    tokens.append(Token(kind: .end, span: lexer.scalars.count..<lexer.scalars.count))
    return tokens
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    position + ahead < scalars.count ? scalars[position + ahead] : nil
  }

  private mutating func next() throws(ExpressionError) -> Token? {
    while let scalar = peek(), NameRules.isSpace(scalar) { position += 1 }
    guard let first = peek() else { return nil }
    let start = position
    switch first {
    case "'", "\"": return try quoted(first, start)
    case "$": return try reference(start)
    case "0"..."9": return number(start)
    case ".":
      if let digit = peek(1), ("0"..."9").contains(digit) { return number(start) }
      return symbol(peek(1) == "." ? 2 : 1, start)
    case "(", ")", "[", "]", "@", ",", "|", "+", "-", "=", "*": return symbol(1, start)
    case "/": return symbol(peek(1) == "/" ? 2 : 1, start)
    case "<", ">": return symbol(peek(1) == "=" ? 2 : 1, start)
    case "!" where peek(1) == "=": return symbol(2, start)
    case ":" where peek(1) == ":": return symbol(2, start)
    default:
      guard NameRules.isStart(first) else {
        throw ExpressionError(.syntax, start..<start + 1, "“\(first)” cannot stand here")
      }
      return name(start)
    }
  }

  private mutating func symbol(_ length: Int, _ start: Int) -> Token {
    position = start + length
    return Token(kind: .symbol(string(start..<position)), span: start..<position)
  }

  private func string(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  private mutating func quoted(
    _ quote: Unicode.Scalar, _ start: Int
  ) throws(ExpressionError) -> Token {
    position += 1
    while let scalar = peek(), scalar != quote { position += 1 }
    guard peek() == quote else {
      throw ExpressionError(.syntax, start..<scalars.count, "the quotation mark is never closed")
    }
    position += 1
    return Token(kind: .text(string(start + 1..<position - 1)), span: start..<position)
  }

  private mutating func number(_ start: Int) -> Token {
    while let scalar = peek(), ("0"..."9").contains(scalar) { position += 1 }
    if peek() == "." {
      position += 1
      while let scalar = peek(), ("0"..."9").contains(scalar) { position += 1 }
    }
    var value = FormNumber.parse(string(start..<position))
    // An exponent is no part of XPath 1.0, but what computers print has one.
    var end = position
    if let mark = peek(), mark == "e" || mark == "E" {
      end += 1
      if end < scalars.count, scalars[end] == "-" || scalars[end] == "+" { end += 1 }
      let digits = end
      while end < scalars.count, ("0"..."9").contains(scalars[end]) { end += 1 }
      let isName = end < scalars.count && NameRules.isPart(scalars[end])
      if end > digits, !isName, let number = Double(string(start..<end)) {
        value = number
        position = end
      }
    }
    return Token(kind: .number(value), span: start..<position)
  }

  private mutating func name(_ start: Int) -> Token {
    advanceName()
    // `1 div2`: after a value a name can only be an operator.
    if followsOperand {
      for word in ["and", "or", "div", "mod"] {
        let end = start + word.count
        if position > end, string(start..<end) == word, ("0"..."9").contains(scalars[end]) {
          position = end
          return Token(kind: .name(word), span: start..<end)
        }
      }
    }
    // One colon joins a prefix to a local name; two make an axis.
    if peek() == ":", let after = peek(1), after != ":", NameRules.isStart(after) || after == "*" {
      position += 1
      if after == "*" { position += 1 } else { advanceName() }
    }
    return Token(kind: .name(string(start..<position)), span: start..<position)
  }

  private mutating func advanceName() {
    while let scalar = peek(), NameRules.isPart(scalar) { position += 1 }
  }

  private mutating func reference(_ start: Int) throws(ExpressionError) -> Token {
    guard peek(1) == "{" else {
      throw ExpressionError(.syntax, start..<start + 1, "a reference is written ${name}")
    }
    guard let close = scalars[start...].firstIndex(of: "}") else {
      throw ExpressionError(.syntax, start..<scalars.count, "“${” is never closed")
    }
    var name = string(start + 2..<close)
    var isLastSaved = false
    let prefix = "last-saved#"
    if name.hasPrefix(prefix) {
      isLastSaved = true
      name.removeFirst(prefix.count)
    }
    guard NameRules.isName(name) else {
      throw ExpressionError(
        .syntax, start..<close + 1, "only the name of a question may stand inside ${…}")
    }
    position = close + 1
    return Token(
      kind: .reference(FormReference(name: name, isLastSaved: isLastSaved)), span: start..<position)
  }
}

/// Which names are allowed: a letter or underscore, then letters, digits, `_`, `-`, `.`.
///
/// Source: Namespaces in XML 1.0, NCName, as XLSForm uses it for questions.
package enum NameRules {
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }

  static func isStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "_": true
    case "\u{C0}"..."\u{D6}", "\u{D8}"..."\u{F6}", "\u{F8}"..."\u{2FF}", "\u{370}"..."\u{37D}",
      "\u{37F}"..."\u{1FFF}", "\u{200C}"..."\u{200D}", "\u{2070}"..."\u{218F}",
      "\u{2C00}"..."\u{2FEF}", "\u{3001}"..."\u{D7FF}", "\u{F900}"..."\u{FDCF}",
      "\u{FDF0}"..."\u{FFFD}", "\u{10000}"..."\u{EFFFF}":
      true
    default: false
    }
  }

  static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "-", ".", "\u{B7}", "\u{300}"..."\u{36F}", "\u{203F}"..."\u{2040}": true
    default: isStart(scalar)
    }
  }

  /// Whether the whole text is a name without a colon.
  package static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isStart(first) else { return false }
    return text.unicodeScalars.allSatisfy(isPart)
  }
}
