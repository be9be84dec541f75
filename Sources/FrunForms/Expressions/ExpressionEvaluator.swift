import Glibc

/// Evaluates expressions. Pure apart from what the host lends.
extension ExpressionContext {
  package func evaluate(_ expression: Expression) throws(ExpressionError) -> ExpressionValue {
    switch expression.kind {
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    case .negate(let operand): return .number(-number(try evaluate(operand)))
    case .binary(let infix, let left, let right): return try binary(infix, left, right)
    case .call(let name, let arguments):
      guard let function = FunctionTable.function(name) else {
        throw ExpressionError(
          .unknownFunction, expression.span, "there is no function “\(name)”",
          suggestion: FunctionTable.nearest(name))
      }
      guard function.arity.contains(arguments.count) else {
        throw ExpressionError(
          .arity, expression.span, "\(name)() takes \(function.arityText), not \(arguments.count)")
      }
      return try function.body(
        FunctionCall(name: name, arguments: arguments, context: self, span: expression.span))
    case .path(let path): return .nodes(try nodes(path))
    case .filter(let base, let predicates):
      guard case .nodes(var nodes) = try evaluate(base) else {
        throw ExpressionError(.type, base.span, "only a set of nodes can be filtered with […]")
      }
      for predicate in predicates { nodes = try filter(nodes, predicate, isReverse: false) }
      return .nodes(nodes)
    case .reference(let reference):
      // References are replaced by paths when a form is compiled.
      throw ExpressionError(
        .unknownInstance, expression.span, "“${\(reference.name)}” has no meaning here")
    }
  }

  private func binary(
    _ infix: BinaryOperator, _ left: Expression, _ right: Expression
  ) throws(ExpressionError) -> ExpressionValue {
    switch infix {
    case .or: return .truth(truth(try evaluate(left)) ? true : truth(try evaluate(right)))
    case .and: return .truth(truth(try evaluate(left)) ? truth(try evaluate(right)) : false)
    case .union:
      guard case .nodes(let first) = try evaluate(left) else {
        throw ExpressionError(.type, left.span, "“|” joins sets of nodes only")
      }
      guard case .nodes(let second) = try evaluate(right) else {
        throw ExpressionError(.type, right.span, "“|” joins sets of nodes only")
      }
      return .nodes(tree.sorted(first + second))
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return .truth(compare(infix, try evaluate(left), try evaluate(right)))
    case .add: return .number(try number(left) + number(right))
    case .subtract: return .number(try number(left) - number(right))
    case .multiply: return .number(try number(left) * number(right))
    case .divide: return .number(try number(left) / number(right))
    case .modulo: return .number(fmod(try number(left), try number(right)))
    }
  }

  private func number(_ expression: Expression) throws(ExpressionError) -> Double {
    number(try evaluate(expression))
  }
}
