/// Functions on text.
extension FunctionTable {
  static let textFunctions: [String: FormFunction] = [
    "string": .init(0...1, .text) { call throws(ExpressionError) in
      .text(try call.textOrContext())
    },
    "concat": .init(0...FormFunction.many, .text) { call throws(ExpressionError) in
      .text(try call.texts(from: 0).joined())
    },
    "join": .init(1...FormFunction.many, .text) { call throws(ExpressionError) in
      .text(try call.texts(from: 1).joined(separator: try call.text(0)))
    },
    "substr": .init(2...3, .text) { call throws(ExpressionError) in
      .text(try slice(call))
    },
    "substring": .init(2...3, .text) { call throws(ExpressionError) in
      .text(try substring(call))
    },
    "substring-before": .init(2...2, .text) { call throws(ExpressionError) in
      let text = try call.text(0)
      return .text(
        text.range(ofScalars: try call.text(1)).map { String(text[..<$0.lowerBound]) } ?? "")
    },
    "substring-after": .init(2...2, .text) { call throws(ExpressionError) in
      let text = try call.text(0)
      return .text(
        text.range(ofScalars: try call.text(1)).map { String(text[$0.upperBound...]) } ?? "")
    },
    "translate": .init(3...3, .text) { call throws(ExpressionError) in
      .text(translate(try call.text(0), try call.text(1), try call.text(2)))
    },
    // Counts Unicode scalars, the characters of XML; other clients count UTF-16
    // units, so that their lengths differ beyond the basic plane.
    "string-length": .init(0...1, .number) { call throws(ExpressionError) in
      .number(Double(try call.textOrContext().unicodeScalars.count))
    },
    "normalize-space": .init(0...1, .text) { call throws(ExpressionError) in
      let words = try call.textOrContext().unicodeScalars.split(whereSeparator: NameRules.isSpace)
      return .text(words.map { String($0) }.joined(separator: " "))
    },
    "contains": .init(2...2, .truth) { call throws(ExpressionError) in
      .truth(try call.text(0).range(ofScalars: try call.text(1)) != nil)
    },
    "starts-with": .init(2...2, .truth) { call throws(ExpressionError) in
      .truth(try call.text(0).utf8.starts(with: try call.text(1).utf8))
    },
    "ends-with": .init(2...2, .truth) { call throws(ExpressionError) in
      .truth(try call.text(0).utf8.reversed().starts(with: try call.text(1).utf8.reversed()))
    },
    // The whole text must match, as the field's documentation says.
    "regex": .init(2...2, .truth) { call throws(ExpressionError) in
      let text = try call.text(0)
      do {
        return .truth(try BoundedRegex(try call.text(1)).matchesWhole(text))
      } catch let error as BoundedRegex.Failure {
        throw ExpressionError(.type, call.arguments[1].span, error.message)
      } catch let error as ExpressionError {
        throw error
      } catch {
        throw call.failure(.type, "the pattern cannot be read")
      }
    },
    "upper-case": .init(1...1, .text) { call throws(ExpressionError) in
      .text(try call.text(0).uppercased())
    },
    "lower-case": .init(1...1, .text) { call throws(ExpressionError) in
      .text(try call.text(0).lowercased())
    },
    "jr:itext": .init(1...1, .text) { call throws(ExpressionError) in
      let id = try call.text(0)
      guard let text = call.context.host.translation(id) else {
        throw call.failure(.unknownInstance, "there is no translated text of this id")
      }
      return text
    },
    "version": .init(0...0, .text) { call throws(ExpressionError) in
      .text(call.context.host.formVersion)
    },
    "property": .init(1...1, .text) { call throws(ExpressionError) in
      .text(call.context.host.environment.properties[try call.text(0)] ?? "")
    },
  ]

  /// `substr(text, start, end?)`: from 0, end exclusive, negative from the end.
  private static func slice(_ call: FunctionCall) throws(ExpressionError) -> String {
    let characters = Array(try call.text(0).unicodeScalars)
    func bound(_ number: Double, _ missing: Int) -> Int {
      guard !number.isNaN else { return missing }
      let clipped = max(min(number, 1e9), -1e9)
      let index = Int(clipped) + (clipped < 0 ? characters.count : 0)
      return max(0, min(index, characters.count))
    }
    let start = bound(try call.number(1), 0)
    let end = call.count > 2 ? bound(try call.number(2), characters.count) : characters.count
    return start < end ? String(String.UnicodeScalarView(characters[start..<end])) : ""
  }

  /// XPath's `substring(text, from, length?)`: from 1, with its rounding rule.
  private static func substring(_ call: FunctionCall) throws(ExpressionError) -> String {
    let characters = Array(try call.text(0).unicodeScalars)
    let first = (try call.number(1) + 0.5).rounded(.down)
    var last = Double.infinity
    if call.count > 2 { last = first + (try call.number(2) + 0.5).rounded(.down) }
    let kept = characters.enumerated().filter { offset, _ in
      Double(offset + 1) >= first && Double(offset + 1) < last
    }
    return String(String.UnicodeScalarView(kept.map(\.element)))
  }

  private static func translate(_ text: String, _ from: String, _ to: String) -> String {
    let targets = Array(to.unicodeScalars)
    var table: [Unicode.Scalar: Unicode.Scalar?] = [:]
    for (index, scalar) in from.unicodeScalars.enumerated() where table[scalar] == nil {
      table[scalar] = .some(index < targets.count ? targets[index] : nil)
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch table[scalar] {
      case .none: result.append(scalar)
      case .some(.none): continue
      case .some(.some(let target)): result.append(target)
      }
    }
    return String(result)
  }
}

extension String {
  /// The first place where the same Unicode scalars stand, without any folding.
  func range(ofScalars other: String) -> Range<String.Index>? {
    if other.isEmpty { return startIndex..<startIndex }
    let needle = Array(other.utf8)
    let hay = Array(utf8)
    guard needle.count <= hay.count else { return nil }
    for start in 0...(hay.count - needle.count)
    where hay[start] == needle[0] && hay[start..<start + needle.count].elementsEqual(needle) {
      let lower = utf8.index(utf8.startIndex, offsetBy: start)
      return lower..<utf8.index(lower, offsetBy: needle.count)
    }
    return nil
  }
}
