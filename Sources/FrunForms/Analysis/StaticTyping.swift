/// What can be known of an expression before anybody answers: its type, the
/// question it means, whether it may be negative or stand for many rows.
struct StaticTyping {
  let items: [FormItem]
  /// The node the rule belongs to.
  let source: Int
  /// What `.` means: nil for a choice or foreign data.
  let context: Int?

  private var paths: StaticPaths { StaticPaths(items: items) }

  /// The declared nodes a plain path may reach.
  func targets(_ expression: Expression) -> [StaticPaths.Target] {
    guard case .path(let path) = expression.kind else { return [] }
    return paths.targets(path, from: context, current: source)
  }

  /// The one question that a path without conditions means.
  func question(_ expression: Expression) -> FormItem? {
    let found = targets(expression)
    guard found.count == 1, !found[0].choosesRows, items[found[0].item].type != nil else {
      return nil
    }
    return items[found[0].item]
  }

  /// The type of the value.
  func type(_ expression: Expression) -> ExpressionType {
    switch expression.kind {
    case .text: return .text
    case .number, .negate: return .number
    case .binary(let infix, _, _):
      if infix == .union { return .nodes }
      return infix.isArithmetic ? .number : .truth
    case .call("if", let parts) where parts.count == 3: return common(parts[1], parts[2])
    case .call("coalesce", let parts) where parts.count == 2: return common(parts[0], parts[1])
    case .call("once", let parts) where parts.count == 1: return type(parts[0])
    case .call("indexed-repeat", let parts):
      return parts.first.map(type) ?? .any
    case .call(let name, _): return FunctionTable.function(name)?.result ?? .any
    case .path:
      guard let question = question(expression), let type = question.type else { return .any }
      return self.type(of: question, type)
    case .filter, .reference: return .any
    }
  }

  /// What a question stores; a calculation stores what it computes.
  private func type(of question: FormItem, _ type: QuestionType) -> ExpressionType {
    switch type {
    case .calculate, .hidden, .text, .barcode:
      guard let rule = question.rules[.calculation], question.index != source else { return .text }
      switch rule.expression.kind {
      // One level is enough for the usual ages and flags, and cannot run in circles.
      case .call(let name, _):
        let result = FunctionTable.function(name)?.result ?? .any
        return result == .nodes ? .any : result
      case .binary(let infix, _, _) where infix.isArithmetic: return .number
      case .binary: return .truth
      case .number, .negate: return .number
      case .text: return .text
      default: return .any
      }
    default: return type.expressionType
    }
  }

  private func common(_ first: Expression, _ second: Expression) -> ExpressionType {
    let left = type(first)
    let right = type(second)
    if left == right { return left }
    // An empty text stands for “nothing” beside any type.
    if case .text("") = first.kind { return right }
    if case .text("") = second.kind { return left }
    return .any
  }

  /// Whether a text constant is written like a date.
  func isDateText(_ expression: Expression) -> Bool {
    guard case .text(let text) = expression.kind else { return false }
    return text.utf8.count >= 8 && FormMoment(text, localOffset: 0) != nil
  }

  /// Whether the number can be below zero, as far as is known.
  func mayBeNegative(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .number(let number): return number < 0
    case .text(let text): return FormNumber.parse(text) < 0
    case .negate: return true
    case .binary(.add, let left, let right), .binary(.multiply, let left, let right),
      .binary(.divide, let left, let right):
      return mayBeNegative(left) || mayBeNegative(right)
    case .binary(.modulo, let left, _): return mayBeNegative(left)
    case .call(let name, let parts):
      if Self.countingFunctions.contains(name) { return false }
      if ["int", "number", "round", "floor", "ceiling", "sum", "once"].contains(name) {
        return parts.first.map(mayBeNegative) ?? true
      }
      return true
    case .path:
      guard let question = question(expression) else { return true }
      return question.lowestAllowed.map { $0 < 0 } ?? true
    default: return true
    }
  }

  private static let countingFunctions: Set<String> = [
    "count", "count-non-empty", "count-selected", "string-length", "position", "last", "abs",
    "sqrt", "random", "pi", "exp",
  ]

  /// Whether a path can yield more than one row of a repeat where it stands.
  func mayYieldRows(_ expression: Expression) -> FormItem? {
    guard case .path(let path) = expression.kind else { return nil }
    if case .expression(let start) = path.start {
      // Look-ups in lists and rows chosen on purpose are not meant here.
      guard case .call("current", _) = start.kind else { return nil }
    }
    for target in paths.targets(path, from: context, current: source) where !target.choosesRows {
      var place: Int? = target.item
      while let current = place, current != target.common {
        if items[current].kind == .repeating { return items[current] }
        place = items[current].parent
      }
    }
    return nil
  }
}

extension FormItem {
  /// The smallest number that a simple constraint or a range allows.
  var lowestAllowed: Double? {
    if type == .range {
      let start = parameters["start"].map(FormNumber.parse) ?? 1
      let end = parameters["end"].map(FormNumber.parse) ?? 10
      return min(start, end)
    }
    guard let rule = rules[.constraint] else { return nil }
    return Self.bound(rule.expression)
  }

  private static func bound(_ expression: Expression) -> Double? {
    guard case .binary(let infix, let left, let right) = expression.kind else { return nil }
    switch infix {
    case .and: return bound(left) ?? bound(right)
    case .greater, .greaterOrEqual:
      if left.isContext, case .number(let number) = right.kind { return number }
      return nil
    case .less, .lessOrEqual:
      if right.isContext, case .number(let number) = left.kind { return number }
      return nil
    default: return nil
    }
  }
}

extension Expression {
  /// Whether the expression is `.` alone.
  var isContext: Bool {
    guard case .path(let path) = kind, case .context = path.start else { return false }
    return path.steps == [.itself]
  }

  /// Visits this expression and everything below it with the context of each
  /// part: whether `.` still means the node of the rule.
  func visitScoped(_ isNode: Bool, _ body: (Expression, Bool) -> Void) {
    body(self, isNode)
    switch kind {
    case .path(let path):
      if case .expression(let start) = path.start { start.visitScoped(isNode, body) }
      for step in path.steps { for part in step.predicates { part.visitScoped(false, body) } }
    case .filter(let base, let predicates):
      base.visitScoped(isNode, body)
      for part in predicates { part.visitScoped(false, body) }
    default: for child in children { child.visitScoped(isNode, body) }
    }
  }
}
