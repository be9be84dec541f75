/// Where other programs evaluate an expression differently.
///
/// Each rule looks at one part of an expression. Sources: the public tests of
/// JavaRosa, Web Forms and Enketo, and the documentation of ODK.
enum DialectRules {
  struct Finding {
    let likelihood: DialectDifference.Likelihood
    let reason: String
  }

  static func differences(
    _ part: Expression, _ typing: StaticTyping, _ dialect: FormDialect
  ) -> [Finding] {
    switch part.kind {
    case .binary(let infix, let left, let right):
      return operators(infix, left, right, typing, dialect)
    case .call(let name, let arguments):
      return calls(name, arguments, part, typing, dialect)
    case .path(let path): return self.path(path, dialect)
    case .filter(let base, _) where dialect == .odk && isInParentheses(base, part):
      return [.init(likelihood: .refused, reason: "a condition behind parentheses is refused")]
    case .negate, .filter, .text, .number, .reference: return []
    }
  }

  /// `(a)[1]` rather than `${a}[1]`, which is written out as one path.
  private static func isInParentheses(_ base: Expression, _ whole: Expression) -> Bool {
    base.span.lowerBound > whole.span.lowerBound
  }

  /// A bare reference as a condition.
  static func bareCondition(_ expression: Expression, _ typing: StaticTyping) -> String? {
    guard case .path = expression.kind, typing.question(expression) != nil else { return nil }
    return "a reference alone is true there as soon as the question exists; compare it with ''"
  }

  // MARK: Operators

  private static func operators(
    _ infix: BinaryOperator, _ left: Expression, _ right: Expression, _ typing: StaticTyping,
    _ dialect: FormDialect
  ) -> [Finding] {
    var found: [Finding] = []
    let sides = [left, right]
    if infix == .union, dialect == .odk {
      found.append(.init(likelihood: .refused, reason: "the union “|” is refused"))
    }
    if infix == .and || infix == .or, dialect == .webforms {
      for side in sides {
        if let reason = bareCondition(side, typing) {
          found.append(.init(likelihood: .usual, reason: reason))
        }
      }
    }
    guard dialect == .odk else { return found }
    if infix.precedence == 4, ordersDatesAsNumbers(left, right, typing) {
      found.append(
        .init(
          likelihood: .usual,
          reason: "dates in texts are ordered as numbers there, which is never true; use date(…)"))
    }
    if infix.isArithmetic, sides.contains(where: typing.isDateText) {
      found.append(
        .init(likelihood: .usual, reason: "a date in a text is no number there; use date(…)"))
    }
    if infix.isComparison || infix.isArithmetic,
      let rows = sides.compactMap(typing.mayYieldRows).first
    {
      found.append(manyRows(rows))
    }
    return found
  }

  /// Two values of which one at least is a text that holds a date.
  private static func ordersDatesAsNumbers(
    _ left: Expression, _ right: Expression, _ typing: StaticTyping
  ) -> Bool {
    let types = [typing.type(left), typing.type(right)]
    if types.contains(.number) || types.contains(.truth) { return false }
    let isDateThere = [left, right].contains {
      typing.isDateText($0) || typing.type($0) == .date
    }
    let isTextThere = zip([left, right], types).contains { side, type in
      type == .text || typing.isDateText(side) || typing.question(side)?.type == .calculate
    }
    return isDateThere && isTextThere
  }

  private static func manyRows(_ rows: FormItem) -> Finding {
    Finding(
      likelihood: .usual,
      reason: "“\(rows.name)” may have several rows, which is an error there instead of the "
        + "nearest row")
  }

  // MARK: Paths

  private static func path(_ path: LocationPath, _ dialect: FormDialect) -> [Finding] {
    guard dialect == .odk else { return [] }
    var found: [Finding] = []
    if case .expression(let start) = path.start, case .filter = start.kind { return [] }
    for step in path.steps {
      switch step.axis {
      case .child, .parent, .itself, .attribute: continue
      case .descendantOrSelf:
        found.append(.init(likelihood: .refused, reason: "the path “//” is refused"))
      default:
        found.append(
          .init(likelihood: .refused, reason: "the axis “\(step.axis.rawValue)” is refused"))
      }
    }
    return found
  }

  // MARK: Functions

  private static func calls(
    _ name: String, _ arguments: [Expression], _ part: Expression, _ typing: StaticTyping,
    _ dialect: FormDialect
  ) -> [Finding] {
    var found: [Finding] = []
    if DialectTable.unknown[dialect]?.contains(name) == true {
      return [.init(likelihood: .refused, reason: "there is no function \(name)()")]
    }
    for rule in DialectTable.rules
    where rule.name == name && (rule.dialect == nil || rule.dialect == dialect)
      && rule.applies(arguments, typing)
    {
      found.append(.init(likelihood: rule.likelihood, reason: rule.reason))
    }
    if dialect == .odk, !DialectTable.takesRows.contains(name) {
      for argument in arguments {
        if let rows = typing.mayYieldRows(argument) { found.append(manyRows(rows)) }
      }
    }
    if dialect == .webforms, name == "not" || name == "if" || name == "boolean",
      let first = arguments.first, let reason = bareCondition(first, typing)
    {
      found.append(.init(likelihood: .usual, reason: reason))
    }
    return found
  }
}
