/// Finding nodes by path and paths of nodes.
extension FormSession {
  /// The path of a node.
  func path(of node: NodeID) -> AnswerPath {
    var components: [AnswerPath.Component] = []
    var current = node
    while current != rootNode, let parent = tree.parent(current) {
      let template = tree.template(current)
      let isRow = template >= 0 && form.items[template].kind == .repeating
      components.append(
        .init(name: tree.name(current), row: isRow ? tree.ordinal(current) : nil))
      current = parent
    }
    return AnswerPath(components.reversed())
  }

  /// The node of a path. A bare name is enough when only one node can be meant.
  func node(at path: AnswerPath) -> NodeID? {
    var current: NodeID? = rootNode
    for component in path.components {
      guard let parent = current else { break }
      let found = tree.elements(component.name, of: parent)
      let index = (component.row ?? 1) - 1
      current = found.indices.contains(index) ? found[index] : nil
    }
    if let current { return current }
    guard path.components.count == 1, let item = form.item(named: path.name) else { return nil }
    let nodes = instances(of: item.index, below: rootNode)
    return nodes.count == 1 ? nodes[0] : nil
  }

  /// The question at a path.
  func question(at path: AnswerPath) throws(AnswerProblem) -> (NodeID, FormItem, QuestionType) {
    guard let node = node(at: path), tree.template(node) >= 0,
      let type = form.items[tree.template(node)].type
    else { throw AnswerProblem(.unknown, path, "there is no such question") }
    return (node, form.items[tree.template(node)], type)
  }
}
