/// A condition of a form as far as it can be judged from one answer, for the arrows of a paper form.
public struct SkipRule: Sendable {
  /// The condition as the author wrote it.
  public let source: String
  /// Names of the questions it looks at.
  public let names: Set<String>
  private let expression: Expression?

  /// Reads the relevance of a question or group; nil when it is always asked.
  public init?(_ item: FormItem) {
    guard let source = item.relevance else { return nil }
    self.source = source
    expression = try? ExpressionParser.parse(source)
    var names: Set<String> = []
    var hasPath = expression == nil
    expression?.visit { part in
      switch part.kind {
      case .reference(let reference): names.insert(reference.name)
      case .path: hasPath = true
      default: break
      }
    }
    // A written-out path looks at something that has no name here.
    self.names = hasPath ? names.union([""]) : names
  }

  /// Whether the condition holds when `name` is answered with a choice; nil when that does not
  /// decide it.
  public func holds(_ name: String, _ answer: String) -> Bool? {
    expression.flatMap { Self.truth($0, name, answer) }
  }

  private static func truth(_ part: Expression, _ name: String, _ answer: String) -> Bool? {
    switch part.kind {
    case .binary(.and, let left, let right):
      let first = truth(left, name, answer)
      let second = truth(right, name, answer)
      if first == false || second == false { return false }
      return first == nil || second == nil ? nil : true
    case .binary(.or, let left, let right):
      let first = truth(left, name, answer)
      let second = truth(right, name, answer)
      if first == true || second == true { return true }
      return first == nil || second == nil ? nil : false
    case .binary(.equal, let left, let right):
      return same(left, right, name, answer)
    case .binary(.notEqual, let left, let right):
      return same(left, right, name, answer).map { !$0 }
    case .call("not", let arguments) where arguments.count == 1:
      return truth(arguments[0], name, answer).map { !$0 }
    case .call("selected", let arguments) where arguments.count == 2:
      return same(arguments[0], arguments[1], name, answer)
    case .call("true", _): return true
    case .call("false", _): return false
    default: return nil
    }
  }

  private static func same(
    _ left: Expression, _ right: Expression, _ name: String, _ answer: String
  ) -> Bool? {
    guard let first = text(left, name, answer), let second = text(right, name, answer) else {
      return nil
    }
    return first == second
  }

  private static func text(_ part: Expression, _ name: String, _ answer: String) -> String? {
    switch part.kind {
    case .text(let text): text
    case .number(let number): FormNumber.format(number)
    case .reference(let reference) where reference.name == name && !reference.isLastSaved: answer
    default: nil
    }
  }

  /// One comparison of a condition: the question and the answer it wants or refuses.
  public struct Wish: Sendable, Hashable {
    /// The question.
    public let name: String
    /// The answer.
    public let answer: String
    /// Whether it is wanted; false when it is refused.
    public let isWanted: Bool
  }

  /// The condition as comparisons that all hold, or one of which holds; nil when it is of another
  /// shape.
  public var wishes: (all: Bool, wishes: [Wish])? {
    guard let expression else { return nil }
    if let only = Self.wish(expression) { return (true, [only]) }
    for (infix, all) in [(BinaryOperator.and, true), (.or, false)] {
      var found: [Wish] = []
      if Self.gather(expression, infix, &found) { return (all, found) }
    }
    return nil
  }

  private static func gather(
    _ part: Expression, _ infix: BinaryOperator, _ found: inout [Wish]
  ) -> Bool {
    if case .binary(infix, let left, let right) = part.kind {
      return gather(left, infix, &found) && gather(right, infix, &found)
    }
    guard let wish = wish(part) else { return false }
    found.append(wish)
    return true
  }

  private static func wish(_ part: Expression) -> Wish? {
    switch part.kind {
    case .binary(.equal, let left, let right): return wish(left, right, true)
    case .binary(.notEqual, let left, let right): return wish(left, right, false)
    case .call("selected", let arguments) where arguments.count == 2:
      return wish(arguments[0], arguments[1], true)
    case .call("not", let arguments) where arguments.count == 1:
      return wish(arguments[0]).map {
        Wish(name: $0.name, answer: $0.answer, isWanted: !$0.isWanted)
      }
    default: return nil
    }
  }

  private static func wish(_ left: Expression, _ right: Expression, _ isWanted: Bool) -> Wish? {
    guard case .reference(let reference) = left.kind else { return nil }
    switch right.kind {
    case .text(let text): return Wish(name: reference.name, answer: text, isWanted: isWanted)
    case .number(let number):
      return Wish(
        name: reference.name, answer: FormNumber.format(number), isWanted: isWanted)
    default: return nil
    }
  }
}
