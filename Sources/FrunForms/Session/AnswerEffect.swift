/// What an answer would do to the others, known before it is given.
public struct AnswerEffect: Sendable, Hashable {
  /// Answers whose questions would no longer be asked; they are kept and return with them.
  public var setAside: [AnswerPath] = []
  /// Answers that would be cleared because their choice is no longer offered.
  public var cleared: [AnswerPath] = []
  /// Answers of questions that are not asked now and would be again.
  public var returning: [AnswerPath] = []
  /// Rows with answers that a smaller number would leave out.
  public var rows: [RowsSetAside] = []
  /// How many questions without answer would be asked in addition.
  public var newlyAsked = 0

  /// Whether something a person said would be put away.
  public var isHarmful: Bool { !setAside.isEmpty || !cleared.isEmpty || !rows.isEmpty }
}

extension FormSession {
  /// What giving the answer would do. Nothing is changed.
  ///
  /// Throws what `setAnswer` would throw.
  public func effect(of text: String, at path: AnswerPath) throws(AnswerProblem) -> AnswerEffect {
    let before = answered()
    let rowsBefore = Set(rowsSetAside)
    let state = SessionState(self)
    defer { state.restore(self) }
    clearedAnswers = []
    let own = node(at: path)
    try setAnswer(text, at: path)
    var effect = AnswerEffect()
    effect.cleared = clearedAnswers
    let after = answered()
    let rows = Set(rowsSetAside).subtracting(rowsBefore)
    effect.rows = rows.sorted { $0.path.description < $1.path.description }
    for node in before.order where before.asked.contains(node) && node != own {
      guard !tree.ownValue(node).isEmpty, after.known.contains(node), !after.asked.contains(node)
      else { continue }
      effect.setAside.append(self.path(of: node))
    }
    for node in after.order where after.asked.contains(node) && !before.asked.contains(node) {
      if tree.ownValue(node).isEmpty {
        effect.newlyAsked += 1
      } else if before.known.contains(node) {
        effect.returning.append(self.path(of: node))
      }
    }
    return effect
  }

  /// All visible questions in the order of the form, and those that are asked.
  private func answered() -> (order: [NodeID], known: Set<NodeID>, asked: Set<NodeID>) {
    var order: [NodeID] = []
    var asked: Set<NodeID> = []
    forEachNode(below: rootNode) { node in
      guard let type = form.items[tree.template(node)].type, type.isVisible, type != .note else {
        return
      }
      order.append(node)
      if tree.isRelevant(node) { asked.insert(node) }
    }
    return (order, Set(order), asked)
  }
}

/// Everything in a session that an answer changes, to be put back afterwards.
private struct SessionState {
  private let tree: InstanceTree.Snapshot
  private let evaluations: [String: Int]
  private let clearedAnswers: [AnswerPath]
  private let documents: [String: NodeID]
  private let choicePlaces: [String: [NodeID: Int]]
  private let required: Set<NodeID>
  private let readOnly: Set<NodeID>
  private let failing: [FailurePlace: AnswerProblem]
  private let rowsAside: [RowPlace: [NodeID]]
  private let missing: [NodeID: MissingAnswer]

  init(_ session: FormSession) {
    tree = session.tree.snapshot()
    evaluations = session.evaluations
    clearedAnswers = session.clearedAnswers
    documents = session.documents
    choicePlaces = session.choicePlaces
    required = session.required
    readOnly = session.readOnly
    failing = session.failing
    rowsAside = session.rowsAside
    missing = session.missing
  }

  func restore(_ session: FormSession) {
    session.tree.restore(tree)
    session.evaluations = evaluations
    session.clearedAnswers = clearedAnswers
    session.documents = documents
    session.choicePlaces = choicePlaces
    session.required = required
    session.readOnly = readOnly
    session.failing = failing
    session.rowsAside = rowsAside
    session.missing = missing
  }
}
