/// How values become text, numbers and truth.
///
/// The rules are those of the field's most used client, with the repairs listed
/// in the dialect notes: dates are civil days, whole numbers print without
/// exponent, and a reference that yields several nodes takes the nearest one.
extension ExpressionContext {
  package func text(_ value: ExpressionValue) -> String {
    switch value {
    case .text(let text): text
    case .number(let number): FormNumber.format(number)
    case .truth(let truth): truth ? "true" : "false"
    case .moment(let moment): moment.text
    case .nodes(let nodes): nearest(nodes).map(tree.text) ?? ""
    }
  }

  package func number(_ value: ExpressionValue) -> Double {
    switch value {
    case .text(let text): number(text)
    case .number(let number): number
    case .truth(let truth): truth ? 1 : 0
    case .moment(let moment): moment.dayNumber
    case .nodes(let nodes): nearest(nodes).map { number(tree.text($0)) } ?? .nan
    }
  }

  /// A number, or the day number of a date, or NaN.
  func number(_ text: String) -> Double {
    let value = FormNumber.parse(text)
    if !value.isNaN { return value }
    return moment(text)?.dayNumber ?? .nan
  }

  /// A text that looks like a date, as a date.
  func moment(_ text: String) -> FormMoment? {
    // Ten characters at least: a digit first and a dash soon after.
    guard text.utf8.count >= 8, let first = text.utf8.first, (48...57).contains(first) else {
      return nil
    }
    return FormMoment(text, localOffset: host.environment.offsetFromUTC)
  }

  package func truth(_ value: ExpressionValue) -> Bool {
    switch value {
    case .text(let text): return !text.isEmpty
    case .number(let number): return number != 0 && !number.isNaN
    case .truth(let truth): return truth
    case .moment: return true
    case .nodes(let nodes):
      guard let node = nearest(nodes) else { return false }
      // A question stands for its answer; any other node for its existence.
      guard tree.template(node) >= 0 else { return true }
      let text = tree.text(node)
      return tree.isNumber(node) ? truth(.number(number(text))) : !text.isEmpty
    }
  }

  /// The one node that a set means where a single value is wanted: the node
  /// that shares the innermost repeat with the place of the expression.
  func nearest(_ nodes: [NodeID]) -> NodeID? {
    guard let first = nodes.first else { return nil }
    if nodes.count == 1 || tree.template(node) < 0 { return first }
    var chain: [NodeID: Int] = [:]
    var here: NodeID? = node
    while let step = here {
      chain[step] = chain.count
      here = tree.parent(step)
    }
    var best = first
    var distance = Int.max
    for candidate in nodes {
      var up: NodeID? = candidate
      while let step = up, chain[step] == nil { up = tree.parent(step) }
      if let step = up, let steps = chain[step], steps < distance {
        best = candidate
        distance = steps
      }
    }
    return best
  }
}
