/// Finishing a form.
extension FormSession {
  /// The result, or everything that is in the way.
  public func finish() -> Result<SubmissionResult, UnfinishedForm> {
    forEachNode(below: rootNode) { node in
      if form.items[tree.template(node)].type == .end {
        store(environment.moment.text, in: node)
      }
    }
    runRules()
    let problems = validate() + failures
    guard problems.isEmpty else { return .failure(UnfinishedForm(problems: problems)) }
    return .success(result())
  }

  /// The answers as they stand, complete or not.
  public func result() -> SubmissionResult {
    var answers: [SubmissionResult.Answer] = []
    forEachNode(below: rootNode) { node in
      guard let type = form.items[tree.template(node)].type, type.holdsValue, type != .note,
        tree.isRelevant(node)
      else { return }
      let value = tree.ownValue(node)
      if !value.isEmpty { answers.append(.init(path: path(of: node), value: value)) }
    }
    let name = form.instanceName.flatMap { evaluate($0, at: rootNode) }
      .map(context(at: rootNode).text)
    return SubmissionResult(
      formID: form.id, formVersion: form.version, instanceID: instanceID,
      instanceName: name ?? "", answers: answers, entities: form.entities.flatMap(changes),
      missing: missingAnswers().map { .init(path: $0.path, reason: $0.reason) })
  }

  private func changes(_ declaration: EntityDeclaration) -> [EntityChange] {
    instances(of: declaration.scope, below: rootNode).filter(tree.isRelevant)
      .compactMap { change(declaration, at: $0) }
  }

  private func change(_ declaration: EntityDeclaration, at scope: NodeID) -> EntityChange? {
    let context = context(at: scope)
    func holds(_ rule: Rule?) -> Bool? { rule.map { truth($0, at: scope) ?? false } }
    let creates = holds(declaration.createIf)
    let updates = holds(declaration.updateIf)
    let given = declaration.entityID.flatMap { evaluate($0, at: scope) }.map(context.text) ?? ""
    let action: EntityChange.Action
    switch (declaration.entityID != nil, creates, updates) {
    case (false, let creates, _):
      guard creates ?? true else { return nil }
      action = .create
    case (true, nil, let updates):
      guard updates ?? true else { return nil }
      action = .update
    case (true, true?, true?): action = .upsert
    case (true, true?, _): action = .create
    case (true, false?, true?): action = .update
    case (true, false?, _): return nil
    }
    var fields: [EntityChange.Field] = []
    for (item, property) in declaration.properties {
      for node in instances(of: item, below: scope) where tree.isRelevant(node) {
        fields.append(
          .init(property: property, value: tree.ownValue(node), path: path(of: node)))
      }
    }
    let isRow = form.items[declaration.scope].kind == .repeating
    let label = declaration.label.flatMap { evaluate($0, at: scope) }.map(context.text) ?? ""
    return EntityChange(
      action: action, dataset: declaration.dataset,
      key: given.isEmpty ? key(declaration.dataset, scope) : given, label: label, fields: fields,
      repeatIndex: isRow ? tree.ordinal(scope) : nil)
  }

  /// A new identifier, the same one whenever the result is asked for again.
  private func key(_ dataset: String, _ scope: NodeID) -> String {
    let place = "\(dataset)#\(scope.index)"
    if let known = entityKeys[place] { return known }
    let made = RandomText.uuid(environment.random)
    entityKeys[place] = made
    return made
  }
}

/// Why a form cannot be finished.
public struct UnfinishedForm: Error, Sendable {
  /// What is missing or wrong, in the order of the form.
  public let problems: [AnswerProblem]
}
