import Glibc

/// Functions on numbers.
extension FunctionTable {
  static let numberFunctions: [String: FormFunction] = {
    var table: [String: FormFunction] = [
      "number": .init(0...1, .number) { call throws(ExpressionError) in
        .number(try numberOrContext(call))
      },
      "int": .init(1...1, .number) { call throws(ExpressionError) in
        .number(try call.number(0).rounded(.towardZero))
      },
      "round": .init(1...2, .number) { call throws(ExpressionError) in
        let places = call.count > 1 ? try call.number(1) : 0
        return .number(FormNumber.round(try call.number(0), places: places))
      },
      "pow": .init(2...2, .number) { call throws(ExpressionError) in
        .number(pow(try call.number(0), try call.number(1)))
      },
      "atan2": .init(2...2, .number) { call throws(ExpressionError) in
        .number(atan2(try call.number(0), try call.number(1)))
      },
      "pi": .init(0...0, .number) { _ throws(ExpressionError) in .number(.pi) },
      "random": .init(0...0, .number) { call throws(ExpressionError) in
        .number(Double(call.context.host.environment.random() >> 11) * 0x1p-53)
      },
      "sum": .init(1...1, .number) { call throws(ExpressionError) in
        .number(try numbers(call).reduce(0, +))
      },
      "max": .init(1...FormFunction.many, .number) { call throws(ExpressionError) in
        .number(extreme(try numbers(call), by: >))
      },
      "min": .init(1...FormFunction.many, .number) { call throws(ExpressionError) in
        .number(extreme(try numbers(call), by: <))
      },
    ]
    let unary: [(String, @Sendable (Double) -> Double)] = [
      ("abs", { abs($0) }), ("floor", { $0.rounded(.down) }), ("ceiling", { $0.rounded(.up) }),
      ("sqrt", { $0.squareRoot() }), ("exp", { exp($0) }), ("exp10", { pow(10, $0) }),
      ("log", { log($0) }), ("log10", { log10($0) }), ("sin", { sin($0) }), ("cos", { cos($0) }),
      ("tan", { tan($0) }), ("asin", { asin($0) }), ("acos", { acos($0) }), ("atan", { atan($0) }),
    ]
    for (name, function) in unary {
      table[name] = .init(1...1, .number) { call throws(ExpressionError) in
        .number(function(try call.number(0)))
      }
    }
    return table
  }()

  private static func numberOrContext(_ call: FunctionCall) throws(ExpressionError) -> Double {
    call.count > 0
      ? try call.number(0) : call.context.number(call.context.tree.text(call.context.node))
  }

  /// The numbers of all arguments. An unanswered question is left out rather
  /// than turning the whole result into NaN; a text that is no number is not.
  private static func numbers(_ call: FunctionCall) throws(ExpressionError) -> [Double] {
    if call.name == "sum" {
      return try call.nodes(0).map(call.context.tree.text).filter { !$0.isEmpty }
        .map(call.context.number)
    }
    var numbers: [Double] = []
    for index in call.arguments.indices {
      let value = try call.value(index)
      if case .nodes(let nodes) = value {
        for node in nodes where call.context.tree.isRelevant(node) {
          let text = call.context.tree.text(node)
          if !text.isEmpty { numbers.append(call.context.number(text)) }
        }
      } else if case .text("") = value {
        continue
      } else {
        numbers.append(call.context.number(value))
      }
    }
    return numbers
  }

  private static func extreme(_ numbers: [Double], by wins: (Double, Double) -> Bool) -> Double {
    guard var best = numbers.first, !numbers.contains(where: \.isNaN) else { return .nan }
    for number in numbers.dropFirst() where wins(number, best) { best = number }
    return best
  }
}
