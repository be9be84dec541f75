/// Walking location paths over the tree.
extension ExpressionContext {
  func nodes(_ path: LocationPath) throws(ExpressionError) -> [NodeID] {
    var current: [NodeID]
    switch path.start {
    case .root: current = [root]
    case .context: current = [node]
    case .expression(let start):
      guard case .nodes(let nodes) = try evaluate(start) else {
        throw ExpressionError(.type, start.span, "a path must begin at a set of nodes")
      }
      current = nodes
    }
    for step in path.steps {
      current = try follow(step, from: current)
      if current.isEmpty { break }
    }
    return current
  }

  private func follow(
    _ step: PathStep, from starts: [NodeID]
  ) throws(ExpressionError) -> [NodeID] {
    var result: [NodeID] = []
    for start in starts {
      var found = select(step, from: start)
      guard host.visit(1 + found.count) else {
        throw ExpressionError(.limit, 0..<1, "the expression visits too many answers")
      }
      for predicate in step.predicates where !found.isEmpty {
        found = try filter(found, predicate, isReverse: step.axis.isReverse)
      }
      if starts.count == 1 { return step.axis.isReverse ? found.reversed() : found }
      result += found
    }
    switch step.axis {
    case .child, .attribute, .itself: return result
    default: return tree.sorted(result)
    }
  }

  /// Keeps the nodes for which the condition holds; a number means a position.
  func filter(
    _ nodes: [NodeID], _ predicate: Expression, isReverse: Bool
  ) throws(ExpressionError) -> [NodeID] {
    if case .number(let position) = predicate.kind {
      let index = position >= 1 && position <= Double(nodes.count) ? Int(position) : 0
      return index >= 1 && Double(index) == position ? [nodes[index - 1]] : []
    }
    if let quick = try indexed(nodes, predicate) { return quick }
    var kept: [NodeID] = []
    for (offset, candidate) in nodes.enumerated() {
      let inner = at(candidate, position: offset + 1, size: nodes.count)
      let value = try inner.evaluate(predicate)
      let holds: Bool
      if case .number(let position) = value {
        holds = position == Double(offset + 1)
      } else {
        holds = inner.truth(value)
      }
      if holds { kept.append(candidate) }
    }
    return kept
  }

  /// `[column = value]` with a constant value: compare texts without entering
  /// the evaluator for each of what may be fifty thousand rows.
  private func indexed(
    _ nodes: [NodeID], _ predicate: Expression
  ) throws(ExpressionError) -> [NodeID]? {
    guard nodes.count > 8, case .binary(.equal, let left, let right) = predicate.kind,
      case .path(let path) = left.kind, case .context = path.start, path.steps.count == 1,
      path.steps[0].axis == .child, path.steps[0].predicates.isEmpty,
      case .name(nil, let column) = path.steps[0].test, isConstantInFilter(right),
      case .text(let wanted) = scalarText(try at(nodes[0], position: 1, size: 1).evaluate(right)),
      moment(wanted) == nil
    else { return nil }
    return nodes.filter { row in
      tree.elements(column, of: row).contains { tree.text($0) == wanted }
    }
  }

  private func scalarText(_ value: ExpressionValue) -> ExpressionValue {
    if case .nodes(let nodes) = value, nodes.count == 1 { return .text(tree.text(nodes[0])) }
    return value
  }

  /// Whether the value cannot depend on the node being filtered.
  private func isConstantInFilter(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .text: return true
    case .path(let path):
      switch path.start {
      case .root: return path.steps.allSatisfy { $0.predicates.isEmpty }
      case .expression(let start):
        if case .call("current", _) = start.kind {
          return path.steps.allSatisfy { $0.predicates.isEmpty }
        }
        return false
      case .context: return false
      }
    default: return false
    }
  }

  private func select(_ step: PathStep, from start: NodeID) -> [NodeID] {
    let tree = tree
    switch step.axis {
    case .child:
      if case .name(nil, let name) = step.test {
        return tree.elements(name, of: start).filter { isPlain(tree.namespace($0)) }
      }
      return tree.children(start).filter { matches($0, step.test) }
    case .parent:
      guard start != root || tree.kind(start) != .document, let parent = tree.parent(start),
        matches(parent, step.test)
      else { return [] }
      return [parent]
    case .itself: return matches(start, step.test) ? [start] : []
    case .attribute:
      return tree.attributes(start).filter { matches($0, step.test, principal: .attribute) }
    case .ancestor: return ancestors(start).filter { matches($0, step.test) }
    case .ancestorOrSelf: return ([start] + ancestors(start)).filter { matches($0, step.test) }
    case .descendant: return descendants(start).filter { matches($0, step.test) }
    case .descendantOrSelf:
      return ([start] + descendants(start)).filter { matches($0, step.test) }
    case .followingSibling: return siblings(start, after: true).filter { matches($0, step.test) }
    case .precedingSibling:
      return siblings(start, after: false).reversed().filter { matches($0, step.test) }
    case .following:
      return ([start] + ancestors(start)).reversed()
        .flatMap { siblings($0, after: true) }.flatMap { [$0] + descendants($0) }
        .filter { matches($0, step.test) }
    case .preceding:
      return ([start] + ancestors(start))
        .flatMap { siblings($0, after: false).reversed() }
        .flatMap { ([$0] + descendants($0)).reversed() }
        .filter { matches($0, step.test) }
    case .namespace: return []
    }
  }

  private func ancestors(_ start: NodeID) -> [NodeID] {
    var result: [NodeID] = []
    var current = start
    while let parent = tree.parent(current) {
      result.append(parent)
      current = parent
    }
    return result
  }

  private func descendants(_ start: NodeID) -> [NodeID] {
    var result: [NodeID] = []
    var pending = Array(tree.children(start).reversed())
    while let next = pending.popLast() {
      result.append(next)
      pending += tree.children(next).reversed()
    }
    return result
  }

  private func siblings(_ node: NodeID, after: Bool) -> [NodeID] {
    guard tree.kind(node) != .attribute, let parent = tree.parent(node) else { return [] }
    let all = tree.children(parent)
    guard let index = all.firstIndex(of: node) else { return [] }
    return Array(after ? all[(index + 1)...] : all[..<index])
  }

  private func matches(
    _ node: NodeID, _ test: NodeTest, principal: InstanceTree.Kind = .element
  ) -> Bool {
    let kind = tree.kind(node)
    switch test {
    case .node: return true
    case .text: return kind == .text
    case .comment: return kind == .comment
    case .instruction(let target):
      return kind == .instruction && (target == nil || target == tree.name(node))
    case .anyName(let prefix):
      guard kind == principal else { return false }
      guard let prefix else { return true }
      return namespaceOf(prefix).map { $0 == tree.namespace(node) }
        ?? tree.name(node).hasPrefix(prefix + ":")
    case .name(let prefix, let local):
      guard kind == principal else { return false }
      guard let prefix else {
        return tree.name(node) == local && isPlain(tree.namespace(node))
      }
      guard let space = namespaceOf(prefix) else { return tree.name(node) == prefix + ":" + local }
      return tree.namespace(node) == space && localName(tree.name(node)) == local
    }
  }

  /// Names without prefix match what has no namespace, or that of forms.
  private func isPlain(_ space: String) -> Bool {
    space.isEmpty || space == "http://www.w3.org/2002/xforms"
  }

  private func namespaceOf(_ prefix: String) -> String? { namespaces[prefix] }

  func localName(_ name: String) -> String {
    name.firstIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }
}
