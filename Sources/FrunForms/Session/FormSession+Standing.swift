/// An answer as it stands, also of a question that is not asked now.
public struct StandingAnswer: Sendable, Hashable {
  /// The question.
  public let path: AnswerPath
  /// The stored value; never empty.
  public let value: String
  /// Whether the question is asked now, so that the answer counts.
  public let isRelevant: Bool
}

/// What is kept while a form is filled in, beyond what counts now.
extension FormSession {
  /// Every answer that people gave, in the order of the form: of questions that are asked now, and
  /// of those that are set aside and would come back with their question.
  public func standingAnswers() -> [StandingAnswer] {
    var answers: [StandingAnswer] = []
    forEachNode(below: rootNode) { node in
      guard let type = form.items[tree.template(node)].type, type.isVisible, type != .note else {
        return
      }
      let value = tree.ownValue(node)
      guard !value.isEmpty else { return }
      answers.append(
        StandingAnswer(path: path(of: node), value: value, isRelevant: tree.isRelevant(node)))
    }
    return answers
  }

  /// Name of the record as it stands; empty when the form computes none.
  public var instanceName: String {
    form.instanceName.flatMap { evaluate($0, at: rootNode) }.map(context(at: rootNode).text) ?? ""
  }
}

extension CompiledForm {
  /// Whether the form computes the number of rows of a repeat.
  public var hasCountedRows: Bool { items.contains { $0.rules[.repeatCount] != nil } }

  /// The questions whose calculation looks at the answer of another one.
  public func calculations(reading index: Int) -> [FormItem] {
    (graph.readers[index] ?? []).compactMap { reader in
      let target = graph.targets[reader.rank]
      return target.aspect == .calculation ? items[target.item] : nil
    }
  }
}
