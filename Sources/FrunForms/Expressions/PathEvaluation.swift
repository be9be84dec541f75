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
      let quick = try lookedUp(step, from: start)
      var found = quick ?? select(step, from: start)
      guard host.visit(1 + found.count) else {
        throw ExpressionError(.limit, 0..<1, "the expression visits too many answers")
      }
      for predicate in step.predicates.dropFirst(quick == nil ? 0 : 1) where !found.isEmpty {
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
    tree.rowsRead += nodes.count
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

  /// The rows of a list for which the first condition of a step holds, found
  /// through the list's index without looking at the others; nil when the step
  /// does not have that shape.
  private func lookedUp(_ step: PathStep, from start: NodeID) throws(ExpressionError) -> [NodeID]? {
    guard step.axis == .child, case .name(nil, let name) = step.test,
      let first = step.predicates.first
    else { return nil }
    return try rows(name, of: start, first)
  }

  /// The rows below a node for which a condition holds, through an index.
  ///
  /// `[a = x]` is one look-up; of `[a = x and …]` only the rows that the
  /// look-up leaves are examined.
  private func rows(
    _ name: String, of start: NodeID, _ predicate: Expression
  ) throws(ExpressionError) -> [NodeID]? {
    guard tree.template(start) < 0, tree.childCount(start) > InstanceTree.fewRows,
      case .binary(let infix, let left, let right) = predicate.kind
    else { return nil }
    if infix == .and, !predicate.readsPosition {
      if let some = try rows(name, of: start, left) {
        return try filter(some, right, isReverse: false)
      }
      guard let some = try rows(name, of: start, right) else { return nil }
      return try filter(some, left, isReverse: false)
    }
    guard infix == .equal else { return nil }
    for (column, value) in [(left, right), (right, left)] {
      guard case .path(let path) = column.kind, case .context = path.start, path.steps.count == 1,
        path.steps[0].axis == .child, path.steps[0].predicates.isEmpty,
        case .name(nil, let header) = path.steps[0].test, value.isConstantInFilter,
        case .text(let wanted) = scalarText(try evaluate(value)), moment(wanted) == nil
      else { continue }
      return tree.rows(name, of: start, where: header, is: wanted)
    }
    return nil
  }

  /// All rows of a list filtered through its index, when they are all its rows.
  private func indexed(
    _ nodes: [NodeID], _ predicate: Expression
  ) throws(ExpressionError) -> [NodeID]? {
    guard nodes.count > InstanceTree.fewRows, let parent = tree.parent(nodes[0]),
      tree.childCount(parent) == nodes.count,
      tree.elementCount(tree.name(nodes[0]), of: parent) == nodes.count
    else { return nil }
    return try rows(tree.name(nodes[0]), of: parent, predicate)
  }

  private func scalarText(_ value: ExpressionValue) -> ExpressionValue {
    if case .nodes(let nodes) = value {
      return nodes.count == 1 ? .text(tree.text(nodes[0])) : value
    }
    return value
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
