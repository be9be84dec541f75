/// Why a question stands as it does: one rule with the answers it looked at.
public struct RuleExplanation: Sendable {
  /// The question, group or repeat that the rule belongs to.
  public let path: AnswerPath
  /// The column the rule stands in, such as `relevant`.
  public let column: String
  /// Row in the survey sheet.
  public let row: Int
  /// The rule as the author wrote it.
  public let source: String
  /// What it yields now: `true`, `false`, a value; nil when it fails.
  public let result: String?
  /// The answers it looked at, in the order they are written.
  public let reads: [SubmissionResult.Answer]
}

extension FormSession {
  /// The rules that decide about a question, the outermost group first.
  ///
  /// Throws when there is no such question, group or row.
  public func explain(_ path: AnswerPath) throws(AnswerProblem) -> [RuleExplanation] {
    guard let node = node(at: path), tree.template(node) >= 0 else {
      throw AnswerProblem(.unknown, path, "there is no such question")
    }
    var chain: [NodeID] = []
    var place: NodeID? = node
    while let current = place, tree.template(current) >= 0 {
      chain.append(current)
      place = tree.parent(current)
    }
    var explanations: [RuleExplanation] = []
    for step in chain.reversed() {
      let item = form.items[tree.template(step)]
      for aspect in Rule.Aspect.allCases {
        // Of the groups around a question only their relevance concerns it.
        guard step == node || aspect == .relevant, aspect != .repeatCount,
          aspect != .choiceFilter, let rule = item.rules[aspect]
        else { continue }
        explanations.append(explanation(rule, item, step))
      }
    }
    return explanations
  }

  private func explanation(_ rule: Rule, _ item: FormItem, _ node: NodeID) -> RuleExplanation {
    let context = context(at: node)
    var seen: Set<NodeID> = []
    var reads: [SubmissionResult.Answer] = []
    rule.expression.visit { part in
      guard case .path(let path) = part.kind, let nodes = try? context.nodes(path) else { return }
      for read in nodes
      where tree.template(read) >= 0 && tree.children(read).isEmpty && seen.insert(read).inserted {
        reads.append(.init(path: self.path(of: read), value: tree.text(read)))
      }
    }
    let value = try? context.evaluate(rule.expression)
    let isCondition = [.relevant, .required, .constraint, .readOnly, .warn].contains(rule.aspect)
    return RuleExplanation(
      path: path(of: node), column: rule.aspect.rawValue, row: item.row, source: rule.source,
      result: value.map { isCondition ? String(context.truth($0)) : context.text($0) },
      reads: reads)
  }
}
