/// Comparison of values: `=`, `!=`, `<`, `<=`, `>`, `>=`.
///
/// A node-set compares if any of its nodes does (XPath 1.0 section 3.4). Unlike
/// plain XPath, two texts that are both dates compare as dates.
extension ExpressionContext {
  func compare(
    _ infix: BinaryOperator, _ left: ExpressionValue, _ right: ExpressionValue
  ) -> Bool {
    switch (left, right) {
    case (.nodes, .truth) where infix.isEquality, (.truth, .nodes) where infix.isEquality:
      return compareScalars(infix, .truth(truth(left)), .truth(truth(right)))
    case (.nodes(let nodes), _):
      return nodes.contains { compare(infix, .text(tree.text($0)), right) }
    case (_, .nodes(let nodes)):
      return nodes.contains { compare(infix, left, .text(tree.text($0))) }
    default: return compareScalars(infix, left, right)
    }
  }

  private func compareScalars(
    _ infix: BinaryOperator, _ left: ExpressionValue, _ right: ExpressionValue
  ) -> Bool {
    let isEquality = infix.isEquality
    switch (left, right) {
    case (.truth, _) where isEquality, (_, .truth) where isEquality:
      return (truth(left) == truth(right)) == (infix == .equal)
    case (.truth, _), (_, .truth):
      return order(infix, number(left), number(right))
    case (.number, _), (_, .number):
      return order(infix, number(left), number(right))
    default: break
    }
    let leftText = text(left)
    let rightText = text(right)
    if let first = moment(leftText), let second = moment(rightText) {
      // A day and a moment of that day are equal only if one was computed as a
      // date; two plain texts must then be the same text.
      var areTexts = false
      if case (.text, .text) = (left, right) { areTexts = true }
      if !(isEquality && areTexts && (first.time == nil) != (second.time == nil)) {
        return order(infix, first, second)
      }
    }
    if isEquality { return (leftText == rightText) == (infix == .equal) }
    return order(infix, number(leftText), number(rightText))
  }

  /// Two instants by the instant; a whole day against a clock by the calendar.
  private func order(_ infix: BinaryOperator, _ left: FormMoment, _ right: FormMoment) -> Bool {
    if left.time != nil, right.time != nil {
      return order(
        infix, left.universalDayNumber(localOffset: 0), right.universalDayNumber(localOffset: 0))
    }
    return order(infix, left.dayNumber, right.dayNumber)
  }

  private func order(_ infix: BinaryOperator, _ left: Double, _ right: Double) -> Bool {
    // 0.1 + 0.2 = 0.3 must hold in a form.
    let isSame = left == right || abs(left - right) < 1e-12
    switch infix {
    case .equal: return isSame
    case .notEqual: return !isSame
    case .less: return !isSame && left < right
    case .lessOrEqual: return isSame || left < right
    case .greater: return !isSame && left > right
    case .greaterOrEqual: return isSame || left > right
    default: return false
    }
  }
}
