/// A parsed expression: what it says and where in the cell it says it.
///
/// Positions are offsets in Unicode scalars from the start of the cell text the
/// author wrote, so that a message can point at `${name}` rather than at its
/// expansion. The grammar is the XPath 1.0 expression grammar (W3C, 16 November
/// 1999, section 3) with the `${name}` references of XLSForm.
public struct Expression: Sendable, Hashable {
  /// What the expression is.
  package let kind: ExpressionKind
  /// Half-open range of scalar offsets in the cell text.
  public let span: Range<Int>
  /// Levels below and including this one; evaluation recurses this deep.
  package let height: Int

  package init(_ kind: ExpressionKind, _ span: Range<Int>) {
    self.kind = kind
    self.span = span
    height = 1 + (kind.children.map(\.height).max() ?? 0)
  }
}

/// The productions of the grammar.
package indirect enum ExpressionKind: Sendable, Hashable {
  case text(String)
  case number(Double)
  case negate(Expression)
  case binary(BinaryOperator, Expression, Expression)
  case call(String, [Expression])
  case path(LocationPath)
  case filter(Expression, [Expression])
  case reference(FormReference)
}

/// Operators of two operands, from the weakest to the strongest binding.
package enum BinaryOperator: String, Sendable, Hashable {
  case or, and
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "div"
  case modulo = "mod"
  case union = "|"

  /// Binding strength; a larger number binds tighter. All are left-associative.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual: 3
    case .less, .lessOrEqual, .greater, .greaterOrEqual: 4
    case .add, .subtract: 5
    case .multiply, .divide, .modulo: 6
    case .union: 8
    }
  }

  var isEquality: Bool { precedence == 3 }
  var isComparison: Bool { precedence == 3 || precedence == 4 }
  var isArithmetic: Bool { precedence == 5 || precedence == 6 }
}

/// A `${name}` or `${last-saved#name}` reference as the author wrote it.
package struct FormReference: Sendable, Hashable {
  package let name: String
  package let isLastSaved: Bool
}

/// Where a location path begins.
package enum PathStart: Sendable, Hashable {
  /// `/…`: the root of the form's own answers.
  case root
  /// A relative path: the context node.
  case context
  /// `instance('x')/…`, `current()/…`, `(…)/…`.
  case expression(Expression)
}

/// A location path: start and steps.
package struct LocationPath: Sendable, Hashable {
  package var start: PathStart
  package var steps: [PathStep]
}

/// The axes that may occur. The standard for forms knows child, parent, self
/// and attribute; the others cost nothing and are kept for raw XPath in cells.
package enum PathAxis: String, Sendable, Hashable {
  case child, parent, attribute, ancestor, descendant, following, preceding, namespace
  case itself = "self"
  case descendantOrSelf = "descendant-or-self"
  case ancestorOrSelf = "ancestor-or-self"
  case followingSibling = "following-sibling"
  case precedingSibling = "preceding-sibling"

  var isReverse: Bool {
    switch self {
    case .ancestor, .ancestorOrSelf, .preceding, .precedingSibling: true
    default: false
    }
  }
}

/// What a step accepts.
package enum NodeTest: Sendable, Hashable {
  case name(prefix: String?, local: String)
  case anyName(prefix: String?)
  case node, text, comment
  case instruction(String?)
}

/// One step of a path.
package struct PathStep: Sendable, Hashable {
  package var axis: PathAxis
  package var test: NodeTest
  package var predicates: [Expression]

  static let parent = PathStep(axis: .parent, test: .node, predicates: [])
  static let itself = PathStep(axis: .itself, test: .node, predicates: [])
  static func child(_ name: String) -> PathStep {
    PathStep(axis: .child, test: .name(prefix: nil, local: name), predicates: [])
  }
}

extension ExpressionKind {
  /// The direct parts, in the order they are written.
  var children: [Expression] {
    switch self {
    case .text, .number, .reference: return []
    case .negate(let operand): return [operand]
    case .binary(_, let left, let right): return [left, right]
    case .call(_, let arguments): return arguments
    case .filter(let base, let predicates): return [base] + predicates
    case .path(let path):
      var parts: [Expression] = []
      if case .expression(let start) = path.start { parts.append(start) }
      for step in path.steps { parts += step.predicates }
      return parts
    }
  }
}

extension Expression {
  /// The direct parts of the expression, in the order they are written.
  package var children: [Expression] { kind.children }

  /// Visits this expression and everything below it, outermost first.
  package func visit(_ body: (Expression) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }

  /// The names of all functions called anywhere in the expression.
  package var calledFunctions: Set<String> {
    var names: Set<String> = []
    visit { if case .call(let name, _) = $0.kind { names.insert(name) } }
    return names
  }
}

extension Expression {
  /// Whether the value cannot depend on the row that is being examined.
  var isConstantInFilter: Bool {
    switch kind {
    case .text: return true
    case .number, .negate, .binary, .filter, .reference: return false
    case .path(let path):
      guard path.steps.allSatisfy({ $0.predicates.isEmpty }) else { return false }
      switch path.start {
      case .root: return true
      case .context: return false
      case .expression(let start):
        if case .call("current", _) = start.kind { return true }
        return false
      }
    case .call(let name, let arguments):
      return ["string", "concat", "substr", "lower-case", "upper-case", "coalesce", "selected-at"]
        .contains(name) && !arguments.isEmpty && arguments.allSatisfy(\.isConstantInFilter)
    }
  }

  /// Whether the place of a row among the others matters.
  var readsPosition: Bool {
    var found = false
    visit { part in
      if case .call(let name, _) = part.kind, name == "position" || name == "last" { found = true }
    }
    return found
  }
}
