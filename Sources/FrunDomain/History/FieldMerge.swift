/// Merging: the union of what everybody said about a field, seen through its
/// policy.
///
/// The view is a function of the set of assertions. Their order, grouping and
/// repetition do not matter, so merging is commutative, associative and
/// idempotent by construction. Causality decides what is current: an answer is
/// replaced only by somebody who had seen it. Clocks order what is shown.
public enum FieldMerge {
  /// The view of all assertions known about one field of one record.
  ///
  /// Total: operations that do not fit the policy (another version declared
  /// the field differently) are read as the nearest that does.
  public static func view(of assertions: [PositionedAssertion], policy: MergePolicy) -> FieldView {
    let erased = Set(
      assertions.compactMap { assertion in
        if case .erase(let digest) = assertion.change { digest } else { nil }
      })
    let operations = union(assertions)
      .filter { assertion in
        if case .erase = assertion.change { false } else { true }
      }
      .map { Operation(assertion: $0, isErased: erased.contains($0.digest)) }
      .sorted(by: Operation.isShownBefore)
    switch policy {
    case .single, .singleSafer: return single(operations, policy: policy)
    case .set: return set(operations)
    case .append: return append(operations)
    }
  }

  /// One copy of every assertion. Of several copies an erased one counts
  /// before a readable one, and a readable one before a withheld one, so that
  /// late bodies complete a view and no late body undoes an erasure.
  private static func union(_ assertions: [PositionedAssertion]) -> [PositionedAssertion] {
    // By far the most fields are answered once.
    guard assertions.count > 1 else { return assertions }
    struct Place: Hashable {
      let position: ChainPosition
      let index: Int
    }
    func rank(_ assertion: PositionedAssertion) -> Int {
      assertion.isWithheld ? 2 : assertion.change == nil ? 0 : 1
    }
    var kept: [PositionedAssertion] = []
    var places: [Place: [Int]] = [:]
    for assertion in assertions {
      let place = Place(position: assertion.position, index: assertion.index)
      // Two digests at one place are a forked chain: both are kept.
      if let known = places[place]?.first(where: { kept[$0].digest == assertion.digest }) {
        if rank(assertion) < rank(kept[known]) { kept[known] = assertion }
      } else {
        places[place, default: []].append(kept.count)
        kept.append(assertion)
      }
    }
    return kept
  }

  /// An assertion with its erasure applied.
  struct Operation: Hashable {
    let assertion: PositionedAssertion
    let change: Change?

    init(assertion: PositionedAssertion, isErased: Bool) {
      self.assertion = assertion
      change = isErased ? nil : assertion.change
    }

    func head(_ value: FieldValue?) -> FieldHead {
      FieldHead(
        value: value, author: assertion.author, at: assertion.at, position: assertion.position,
        isWithheld: assertion.isWithheld)
    }

    /// Whether the answer can be read: not withheld, not erased.
    var isKnown: Bool { change != nil }

    static func isShownBefore(_ left: Operation, _ right: Operation) -> Bool {
      PositionedAssertion.isShownBefore(left.assertion, right.assertion)
    }
  }

  /// What a group of authors had seen together: one look per assertion instead
  /// of a comparison of every pair.
  private struct Knowledge {
    private var context = VersionVector()
    private var lastIndex: [ChainPosition: Int] = [:]

    mutating func include(_ assertion: PositionedAssertion) {
      for (device, sequence) in assertion.context.sequences {
        let isOwn = device == assertion.position.device
        let seen = isOwn ? min(sequence, assertion.position.sequence - 1) : sequence
        context.insert(ChainPosition(device: device, sequence: seen))
      }
      lastIndex[assertion.position] = max(
        lastIndex[assertion.position] ?? assertion.index, assertion.index)
    }

    /// Whether some included assertion supersedes this one.
    func supersedes(_ assertion: PositionedAssertion) -> Bool {
      context.contains(assertion.position)
        || (lastIndex[assertion.position] ?? assertion.index) > assertion.index
    }
  }

  private static func single(_ operations: [Operation], policy: MergePolicy) -> FieldView {
    var knowledge = Knowledge()
    for operation in operations { knowledge.include(operation.assertion) }
    let current = operations.filter { !knowledge.supersedes($0.assertion) }
    let heads = current.map { operation in
      switch operation.change {
      case .set(let value), .add(let value), .append(let value): operation.head(value)
      case .retract, .remove, .erase, nil: operation.head(nil)
      }
    }
    let answers = zip(current, heads).filter { $0.0.isKnown }.map(\.1.value)
    let shown = heads.last { $0.value != nil }?.value
    var governing = shown
    if case .singleSafer = policy {
      // The last of equally safe answers is the newest.
      let safest = answers.compactMap(policy.safetyRank).min()
      governing = answers.last { policy.safetyRank($0) == safest } ?? nil
    }
    return FieldView(
      heads: heads, shown: shown, elements: [], isDisagreement: Set(answers).count > 1,
      governing: governing, hasWithheld: heads.contains(where: \.isWithheld))
  }

  private static func set(_ operations: [Operation]) -> FieldView {
    var removed: [FieldValue: Knowledge] = [:]
    var cleared = Knowledge()
    for operation in operations {
      switch operation.change {
      case .remove(let value): removed[value, default: Knowledge()].include(operation.assertion)
      case .retract: cleared.include(operation.assertion)
      default: break
      }
    }
    var heads: [FieldHead] = []
    var elements: [FieldValue] = []
    var present: Set<FieldValue> = []
    for operation in operations {
      switch operation.change {
      case .add(let value), .set(let value), .append(let value):
        guard !cleared.supersedes(operation.assertion),
          removed[value]?.supersedes(operation.assertion) != true
        else { continue }
        heads.append(operation.head(value))
        if present.insert(value).inserted { elements.append(value) }
      default: break
      }
    }
    return FieldView(
      heads: heads, shown: nil, elements: elements, isDisagreement: false, governing: nil,
      hasWithheld: operations.contains { $0.assertion.isWithheld })
  }

  private static func append(_ operations: [Operation]) -> FieldView {
    var heads: [FieldHead] = []
    for operation in operations {
      switch operation.change {
      case .append(let value), .add(let value), .set(let value):
        heads.append(operation.head(value))
      default: break
      }
    }
    return FieldView(
      heads: heads, shown: nil, elements: heads.compactMap(\.value), isDisagreement: false,
      governing: nil, hasWithheld: operations.contains { $0.assertion.isWithheld })
  }
}
