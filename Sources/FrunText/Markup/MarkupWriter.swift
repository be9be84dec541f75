/// Writes markup as text that is well-formed XML and valid HTML: every element is closed, every
/// attribute quoted, and the same pieces always give the same bytes.
struct MarkupWriter {
  private(set) var text = ""

  mutating func write(_ piece: Markup, level: Int = 0) {
    switch piece {
    case .text(let characters): text += Self.escaped(characters, inAttribute: false)
    case .fragment(let pieces): for one in pieces { write(one, level: level) }
    case .element(let tag, let attributes, let content):
      open(tag, attributes)
      let content = Self.flat(content)
      if tag.isVoid || content.isEmpty { return close(tag) }
      if content.contains(where: Self.isInline) {
        for one in content { write(one, level: level) }
      } else {
        for one in content {
          breakLine(level + 1)
          write(one, level: level + 1)
        }
        breakLine(level)
      }
      close(tag)
    }
  }

  /// Writes an element whose content is neither text nor elements, but text of the program that
  /// HTML and XML read alike because it holds no `<` and no `&`.
  mutating func writeStyle(_ rules: StaticString, level: Int) {
    open(.style, [])
    for line in "\(rules)".split(separator: "\n") {
      breakLine(level + 1)
      text += line.filter { $0 != "<" && $0 != "&" }
    }
    breakLine(level)
    close(.style)
  }

  mutating func open(_ tag: MarkupTag, _ attributes: [Markup.Attribute]) {
    text += "<\(tag.name)"
    for attribute in attributes {
      text += " \(attribute.name.name)=\"\(Self.escaped(attribute.value, inAttribute: true))\""
    }
    text += tag.isVoid ? "/>" : ">"
  }

  mutating func close(_ tag: MarkupTag) {
    if !tag.isVoid { text += "</\(tag.name)>" }
  }

  mutating func breakLine(_ level: Int) {
    text += "\n" + String(repeating: "  ", count: min(level, 40))
  }

  private static func flat(_ pieces: [Markup]) -> [Markup] {
    pieces.flatMap { piece in
      if case .fragment(let inner) = piece { flat(inner) } else { [piece] }
    }
  }

  private static func isInline(_ piece: Markup) -> Bool {
    switch piece {
    case .text: true
    case .element(let tag, _, _): tag.isInline
    case .fragment(let pieces): pieces.contains(where: isInline)
    }
  }

  /// The characters as XML and HTML write them. What XML 1.0 (2.2) does not allow becomes U+FFFD;
  /// direction controls are paired, so that none reaches beyond its own text.
  static func escaped(_ characters: String, inAttribute: Bool) -> String {
    var result = ""
    for scalar in BidirectionalText.balanced(characters).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where inAttribute: result += "&quot;"
      case "\t" where inAttribute, "\n" where inAttribute, "\r" where inAttribute: result += " "
      case "\r": continue
      case "\t", "\n": result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
    case let value: value & 0xFFFE != 0xFFFE
    }
  }
}
