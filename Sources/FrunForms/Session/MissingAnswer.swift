/// Why a question has no answer. Kept beside the answers: expressions see an empty one.
public enum MissingAnswer: String, Sendable, Hashable, CaseIterable {
  /// Nobody asked.
  case notAsked = "not_asked"
  /// The person does not know.
  case unknown
  /// The person does not want to say.
  case refused
  /// The question does not fit the person.
  case notApplicable = "not_applicable"
  /// To be asked again before the form is finished.
  case later
}

extension FormSession {
  /// Notes why a question has no answer, and takes back the answer it had; nil
  /// takes the note back.
  ///
  /// A required question stays required: it may wait, but the form is not
  /// finished without it.
  public func setMissing(_ reason: MissingAnswer?, at path: AnswerPath) throws(AnswerProblem) {
    let (node, item, type) = try question(at: path)
    if reason != nil, !tree.ownValue(node).isEmpty {
      if isLocked(node, item) {
        throw AnswerProblem(.readOnly, path, "the answer cannot be changed")
      }
      try put("", at: node, item, type)
    }
    missing[node] = reason
  }

  /// Why the question has no answer, when that was noted.
  public func missing(_ path: AnswerPath) -> MissingAnswer? {
    node(at: path).flatMap { missing[$0] }
  }

  /// All questions that are asked and have a reason instead of an answer, in the order of the form.
  public func missingAnswers() -> [(path: AnswerPath, reason: MissingAnswer)] {
    var found: [(path: AnswerPath, reason: MissingAnswer)] = []
    forEachNode(below: rootNode) { node in
      if let reason = missing[node], tree.isRelevant(node) {
        found.append((path(of: node), reason))
      }
    }
    return found
  }
}
