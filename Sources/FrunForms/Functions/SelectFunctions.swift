/// Functions on answers of select questions: names separated by spaces.
extension FunctionTable {
  static let selectFunctions: [String: FormFunction] = [
    "selected": .init(2...2, .truth) { call throws(ExpressionError) in
      let wanted = try call.text(1).words.joined(separator: " ")
      return .truth(try call.text(0).words.contains(wanted))
    },
    "selected-at": .init(2...2, .text) { call throws(ExpressionError) in
      let words = try call.text(0).words
      let index = try call.number(1).rounded(.towardZero)
      return .text(index >= 0 && index < Double(words.count) ? words[Int(index)] : "")
    },
    "count-selected": .init(1...1, .number) { call throws(ExpressionError) in
      .number(Double(try call.text(0).words.count))
    },
    "jr:choice-name": .init(2...2, .text) { call throws(ExpressionError) in
      let value = try call.text(0)
      let label = call.context.host.choiceLabel(
        value, question: try call.text(1), context: call.context)
      return .text(label ?? value)
    },
  ]
}

extension String {
  /// The parts between runs of white space.
  var words: [String] {
    unicodeScalars.split(whereSeparator: NameRules.isSpace).map { String($0) }
  }
}
