/// Conditions, choices between values, check-lists.
extension FunctionTable {
  static let truthFunctions: [String: FormFunction] = [
    "true": .init(0...0, .truth) { _ throws(ExpressionError) in .truth(true) },
    "false": .init(0...0, .truth) { _ throws(ExpressionError) in .truth(false) },
    "not": .init(1...1, .truth) { call throws(ExpressionError) in .truth(!(try call.truth(0))) },
    "boolean": .init(1...1, .truth) { call throws(ExpressionError) in .truth(try call.truth(0)) },
    // Letter case counts, as the specification says.
    "boolean-from-string": .init(1...1, .truth) { call throws(ExpressionError) in
      let text = try call.text(0)
      return .truth(text == "true" || text == "1")
    },
    // Only the branch that is chosen is evaluated; the result keeps its kind.
    "if": .init(3...3, .any) { call throws(ExpressionError) in
      try call.value(try call.truth(0) ? 1 : 2)
    },
    // CommCare's form of a chain of conditions.
    "cond": .init(3...FormFunction.many, .any) { call throws(ExpressionError) in
      guard call.count % 2 == 1 else {
        throw call.failure(.arity, "cond() takes pairs of condition and value, then one value")
      }
      var index = 0
      while index + 1 < call.count {
        if try call.truth(index) { return try call.value(index + 1) }
        index += 2
      }
      return try call.value(call.count - 1)
    },
    // The first value that says anything; NaN says nothing.
    "coalesce": .init(1...FormFunction.many, .any) { call throws(ExpressionError) in
      for index in 0..<(call.count - 1) {
        let value = try call.value(index)
        if case .number(let number) = value, number.isNaN { continue }
        if call.context.text(value).isEmpty { continue }
        return value
      }
      return try call.value(call.count - 1)
    },
    "once": .init(1...1, .any) { call throws(ExpressionError) in
      let present = call.context.tree.text(call.context.node)
      if !present.isEmpty { return .text(present) }
      let value = try call.value(0)
      if case .number(let number) = value, number.isNaN { return .text("") }
      return value
    },
    "checklist": .init(3...FormFunction.many, .truth) { call throws(ExpressionError) in
      var total = 0.0
      for index in 2..<call.count {
        for holds in try truths(call, index) where holds { total += 1 }
      }
      return .truth(isWithin(total, try call.number(0), try call.number(1)))
    },
    "weighted-checklist": .init(4...FormFunction.many, .truth) { call throws(ExpressionError) in
      guard call.count % 2 == 0 else {
        throw call.failure(.arity, "weighted-checklist() takes pairs of value and weight")
      }
      var total = 0.0
      for index in stride(from: 2, to: call.count, by: 2) {
        let holds = try truths(call, index)
        let weights = try weights(call, index + 1)
        for (offset, truth) in holds.enumerated() where truth {
          total += offset < weights.count ? weights[offset] : weights.last ?? 0
        }
      }
      return .truth(isWithin(total, try call.number(0), try call.number(1)))
    },
  ]

  /// -1 means no bound on that side.
  private static func isWithin(_ total: Double, _ low: Double, _ high: Double) -> Bool {
    (low == -1 || total >= low) && (high == -1 || total <= high)
  }

  private static func truths(
    _ call: FunctionCall, _ index: Int
  ) throws(ExpressionError) -> [Bool] {
    let value = try call.value(index)
    guard case .nodes(let nodes) = value else { return [call.context.truth(value)] }
    return nodes.map { !call.context.tree.text($0).isEmpty }
  }

  private static func weights(
    _ call: FunctionCall, _ index: Int
  ) throws(ExpressionError) -> [Double] {
    let value = try call.value(index)
    guard case .nodes(let nodes) = value else { return [call.context.number(value)] }
    return nodes.map { call.context.number(call.context.tree.text($0)) }
  }
}
