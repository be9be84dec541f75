/// Running rules after a change.
extension FormSession {
  func context(at node: NodeID) -> ExpressionContext {
    ExpressionContext(host: self, node: node, root: document)
  }

  /// The value of a rule at a node, or nil after noting the failure.
  func evaluate(_ rule: Rule, at node: NodeID, in context: ExpressionContext? = nil)
    -> ExpressionValue?
  {
    evaluations[rule.aspect.rawValue, default: 0] += 1
    visits = 0
    do {
      let value = try (context ?? self.context(at: node)).evaluate(rule.expression)
      note(nil, of: rule.aspect, at: node)
      return value
    } catch {
      note(error.message, of: rule.aspect, at: node)
      return nil
    }
  }

  /// Remembers that a rule fails, or that it does no longer.
  func note(_ message: String?, of aspect: Rule.Aspect, at node: NodeID) {
    let place = FailurePlace(node: node, aspect: aspect.rawValue)
    guard let message else {
      if !failing.isEmpty { failing[place] = nil }
      return
    }
    guard failing.count < 100 || failing[place] != nil else { return }
    failing[place] = AnswerProblem(.rule, path(of: node), "\(aspect.rawValue): \(message)")
  }

  func truth(_ rule: Rule, at node: NodeID) -> Bool? {
    evaluate(rule, at: node).map(context(at: node).truth)
  }

  /// How a computed value is stored for a type of question.
  func stored(_ value: ExpressionValue, _ type: QuestionType?) -> String {
    let context = context(at: rootNode)
    if case .number(let number) = value {
      if number.isNaN { return "" }
      if type == .integer { return FormNumber.format(number.rounded(.towardZero)) }
      if type == .date, let day = FormMoment(dayNumber: number, offset: 0) {
        return day.wholeDay.text
      }
    }
    if case .moment(let moment) = value, type == .date { return moment.wholeDay.text }
    return context.text(value)
  }

  /// Stores a value; when it differs, whatever reads it is queued.
  @discardableResult
  func store(_ value: String, in node: NodeID) -> Bool {
    guard tree.ownValue(node) != value else { return false }
    tree.setValue(value, of: node)
    valueChanged(node)
    return true
  }

  func valueChanged(_ node: NodeID) {
    if !missing.isEmpty, !tree.ownValue(node).isEmpty { missing[node] = nil }
    let item = tree.template(node)
    queueReaders(of: item, at: node)
    for target in form.graph.triggered[item] ?? [] {
      for instance in instances(of: target, near: node) { runTriggered(target, instance) }
    }
  }

  /// A calculation that runs only when its trigger changes.
  private func runTriggered(_ item: Int, _ node: NodeID) {
    guard let rule = form.items[item].rules[.calculation], let value = evaluate(rule, at: node)
    else { return }
    store(stored(value, form.items[item].type), in: node)
  }

  /// Instances in the innermost row that both share.
  private func instances(of item: Int, near node: NodeID) -> [NodeID] {
    let chain = Set(form.chain(item))
    var place: NodeID? = node
    while let current = place, tree.template(current) >= 0 {
      if chain.contains(tree.template(current)) { return instances(of: item, below: current) }
      place = tree.parent(current)
    }
    return instances(of: item, below: rootNode)
  }

  func queueReaders(of item: Int, at node: NodeID) {
    for reader in form.graph.readers[item] ?? [] {
      let target = form.graph.targets[reader.rank]
      var top = rootNode
      if let common = reader.common {
        var place: NodeID? = node
        while let current = place {
          if tree.template(current) == common {
            top = current
            break
          }
          place = tree.parent(current)
        }
      }
      // The rule of a repeat's count belongs to the node that holds the repeat.
      let place =
        target.aspect == .repeatCount ? form.items[target.item].parent ?? 0 : target.item
      for instance in instances(of: place, below: top) { queue.add(reader.rank, instance) }
    }
  }

  /// All nodes made from an item below a node, or the nodes above that level.
  func instances(of item: Int, below top: NodeID) -> [NodeID] {
    let chain = form.chain(item)
    guard let depth = chain.firstIndex(of: tree.template(top)) else { return [] }
    var nodes = [top]
    for step in chain[..<depth].reversed() {
      nodes = nodes.flatMap { tree.elements(form.items[step].name, of: $0) }
        .filter { tree.template($0) == step }
    }
    return nodes
  }

  /// Runs what is queued until nothing changes any more.
  func runRules() {
    repeat {
      runQueue()
      let nodes = pendingDefaults
      pendingDefaults = []
      for node in nodes where tree.ownValue(node).isEmpty {
        let item = form.items[tree.template(node)]
        guard let rule = item.rules[.defaultValue], let value = evaluate(rule, at: node) else {
          continue
        }
        store(stored(value, item.type), in: node)
      }
    } while !queue.isEmpty
  }

  private func runQueue() {
    var steps = 0
    while let (rank, nodes) = queue.next() {
      let target = form.graph.targets[rank]
      for node in nodes {
        steps += 1
        // Rows that compute from each other may in theory never come to rest.
        if steps > 1_000_000 {
          note("the calculations of this form never come to rest", of: target.aspect, at: node)
          queue = RuleQueue()
          return
        }
        run(target, at: node)
      }
    }
  }

  private func run(_ target: DependencyGraph.Target, at node: NodeID) {
    let item = form.items[target.item]
    switch target.aspect {
    case .relevant:
      guard let rule = item.rules[.relevant], let holds = truth(rule, at: node),
        holds != tree.isOwnRelevant(node)
      else { return }
      tree.setRelevant(holds, of: node)
      forEachNode(below: node) { queueReaders(of: tree.template($0), at: $0) }
    case .calculation:
      guard let rule = item.rules[.calculation] else { return }
      let value = evaluate(rule, at: node)
      store(value.map { stored($0, item.type) } ?? "", in: node)
    case .required: update(&required, item.rules[.required], node)
    case .readOnly: update(&readOnly, item.rules[.readOnly], node)
    case .choiceFilter: dropUnofferedAnswers(item, node)
    case .repeatCount: applyCount(item, in: node)
    case .constraint, .defaultValue, .warn: break
    }
  }

  private func update(_ set: inout Set<NodeID>, _ rule: Rule?, _ node: NodeID) {
    guard let rule, let holds = truth(rule, at: node) else { return }
    if holds { set.insert(node) } else { set.remove(node) }
  }

  /// Adds rows at the end, or removes them from the end.
  private func applyCount(_ item: FormItem, in parent: NodeID) {
    guard let rule = item.rules[.repeatCount], let value = evaluate(rule, at: parent) else {
      return
    }
    let number = context(at: parent).number(value)
    let wanted = number.isNaN ? 0 : Int(max(0, min(number, Double(Self.mostRows))))
    var rows = tree.elements(item.name, of: parent)
    while rows.count < wanted {
      guard let row = returnRow(item, in: parent) ?? appendRow(item, in: parent) else { return }
      rows.append(row)
    }
    while rows.count > wanted, let last = rows.popLast() {
      removeRow(last)
      rowsAside[RowPlace(parent: parent, item: item.index), default: []].append(last)
    }
  }
}
