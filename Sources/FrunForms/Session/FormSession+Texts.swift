/// Labels, hints and messages in the session's language.
extension FormSession {
  /// The text with answers inserted, and whether it is in the session's language.
  func text(_ text: TranslatedText, at node: NodeID) -> (String, isTranslated: Bool) {
    guard let (template, isTranslated) = text.template(language, fallback: form.defaultLanguage)
    else { return ("", true) }
    if let constant = template.constant { return (constant, isTranslated) }
    var result = ""
    let context = context(at: node)
    for segment in template.segments {
      switch segment {
      case .text(let piece): result += piece
      case .value(let expression):
        if let value = try? context.evaluate(expression) { result += context.text(value) }
      }
    }
    return (result, isTranslated)
  }

  /// The state of a question; throws when the path names none.
  public func question(_ path: AnswerPath) throws(AnswerProblem) -> QuestionState {
    let (node, item, _) = try question(at: path)
    return state(node, item)
  }

  func state(_ node: NodeID, _ item: FormItem) -> QuestionState {
    let label = text(item.label, at: node)
    return QuestionState(
      path: path(of: node), item: item, label: label.0, hint: text(item.hint, at: node).0,
      guidance: text(item.guidance, at: node).0, isTranslated: label.isTranslated,
      value: tree.ownValue(node), missing: missing[node], isRequired: required.contains(node),
      isReadOnly: isLocked(node, item))
  }

  func isLocked(_ node: NodeID, _ item: FormItem) -> Bool {
    if readOnly.contains(node) { return true }
    return item.rules[.calculation] != nil && item.triggers.isEmpty && item.type?.isVisible == false
  }

  /// Everything that is relevant now, in the order of the form.
  public func outline() -> [FormStep] {
    var steps: [FormStep] = []
    outline(of: rootNode, item: form.items[0], into: &steps)
    return steps
  }

  private func outline(of node: NodeID, item: FormItem, into steps: inout [FormStep]) {
    for index in item.children {
      let child = form.items[index]
      if child.kind == .repeating {
        outlineRows(child, in: node, into: &steps)
        continue
      }
      guard
        let inner = tree.elements(child.name, of: node).first(where: {
          tree.template($0) == index
        }), tree.isOwnRelevant(inner)
      else { continue }
      if let type = child.type {
        if type.isVisible { steps.append(.question(state(inner, child))) }
        continue
      }
      steps.append(
        .group(
          path: path(of: inner), label: text(child.label, at: inner).0,
          isFieldList: child.appearance.contains("field-list")))
      outline(of: inner, item: child, into: &steps)
    }
  }

  private func outlineRows(_ item: FormItem, in parent: NodeID, into steps: inout [FormStep]) {
    let rows = tree.elements(item.name, of: parent)
    let isRelevant = rows.isEmpty || rows.contains(where: tree.isOwnRelevant)
    guard isRelevant, isRepeatOpen(item, in: parent) else { return }
    let base = parent == rootNode ? [] : path(of: parent).components
    let fixed = item.rules[.repeatCount] == nil ? nil : rows.count
    steps.append(
      .repeating(
        RepeatState(
          path: AnswerPath(base + [.init(name: item.name)]),
          label: text(item.label, at: rows.first ?? parent).0, rows: rows.count, fixedCount: fixed))
    )
    for row in rows where tree.isOwnRelevant(row) {
      steps.append(.row(path: path(of: row)))
      outline(of: row, item: item, into: &steps)
    }
  }

  /// Whether a repeat without rows would be relevant if it had one.
  private func isRepeatOpen(_ item: FormItem, in parent: NodeID) -> Bool {
    guard let rule = item.rules[.relevant], tree.elements(item.name, of: parent).isEmpty else {
      return true
    }
    // Judge at a row that is made only for the question and removed again.
    let probe = tree.append(.element, item.name, to: parent)
    tree.setTemplate(item.index, of: probe)
    defer { tree.remove(probe) }
    return truth(rule, at: probe) ?? true
  }
}
