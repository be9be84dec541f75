/// Questions that are never asked, conditions that say nothing, constraints
/// that no answer meets.
extension FormBuild {
  mutating func checkReach() {
    let solver = ConditionSolver(items: items, lists: lists)
    var unreachable: Set<Int> = []
    for item in items {
      if let rule = item.rules[.relevant] {
        let typing = StaticTyping(items: items, source: item.index, context: item.index)
        let own = Condition.read(rule.expression, typing)
        let isBelow = item.parent.map(unreachable.contains) ?? false
        if !isBelow, !solver.canHold([own] + around(item, solver)) {
          unreachable.insert(item.index)
          report(
            isLiteral(rule.expression) ? .note : .warning, "UNREACHABLE",
            "“\(item.name)” is never asked: its condition cannot hold", cell(item, rule),
            span: rule.expression.span)
        } else if !solver.canHold([.read(rule.expression, typing, holds: false)]) {
          report(
            .note, "ALWAYS_TRUE", "the condition of “\(item.name)” always holds",
            cell(item, rule), span: rule.expression.span)
        }
      }
      if let parent = item.parent, unreachable.contains(parent) { unreachable.insert(item.index) }
      guard let rule = item.rules[.constraint], item.type != nil else { continue }
      let typing = StaticTyping(items: items, source: item.index, context: item.index)
      if !solver.canAnswer(item, .read(rule.expression, typing)) {
        report(
          .warning, "CONSTRAINT_unsatisfiable", "no answer of this type meets the constraint",
          cell(item, rule), span: rule.expression.span)
      }
    }
  }

  /// The conditions of the groups around an item.
  private func around(_ item: FormItem, _ solver: ConditionSolver) -> [Condition] {
    item.parent.map(solver.relevances) ?? []
  }

  /// `false()` alone is how authors put a question aside on purpose.
  private func isLiteral(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .call("false", _), .number, .text: true
    default: false
    }
  }

  func cell(_ item: FormItem, _ rule: Rule) -> Cell {
    Cell(
      item: item.index, aspect: rule.aspect, text: rule.source, sheet: "survey", row: item.row,
      column: rule.aspect.rawValue)
  }
}
