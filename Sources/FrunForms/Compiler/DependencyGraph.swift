/// Which rules must run again when an answer or the rows of a repeat change,
/// and in which order.
package struct DependencyGraph: Sendable {
  /// A rule of an item; its position in `targets` is its rank.
  struct Target: Sendable, Hashable {
    let item: Int
    let aspect: Rule.Aspect
  }

  /// A rule that reads something.
  struct Reader: Sendable, Hashable {
    let rank: Int
    /// Declared node through which only one instance is reached, or nil for all.
    let common: Int?
  }

  /// Rules in an order in which each comes after everything it reads.
  var targets: [Target] = []
  /// Positions in `targets`.
  var ranks: [Target: Int] = [:]
  /// Readers by the item they read.
  var readers: [Int: [Reader]] = [:]
  /// Calculations that run when an item changes, by that item.
  var triggered: [Int: [Int]] = [:]

  package init() {}
}

extension FormBuild {
  /// Orders all rules and refuses cycles.
  mutating func orderRules() {
    let paths = StaticPaths(items: items)
    var reads: [DependencyGraph.Target: Set<StaticPaths.Target>] = [:]
    var all: [DependencyGraph.Target] = []
    let ordered: [Rule.Aspect] = [
      .relevant, .repeatCount, .calculation, .choiceFilter, .required, .readOnly,
    ]
    for item in items {
      for aspect in ordered {
        guard let rule = item.rules[aspect] else { continue }
        if aspect == .calculation, !item.triggers.isEmpty {
          for trigger in item.triggers { graph.triggered[trigger, default: []].append(item.index) }
          continue
        }
        let target = DependencyGraph.Target(item: item.index, aspect: aspect)
        all.append(target)
        let source = aspect == .repeatCount ? item.parent ?? 0 : item.index
        reads[target] = paths.reads(
          rule.expression, source: source,
          context: aspect == .choiceFilter ? rowContext(item) : source)
      }
      if case .rows(let source) = item.choices {
        let target = DependencyGraph.Target(item: item.index, aspect: .choiceFilter)
        if reads[target] == nil { all.append(target) }
        var found = reads[target] ?? []
        found.insert(.init(item: source, common: nil, choosesRows: true))
        for place in paths.items[source].parent.map({ [$0] }) ?? [] {
          found.insert(.init(item: place, common: nil, choosesRows: true))
        }
        reads[target] = found
      }
    }
    var sorter = RuleSorter(items: items, reads: reads)
    for target in all { sorter.visit(target) }
    for cycle in sorter.cycles { reportCycle(cycle) }
    graph.targets = sorter.sorted
    for (rank, target) in graph.targets.enumerated() {
      graph.ranks[target] = rank
      for read in reads[target] ?? [] {
        graph.readers[read.item, default: []].append(.init(rank: rank, common: read.common))
      }
    }
  }

  /// What `.` means in a choice filter: a row of the repeat that the choices
  /// come from, or a choice.
  private func rowContext(_ item: FormItem) -> Int? {
    guard case .rows(let source) = item.choices else { return nil }
    return ReferencePaths(items: items).chain(source).first { items[$0].kind == .repeating }
  }

  private mutating func reportCycle(_ cycle: [DependencyGraph.Target]) {
    guard let first = cycle.first else { return }
    let names = (cycle + [first]).map {
      "\(items[$0.item].name) (row \(items[$0.item].row), \($0.aspect.rawValue))"
    }
    let message =
      cycle.count == 1
      ? "“\(items[first.item].name)” depends on itself"
      : "these depend on each other in a circle: " + names.joined(separator: " → ")
    report(
      .error, "CYCLE", message, sheet: "survey", row: items[first.item].row,
      column: first.aspect.rawValue)
  }
}

/// Sorts rules depth first.
private struct RuleSorter {
  let items: [FormItem]
  let reads: [DependencyGraph.Target: Set<StaticPaths.Target>]
  var sorted: [DependencyGraph.Target] = []
  var cycles: [[DependencyGraph.Target]] = []
  private var states: [DependencyGraph.Target: Bool] = [:]
  private var producersByItem: [Int: [DependencyGraph.Target]] = [:]

  init(items: [FormItem], reads: [DependencyGraph.Target: Set<StaticPaths.Target>]) {
    self.items = items
    self.reads = reads
  }

  /// The rules that decide what reading an item yields.
  private mutating func producers(_ item: Int) -> [DependencyGraph.Target] {
    if let known = producersByItem[item] { return known }
    var found: [DependencyGraph.Target] = []
    for aspect in [Rule.Aspect.calculation, .choiceFilter] {
      let target = DependencyGraph.Target(item: item, aspect: aspect)
      if reads[target] != nil { found.append(target) }
    }
    var place: Int? = item
    while let current = place {
      for aspect in [Rule.Aspect.relevant, .repeatCount] {
        let target = DependencyGraph.Target(item: current, aspect: aspect)
        if reads[target] != nil { found.append(target) }
      }
      place = items[current].parent
    }
    producersByItem[item] = found
    return found
  }

  private mutating func predecessors(
    _ target: DependencyGraph.Target
  ) -> [DependencyGraph.Target] {
    var found: [DependencyGraph.Target] = []
    for read in (reads[target] ?? []).sorted(by: { $0.item < $1.item }) {
      for producer in producers(read.item) {
        // Another row of the same rule, or a choice that is merely checked
        // against its own list, is no circle.
        if producer.item == target.item || read.choosesRows,
          producer == target ? read.choosesRows || target.aspect == .choiceFilter : read.choosesRows
        {
          continue
        }
        if producer == target, target.aspect == .repeatCount { continue }
        found.append(producer)
      }
    }
    return found
  }

  /// Depth-first with an explicit stack, as chains may be thousands long.
  mutating func visit(_ start: DependencyGraph.Target) {
    guard states[start] == nil else { return }
    var stack: [(target: DependencyGraph.Target, rest: [DependencyGraph.Target])] = []
    states[start] = false
    stack.append((start, predecessors(start)))
    while var top = stack.popLast() {
      guard let next = top.rest.popLast() else {
        states[top.target] = true
        sorted.append(top.target)
        continue
      }
      stack.append(top)
      switch states[next] {
      case true: continue
      case false:
        if let index = stack.firstIndex(where: { $0.target == next }), cycles.count < 20 {
          cycles.append(stack[index...].map(\.target))
        }
      default:
        states[next] = false
        let before = predecessors(next)
        stack.append((next, before))
      }
    }
  }
}
