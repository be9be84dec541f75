/// A form being filled in: the answers, and everything computed from them.
///
/// ## Invariants
/// - After every public call all rules are up to date; only rules that depend
///   on what changed were evaluated (`evaluations` counts them).
/// - Answers of questions that became irrelevant are kept, read as empty, and
///   left out of the result; they return with their question.
/// - A repeat begins without rows.
///
/// A session belongs to one task; it is not `Sendable`.
public final class FormSession {
  /// The form.
  public let form: CompiledForm
  /// The language shown, one of `form.languages` by name.
  public private(set) var language: String
  /// How many expressions were evaluated so far, by kind of rule.
  public package(set) var evaluations: [String: Int] = [:]
  /// Answers that were cleared because their choice is no longer offered.
  public package(set) var clearedAnswers: [AnswerPath] = []
  /// Rules that fail as the answers stand, at most 100; a failed rule yields nothing.
  public var failures: [AnswerProblem] {
    failing.sorted { ($0.key.node.index, $0.key.aspect) < ($1.key.node.index, $1.key.aspect) }
      .map(\.value)
  }

  package let tree = InstanceTree()
  package let environment: FormEnvironment
  let document: NodeID
  let rootNode: NodeID
  var documents: [String: NodeID] = [:]
  /// Lists made ready for typing, by list and language.
  var choiceIndexes: [String: ChoiceIndex] = [:]
  /// Positions of the rows of a list's document, by list.
  var choicePlaces: [String: [NodeID: Int]] = [:]
  var required: Set<NodeID> = []
  var readOnly: Set<NodeID> = []
  var entityKeys: [String: String] = [:]
  /// Questions that a record answered.
  var given: Set<NodeID> = []
  /// Failed rules by their place, so that a later success takes them back.
  var failing: [FailurePlace: AnswerProblem] = [:]
  var visits = 0
  /// Whether a record may give choices by their labels.
  var acceptsLabels = false
  var queue = RuleQueue()
  /// New nodes whose default is computed once the rules have run.
  var pendingDefaults: [NodeID] = []
  /// Rows that a smaller number left out, by repeat, the last one first to return.
  var rowsAside: [RowPlace: [NodeID]] = [:]
  /// Rows that a person removed, with their former places.
  var removedRows: [(row: NodeID, parent: NodeID, position: Int)] = []
  /// Why a question has no answer.
  var missing: [NodeID: MissingAnswer] = [:]
  let instanceID: String

  /// Most rows of one repeat.
  public static let mostRows = 10_000
  /// Most nodes of a session; nested repeats multiply.
  static let mostNodes = 2_000_000
  /// Most nodes that one rule may visit; conditions inside conditions multiply.
  static let mostVisits = 1_000_000
  /// Longest answer in bytes.
  public static let longestAnswer = 1 << 20

  /// Begins a form.
  ///
  /// `language` is a language of the form by name or tag; the form's default
  /// when nil or unknown.
  public init(form: CompiledForm, environment: FormEnvironment, language: String? = nil) {
    self.form = form
    instanceID = "uuid:" + RandomText.uuid(environment.random)
    var environment = environment
    environment.properties["instanceID"] = instanceID
    self.environment = environment
    self.language = Self.known(language, in: form) ?? form.defaultLanguage
    document = tree.makeDocument()
    rootNode = tree.append(.element, form.items[0].name, to: document)
    tree.setTemplate(0, of: rootNode)
    for child in form.items[0].children { build(child, in: rootNode) }
    settle(rootNode)
  }

  private static func known(_ name: String?, in form: CompiledForm) -> String? {
    guard let name else { return nil }
    return form.languages.first { $0.name == name || $0.tag == name }?.name
  }

  /// Changes the language. Returns false when the form does not have it.
  @discardableResult
  public func setLanguage(_ name: String) -> Bool {
    guard let known = Self.known(name, in: form) else { return false }
    language = known
    return true
  }

  // MARK: Building

  /// Makes the nodes of an item; a repeat begins without rows.
  func build(_ index: Int, in parent: NodeID) {
    let item = form.items[index]
    if item.kind == .repeating { return }
    let node = tree.append(.element, item.name, to: parent)
    fill(node, item)
  }

  func fill(_ node: NodeID, _ item: FormItem) {
    tree.setTemplate(item.index, of: node)
    if let type = item.type {
      tree.setNumber(type.expressionType == .number, of: node)
      let initial = item.literalDefault ?? preload(type, item)
      if !initial.isEmpty { tree.setValue(initial, of: node) }
    }
    for child in item.children { build(child, in: node) }
  }

  private func preload(_ type: QuestionType, _ item: FormItem) -> String {
    switch type {
    case .start: environment.moment.text
    case .today: environment.moment.wholeDay.text
    case .deviceid, .username, .email, .phonenumber: environment.properties[type.rawValue] ?? ""
    default: ""
    }
  }

  /// Brings new nodes up to date.
  func settle(_ top: NodeID) {
    queueNew(top)
    runRules()
  }

  /// Queues every rule of new nodes, and their computed defaults for afterwards.
  func queueNew(_ top: NodeID) {
    forEachNode(below: top) { node in
      let item = form.items[tree.template(node)]
      for aspect in item.rules.keys where aspect != .repeatCount {
        queue.add(form.graph.rank(item.index, aspect), node)
      }
      // The number of rows is decided at the node that holds the repeat.
      for child in item.children where form.items[child].rules[.repeatCount] != nil {
        queue.add(form.graph.rank(child, .repeatCount), node)
      }
      if item.rules[.defaultValue] != nil { pendingDefaults.append(node) }
    }
  }

  func forEachNode(below top: NodeID, _ body: (NodeID) -> Void) {
    var pending = [top]
    while let node = pending.popLast() {
      if tree.template(node) >= 0 { body(node) }
      pending += tree.children(node).reversed()
    }
  }
}

/// The rule of one node.
struct FailurePlace: Hashable {
  let node: NodeID
  let aspect: String
}

/// A repeat below one node.
struct RowPlace: Hashable {
  let parent: NodeID
  let item: Int
}
