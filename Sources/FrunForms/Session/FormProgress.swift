/// How far a form, or a section of it, is filled in; it counts what is asked now.
public struct FormProgress: Sendable, Hashable {
  /// The group or repeat; nil for the questions outside of all.
  public let path: AnswerPath?
  /// Its label in the session's language.
  public let label: String
  /// Questions that are asked.
  public internal(set) var asked = 0
  /// Of these, questions with an answer.
  public internal(set) var answered = 0
  /// Of these, questions that need an answer and have none.
  public internal(set) var required = 0
  /// Of these, questions put off for later.
  public internal(set) var later = 0
}

extension FormSession {
  /// One entry for every outermost group and repeat that is asked, in the order
  /// of the form, and one for each run of questions between them.
  public func sections() -> [FormProgress] {
    var sections: [FormProgress] = []
    for node in tree.children(rootNode) where tree.template(node) >= 0 && tree.isRelevant(node) {
      let item = form.items[tree.template(node)]
      let component = AnswerPath.Component(name: item.name)
      let path = item.type == nil ? AnswerPath([component]) : nil
      if sections.last?.path != path || sections.isEmpty {
        sections.append(
          FormProgress(path: path, label: path == nil ? "" : text(item.label, at: node).0))
      }
      count(node, &sections[sections.count - 1])
    }
    return sections.filter { $0.asked > 0 }
  }

  /// The form as a whole.
  public func progress() -> FormProgress {
    var whole = FormProgress(path: nil, label: form.title)
    count(rootNode, &whole)
    return whole
  }

  private func count(_ top: NodeID, _ progress: inout FormProgress) {
    forEachNode(below: top) { node in
      let item = form.items[tree.template(node)]
      guard let type = item.type, type.isVisible, type != .note, tree.isRelevant(node) else {
        return
      }
      progress.asked += 1
      if !tree.ownValue(node).isEmpty {
        progress.answered += 1
      } else {
        if required.contains(node) { progress.required += 1 }
        if missing[node] == .later { progress.later += 1 }
      }
    }
  }
}
