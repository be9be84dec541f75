public import FrunText

/// Answers from a record.
extension FormSession {
  /// Fills the form from a JSON object.
  ///
  /// Keys are the names of questions; answers of a group may stand flat or in
  /// an object under the group's name; a repeat is an array of objects.
  /// Multiple answers are an array or a text with spaces. Returns what could
  /// not be taken; answers to questions that are not asked, and unknown keys,
  /// are problems too. With `byLabel` a choice may be given by its label in any
  /// language, when exactly one choice of the list has it.
  public func fill(_ record: JSONObject, byLabel: Bool = false) -> [AnswerProblem] {
    var problems: [AnswerProblem] = []
    acceptsLabels = byLabel
    fill(record, scope: rootNode, &problems)
    forEachNode(below: rootNode) { node in
      if given.contains(node), !tree.isRelevant(node) {
        problems.append(
          AnswerProblem(
            .irrelevant, path(of: node), "an answer is given, but the question is not asked"))
      }
    }
    for path in clearedAnswers {
      problems.append(AnswerProblem(.choice, path, "the answer is not among the choices"))
    }
    return problems
  }

  private func fill(_ record: JSONObject, scope: NodeID, _ problems: inout [AnswerProblem]) {
    var used: Set<String> = []
    take(record, form.items[tree.template(scope)], scope, &used, &problems)
    let known = names(in: form.items[tree.template(scope)])
    for key in record.keys where !used.contains(key) {
      let near = Suggestions.nearest(to: key, among: known).first
      let hint = near.map { "; did you mean “\($0)”?" } ?? ""
      let base = scope == rootNode ? [] : path(of: scope).components
      problems.append(
        AnswerProblem(
          .unknown, AnswerPath(base + [.init(name: key)]), "the form has no such question\(hint)"))
    }
  }

  /// Names that a record may use as keys at this level.
  private func names(in item: FormItem) -> [String] {
    item.children.flatMap { index -> [String] in
      let child = form.items[index]
      return child.kind == .group ? [child.name] + names(in: child) : [child.name]
    }
  }

  private func take(
    _ record: JSONObject, _ item: FormItem, _ node: NodeID, _ used: inout Set<String>,
    _ problems: inout [AnswerProblem]
  ) {
    for index in item.children {
      let child = form.items[index]
      if child.kind == .repeating {
        guard let value = record[child.name] else { continue }
        used.insert(child.name)
        fillRows(value, child, node, &problems)
        continue
      }
      guard
        let inner = tree.elements(child.name, of: node).first(where: {
          tree.template($0) == index
        })
      else { continue }
      if child.type == nil {
        // Flat answers of the outer record reach into groups as well.
        if let object = record[child.name]?.object {
          used.insert(child.name)
          fill(object, scope: inner, &problems)
        }
        take(record, child, inner, &used, &problems)
      } else if let value = record[child.name] {
        used.insert(child.name)
        give(value, inner, child, &problems)
      }
    }
  }

  private func give(
    _ value: JSONValue, _ node: NodeID, _ item: FormItem, _ problems: inout [AnswerProblem]
  ) {
    guard let type = item.type else { return }
    let named = acceptsLabels && type.isSelect ? withNames(value, item) : value
    guard let text = AnswerReader.text(named) else {
      problems.append(
        AnswerProblem(.type, path(of: node), "a single answer is expected, not \(value.typeName)"))
      return
    }
    if text.isEmpty { return }
    if isLocked(node, item) || !type.isVisible && type != .hidden {
      problems.append(AnswerProblem(.readOnly, path(of: node), "the form computes this answer"))
      return
    }
    do {
      try put(text, at: node, item, type)
      given.insert(node)
    } catch {
      problems.append(error)
    }
  }

  /// The value with labels replaced by the names of their choices.
  private func withNames(_ value: JSONValue, _ item: FormItem) -> JSONValue {
    guard case .list(let name) = item.choices, let list = form.lists[name] else { return value }
    if let values = value.array { return .array(values.map { withNames($0, item) }) }
    guard let text = value.string.map(TextCleaning.trimmed), list.choice(text) == nil else {
      return value
    }
    let wanted = text.lowercased()
    let found = list.choices.filter { choice in
      choice.label.templates.values.contains { $0.constant?.lowercased() == wanted }
    }
    return found.count == 1 ? .string(found[0].name) : value
  }

  private func fillRows(
    _ value: JSONValue, _ item: FormItem, _ parent: NodeID, _ problems: inout [AnswerProblem]
  ) {
    let base = parent == rootNode ? [] : path(of: parent).components
    let place = AnswerPath(base + [.init(name: item.name)])
    guard let rows = value.array else {
      problems.append(AnswerProblem(.type, place, "a list of rows is expected"))
      return
    }
    for (offset, row) in rows.enumerated() {
      guard let object = row.object else {
        problems.append(
          AnswerProblem(
            .type, AnswerPath(base + [.init(name: item.name, row: offset + 1)]),
            "a row with names and answers is expected"))
        continue
      }
      let existing = tree.elements(item.name, of: parent)
      let node: NodeID
      if existing.indices.contains(offset) {
        node = existing[offset]
      } else if item.rules[.repeatCount] == nil, let made = appendRow(item, in: parent) {
        runRules()
        node = made
      } else {
        problems.append(
          AnswerProblem(.limit, place, "there are more rows than the form allows"))
        return
      }
      fill(object, scope: node, &problems)
    }
  }
}

extension AnswerReader {
  /// The answer in a JSON value, or nil for an object.
  static func text(_ value: JSONValue) -> String? {
    switch value {
    case .null: return ""
    case .bool(let flag): return flag ? "yes" : "no"
    case .integer(let number): return String(number)
    case .number(let number): return FormNumber.format(number)
    case .string(let text): return text
    case .array(let values):
      let texts = values.compactMap(text)
      return texts.count == values.count ? texts.joined(separator: " ") : nil
    case .object: return nil
    }
  }
}
