/// Rules waiting to run, lowest rank first, each node once.
struct RuleQueue {
  private var ranks: [Int] = []
  private var nodes: [Int: [NodeID]] = [:]
  private var members: [Int: Set<NodeID>] = [:]

  var isEmpty: Bool { ranks.isEmpty }

  mutating func add(_ rank: Int?, _ node: NodeID) {
    guard let rank else { return }
    if members[rank] == nil {
      members[rank] = []
      nodes[rank] = []
      push(rank)
    }
    if members[rank]?.insert(node).inserted == true { nodes[rank]?.append(node) }
  }

  /// The next rank with the nodes to run it for.
  mutating func next() -> (rank: Int, nodes: [NodeID])? {
    guard let rank = pop() else { return nil }
    members[rank] = nil
    return (rank, nodes.removeValue(forKey: rank) ?? [])
  }

  private mutating func push(_ rank: Int) {
    ranks.append(rank)
    var index = ranks.count - 1
    while index > 0, ranks[(index - 1) / 2] > ranks[index] {
      ranks.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  private mutating func pop() -> Int? {
    guard let first = ranks.first else { return nil }
    let last = ranks.removeLast()
    if ranks.isEmpty { return first }
    ranks[0] = last
    var index = 0
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2]
      where child < ranks.count && ranks[child] < ranks[least] { least = child }
      if least == index { return first }
      ranks.swapAt(index, least)
      index = least
    }
  }
}

extension DependencyGraph {
  /// The rank of a rule, or nil when it is not ordered.
  func rank(_ item: Int, _ aspect: Rule.Aspect) -> Int? {
    ranks[Target(item: item, aspect: aspect)]
  }
}
