/// A condition reduced to tests of single questions joined by “and” and “or”.
indirect enum Condition {
  case all([Condition])
  case any([Condition])
  case test(item: Int, AnswerDomain.Test, holds: Bool)
  case constant(Bool)
  /// Anything that cannot be decided beforehand.
  case open

  /// Reads an expression; `holds` false reads its opposite.
  static func read(_ expression: Expression, _ typing: StaticTyping, holds: Bool = true)
    -> Condition
  {
    switch expression.kind {
    case .binary(.and, let left, let right):
      let parts = [read(left, typing, holds: holds), read(right, typing, holds: holds)]
      return holds ? .all(parts) : .any(parts)
    case .binary(.or, let left, let right):
      let parts = [read(left, typing, holds: holds), read(right, typing, holds: holds)]
      return holds ? .any(parts) : .all(parts)
    case .binary(let infix, let left, let right) where infix.isComparison:
      if let condition = comparison(infix, left, right, typing, holds) { return condition }
      return comparison(infix.mirrored, right, left, typing, holds) ?? .open
    case .call("not", let parts) where parts.count == 1:
      return read(parts[0], typing, holds: !holds)
    case .call("boolean", let parts) where parts.count == 1:
      return read(parts[0], typing, holds: holds)
    case .call("true", _): return .constant(holds)
    case .call("false", _): return .constant(!holds)
    case .call("selected", let parts) where parts.count == 2:
      guard let item = question(parts[0], typing), case .text(let word) = parts[1].kind,
        !word.isEmpty, !word.contains(" "), typing.items[item].type?.isSelect == true
      else { return .open }
      return .test(item: item, .selected(word), holds: holds)
    case .number(let number): return .constant((number != 0) == holds)
    case .text(let text): return .constant(text.isEmpty != holds)
    case .path:
      guard let item = question(expression, typing) else { return .open }
      // A number that is 0 is false too.
      if typing.items[item].type?.expressionType == .number, !holds { return .open }
      return .test(item: item, .isEmpty, holds: !holds)
    default: return .open
    }
  }

  private static func question(_ expression: Expression, _ typing: StaticTyping) -> Int? {
    guard let found = typing.question(expression), typing.mayYieldRows(expression) == nil else {
      return nil
    }
    return found.index
  }

  private static func comparison(
    _ infix: BinaryOperator, _ left: Expression, _ right: Expression, _ typing: StaticTyping,
    _ holds: Bool
  ) -> Condition? {
    guard let item = question(left, typing) else { return nil }
    let type = typing.items[item].type
    if case .call(let name, let parts) = right.kind, parts.isEmpty,
      name == "true" || name == "false"
    {
      return .open
    }
    if let number = constant(right) {
      return .test(item: item, .number(infix, number), holds: holds)
    }
    guard case .text(let text) = right.kind, infix.isEquality else { return nil }
    let isEqual = (infix == .equal) == holds
    if text.isEmpty { return .test(item: item, .isEmpty, holds: isEqual) }
    // Several words chosen in any order are no simple text; dates compare by the calendar.
    if type == .selectMultiple || type == .rank || type?.expressionType == .date { return .open }
    if typing.isDateText(right) { return .open }
    if type?.expressionType == .number {
      let number = FormNumber.parse(text)
      return number.isNaN
        ? .constant(!isEqual) : .test(item: item, .number(.equal, number), holds: isEqual)
    }
    return .test(item: item, .text(text), holds: isEqual)
  }

  private static func constant(_ expression: Expression) -> Double? {
    switch expression.kind {
    case .number(let number): number
    case .negate(let inner): constant(inner).map { -$0 }
    default: nil
    }
  }
}

extension BinaryOperator {
  /// The operator with its sides exchanged.
  var mirrored: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }
}
