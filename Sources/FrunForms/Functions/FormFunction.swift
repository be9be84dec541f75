/// A function of the expression language: its signature and its meaning.
struct FormFunction: Sendable {
  typealias Body = @Sendable (FunctionCall) throws(ExpressionError) -> ExpressionValue

  /// How many arguments it accepts.
  let arity: ClosedRange<Int>
  /// What it yields, for checks before anything is evaluated.
  let result: ExpressionType
  let body: Body

  init(_ arity: ClosedRange<Int>, _ result: ExpressionType, _ body: @escaping Body) {
    self.arity = arity
    self.result = result
    self.body = body
  }

  /// Any number of arguments from a minimum on.
  static let many = 1_000

  var arityText: String {
    let low = arity.lowerBound
    let high = arity.upperBound
    if high == Self.many { return "at least \(low) argument\(low == 1 ? "" : "s")" }
    if low == high { return low == 0 ? "no argument" : "\(low) argument\(low == 1 ? "" : "s")" }
    return "\(low) to \(high) arguments"
  }
}

/// What an expression yields, as far as it is known before evaluation.
package enum ExpressionType: String, Sendable {
  case text, number, truth, date, nodes, any
}

/// One call: the unevaluated arguments and the place they are evaluated in.
struct FunctionCall {
  let name: String
  let arguments: [Expression]
  let context: ExpressionContext
  let span: Range<Int>

  var count: Int { arguments.count }

  func value(_ index: Int) throws(ExpressionError) -> ExpressionValue {
    try context.evaluate(arguments[index])
  }

  func text(_ index: Int) throws(ExpressionError) -> String { context.text(try value(index)) }
  func number(_ index: Int) throws(ExpressionError) -> Double { context.number(try value(index)) }
  func truth(_ index: Int) throws(ExpressionError) -> Bool { context.truth(try value(index)) }

  /// The argument as a set of nodes that are relevant.
  func nodes(_ index: Int) throws(ExpressionError) -> [NodeID] {
    guard case .nodes(let nodes) = try value(index) else {
      throw ExpressionError(
        .type, arguments[index].span, "\(name)() needs the name of a question or a path here")
    }
    return nodes.filter(context.tree.isRelevant)
  }

  /// The text of the argument, or of the context node when there is none.
  func textOrContext(_ index: Int = 0) throws(ExpressionError) -> String {
    index < count ? try text(index) : context.tree.text(context.node)
  }

  /// All arguments from an index on as texts; a set of nodes gives one text per node.
  func texts(from index: Int) throws(ExpressionError) -> [String] {
    var texts: [String] = []
    for argument in arguments[index...] {
      let value = try context.evaluate(argument)
      if case .nodes(let nodes) = value {
        texts += nodes.filter(context.tree.isRelevant).map(context.tree.text)
      } else {
        texts.append(context.text(value))
      }
    }
    return texts
  }

  func failure(_ code: ExpressionError.Code, _ message: String) -> ExpressionError {
    ExpressionError(code, span, message)
  }
}
