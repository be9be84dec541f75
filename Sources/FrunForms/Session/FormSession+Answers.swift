/// Giving and checking answers.
extension FormSession {
  /// The stored answer; empty when there is none.
  public func answer(_ path: AnswerPath) throws(AnswerProblem) -> String {
    let (node, _, _) = try question(at: path)
    return tree.ownValue(node)
  }

  /// Whether the question is asked, given the other answers.
  public func isRelevant(_ path: AnswerPath) -> Bool {
    node(at: path).map(tree.isRelevant) ?? false
  }

  /// Stores an answer after checking its type, its choices and its constraint.
  ///
  /// An empty text takes the answer back. Throws the problem, and keeps the
  /// answer before, when the new one cannot stand.
  public func setAnswer(_ text: String, at path: AnswerPath) throws(AnswerProblem) {
    let (node, item, type) = try question(at: path)
    if isLocked(node, item) {
      throw AnswerProblem(.readOnly, path, "the answer cannot be changed")
    }
    let value = try read(text, node, item, type)
    if value == tree.ownValue(node) { return }
    let before = tree.ownValue(node)
    tree.setValue(value, of: node)
    if let problem = problem(of: node, item, type, checkingRequired: false) {
      tree.setValue(before, of: node)
      throw problem
    }
    valueChanged(node)
    runRules()
  }

  /// Stores an answer as `setAnswer` does, without asking constraint and choices.
  package func accept(_ text: String, at path: AnswerPath) throws(AnswerProblem) {
    let (node, item, type) = try question(at: path)
    try put(text, at: node, item, type)
  }

  /// Stores an answer without asking the constraint or the choices, which may
  /// depend on answers that are still to come; `validate` asks them.
  func put(_ text: String, at node: NodeID, _ item: FormItem, _ type: QuestionType)
    throws(AnswerProblem)
  {
    let value = try read(text, node, item, type)
    if store(value, in: node) { runRules() }
  }

  private func read(
    _ text: String, _ node: NodeID, _ item: FormItem, _ type: QuestionType
  ) throws(AnswerProblem) -> String {
    guard text.utf8.count <= Self.longestAnswer else {
      throw AnswerProblem(.limit, path(of: node), "the answer is too long")
    }
    switch AnswerReader.read(text, as: type, item: item, offset: environment.offsetFromUTC) {
    case .success(let value): return value
    case .failure(let expectation):
      throw AnswerProblem(.type, path(of: node), expectation.message)
    }
  }

  /// Everything that keeps the form from being finished, in the order of the form.
  public func validate() -> [AnswerProblem] {
    var problems: [AnswerProblem] = []
    forEachNode(below: rootNode) { node in
      let item = form.items[tree.template(node)]
      guard let type = item.type, tree.isRelevant(node),
        let problem = problem(of: node, item, type, checkingRequired: true)
      else { return }
      problems.append(problem)
    }
    return problems
  }

  /// The problem of one question as it stands, or nil.
  public func problem(_ path: AnswerPath) -> AnswerProblem? {
    guard let (node, item, type) = try? question(at: path), tree.isRelevant(node) else {
      return nil
    }
    return problem(of: node, item, type, checkingRequired: true)
  }

  /// What is unusual about an answer as it stands, in the form's words; nil when nothing is. A soft
  /// limit (`bind::frun:warn`) keeps nobody from finishing the form: people decide.
  ///
  /// Empty when the form gives no words for it.
  public func warning(_ path: AnswerPath) -> String? {
    guard let (node, item, _) = try? question(at: path), tree.isRelevant(node),
      !tree.ownValue(node).isEmpty, let rule = item.rules[.warn], truth(rule, at: node) == true
    else { return nil }
    return text(item.warnMessage, at: node).0
  }

  private func problem(
    of node: NodeID, _ item: FormItem, _ type: QuestionType, checkingRequired: Bool
  ) -> AnswerProblem? {
    let value = tree.ownValue(node)
    if value.isEmpty {
      guard checkingRequired, required.contains(node), type.isVisible, type != .note else {
        return nil
      }
      let message = text(item.requiredMessage, at: node).0
      return AnswerProblem(
        .required, path(of: node), message.isEmpty ? "an answer is required" : message)
    }
    if type.isSelect, item.choices != nil, !isOffered(value, item, node) {
      return AnswerProblem(.choice, path(of: node), "the answer is not among the choices")
    }
    guard let rule = item.rules[.constraint] else { return nil }
    guard let holds = truth(rule, at: node) else {
      return AnswerProblem(.rule, path(of: node), "the constraint cannot be evaluated")
    }
    if holds { return nil }
    let message = text(item.constraintMessage, at: node).0
    return AnswerProblem(
      .constraint, path(of: node), message.isEmpty ? "the answer is not allowed" : message)
  }

  private func isOffered(_ value: String, _ item: FormItem, _ node: NodeID) -> Bool {
    let words = item.type == .selectOne ? [value] : value.words
    // Most selects have no filter: ask the list's own index.
    if case .list(let name) = item.choices, item.rules[.choiceFilter] == nil,
      let list = form.lists[name]
    {
      return words.allSatisfy { list.positions[$0] != nil }
        && (item.type != .rank || words.count == list.choices.count)
    }
    let names = Set(offered(item, node).map(\.name))
    return words.allSatisfy(names.contains)
  }
}
