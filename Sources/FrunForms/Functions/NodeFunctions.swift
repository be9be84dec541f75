/// Functions on sets of nodes.
extension FunctionTable {
  static let nodeFunctions: [String: FormFunction] = [
    "count": .init(1...1, .number) { call throws(ExpressionError) in
      .number(Double(try call.nodes(0).count))
    },
    "count-non-empty": .init(1...1, .number) { call throws(ExpressionError) in
      .number(Double(try call.nodes(0).count { !call.context.tree.text($0).isEmpty }))
    },
    "position": .init(0...1, .number) { call throws(ExpressionError) in
      guard call.count == 1 else { return .number(Double(call.context.position)) }
      guard case .nodes(let nodes) = try call.value(0) else {
        throw call.failure(.type, "position() takes a path, such as position(..)")
      }
      guard let node = nodes.first else { return .number(.nan) }
      return .number(Double(call.context.tree.ordinal(node)))
    },
    "last": .init(0...0, .number) { call throws(ExpressionError) in
      .number(Double(call.context.size))
    },
    "name": .init(0...1, .text) { call throws(ExpressionError) in
      .text(try nodeName(call))
    },
    "local-name": .init(0...1, .text) { call throws(ExpressionError) in
      .text(call.context.localName(try nodeName(call)))
    },
    "namespace-uri": .init(0...1, .text) { call throws(ExpressionError) in
      .text(try named(call).map(call.context.tree.namespace) ?? "")
    },
    "current": .init(0...0, .nodes) { call throws(ExpressionError) in
      .nodes([call.context.current])
    },
    "instance": .init(1...1, .nodes) { call throws(ExpressionError) in
      guard let document = call.context.host.instance(try call.text(0)) else {
        throw call.failure(.unknownInstance, "there is no list or attached file of this name")
      }
      return .nodes([document])
    },
    "indexed-repeat": .init(3...FormFunction.many, .nodes) { call throws(ExpressionError) in
      .nodes(try indexedRepeat(call))
    },
    "randomize": .init(1...2, .nodes) { call throws(ExpressionError) in
      .nodes(try randomized(call))
    },
    // The look-up of a value in an attached table.
    "pulldata": .init(4...4, .text) { call throws(ExpressionError) in
      guard let document = call.context.host.instance(try call.text(0)) else {
        throw call.failure(.unknownInstance, "there is no attached file of this name")
      }
      let tree = call.context.tree
      let column = try call.text(1)
      let key = try call.text(2)
      let wanted = try call.text(3)
      for root in tree.children(document) {
        if let found = tree.rows("item", of: root, where: key, is: wanted) {
          guard let row = found.first else { continue }
          return .text(tree.elements(column, of: row).first.map(tree.text) ?? "")
        }
        for row in tree.elements("item", of: root)
        where tree.elements(key, of: row).contains(where: { tree.text($0) == wanted }) {
          return .text(tree.elements(column, of: row).first.map(tree.text) ?? "")
        }
      }
      return .text("")
    },
    "distinct-values": .init(1...1, .text) { call throws(ExpressionError) in
      var seen: Set<String> = []
      let value = try call.value(0)
      var words: [String]
      if case .nodes(let nodes) = value {
        words = nodes.filter(call.context.tree.isRelevant).map(call.context.tree.text)
      } else {
        words = call.context.text(value).words
      }
      words = words.filter { seen.insert($0).inserted }
      return .text(words.joined(separator: " "))
    },
  ]

  private static func named(_ call: FunctionCall) throws(ExpressionError) -> NodeID? {
    if call.count == 0 { return call.context.node }
    guard case .nodes(let nodes) = try call.value(0) else {
      throw call.failure(.type, "\(call.name)() takes a path")
    }
    return nodes.first
  }

  private static func nodeName(_ call: FunctionCall) throws(ExpressionError) -> String {
    guard let node = try named(call) else { return "" }
    switch call.context.tree.kind(node) {
    case .element, .attribute, .instruction: return call.context.tree.name(node)
    default: return ""
    }
  }

  /// `indexed-repeat(target, repeat, index, …)`: the target in the given rows.
  private static func indexedRepeat(_ call: FunctionCall) throws(ExpressionError) -> [NodeID] {
    guard call.count % 2 == 1, call.count <= 7 else {
      throw call.failure(.arity, "indexed-repeat() takes a target and one to three pairs")
    }
    let tree = call.context.tree
    guard case .nodes(var targets) = try call.value(0) else {
      throw call.failure(.type, "indexed-repeat() begins with the name of a question")
    }
    for index in stride(from: 1, to: call.count, by: 2) {
      guard case .nodes(let rows) = try call.value(index) else {
        throw call.failure(.type, "indexed-repeat() needs the name of a repeat here")
      }
      // While a row is being created its index may still be 0: take the first.
      let number = try call.number(index + 1)
      if number.isNaN { return [] }
      let wanted = max(1, number.rounded(.towardZero))
      let chosen = Set(rows.filter { Double(tree.ordinal($0)) == wanted })
      targets = targets.filter { target in
        var node: NodeID? = target
        while let step = node {
          if chosen.contains(step) { return true }
          node = tree.parent(step)
        }
        return false
      }
    }
    return targets
  }

  /// Inside-out Fisher–Yates with the Park–Miller generator, as the XForms
  /// specification prescribes, so that a seed gives the same order everywhere.
  private static func randomized(_ call: FunctionCall) throws(ExpressionError) -> [NodeID] {
    let nodes = try call.nodes(0)
    var generator: ParkMiller
    if call.count > 1 {
      let value = try call.value(1)
      let number = call.context.number(value)
      generator =
        number.isNaN
        ? ParkMiller(text: call.context.text(value)) : ParkMiller(number: number)
    } else {
      generator = ParkMiller(
        seed: Int64(truncatingIfNeeded: call.context.host.environment.random() >> 1))
    }
    return generator.shuffled(nodes)
  }
}

/// The minimal-standard generator of Park and Miller (multiplier 16807).
struct ParkMiller {
  private var state: Int64

  init(seed: Int64) {
    state = seed % 2_147_483_647
    if state <= 0 { state += 2_147_483_646 }
  }

  init(number: Double) {
    let whole = number.rounded(.towardZero)
    self.init(seed: abs(whole) < 9.2e18 ? Int64(whole) : 0)
  }

  /// Texts that are no number are hashed: the first eight bytes of SHA-256.
  init(text: String) {
    let hash = SecureHash.sha256(Array(text.utf8)).prefix(8)
    self.init(seed: Int64(bitPattern: hash.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }))
  }

  mutating func next() -> Double {
    state = state * 16_807 % 2_147_483_647
    return Double(state - 1) / 2_147_483_646
  }

  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result: [Element] = []
    for (index, element) in elements.enumerated() {
      let other = min(index, Int((next() * Double(index + 1)).rounded(.down)))
      if other == result.count {
        result.append(element)
      } else {
        result.append(result[other])
        result[other] = element
      }
    }
    return result
  }
}

extension InstanceTree {
  /// 1-based position among the siblings of the same name.
  func ordinal(_ node: NodeID) -> Int {
    guard let parent = parent(node) else { return 1 }
    return (elements(name(node), of: parent).firstIndex(of: node) ?? 0) + 1
  }
}
