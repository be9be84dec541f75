/// Follows paths over the declarations instead of the answers, to learn what
/// an expression depends on.
struct StaticPaths {
  let items: [FormItem]

  /// A declared node that a path may reach.
  struct Target: Hashable {
    let item: Int
    /// The declared node through which all instances are shared, when the path
    /// is relative: only rows below that node's own instance are affected.
    let common: Int?
    /// Whether the path chooses among rows, so that it may mean another row.
    var choosesRows: Bool
  }

  /// The targets of a path seen from `source`; nil stands for foreign data.
  func targets(_ path: LocationPath, from source: Int?, current: Int) -> [Target] {
    var places: [Int]
    var common: Int?
    var isRelative = false
    switch path.start {
    case .root: places = [-1]
    case .context:
      guard let source else { return [] }
      places = [source]
      isRelative = true
    case .expression(let start):
      switch start.kind {
      case .call("current", _):
        places = [current]
        isRelative = true
      case .path(let inner): places = targets(inner, from: source, current: current).map(\.item)
      case .filter(let base, _):
        guard case .path(let inner) = base.kind else { return [] }
        places = targets(inner, from: source, current: current).map(\.item)
      case .call(_, let arguments):
        places = arguments.flatMap { argument -> [Int] in
          guard case .path(let inner) = argument.kind else { return [] }
          return targets(inner, from: source, current: current).map(\.item)
        }
      default: return []
      }
    }
    var isRising = true
    var choosesRows = false
    if isRelative { common = places.first }
    for step in path.steps {
      if step.axis != .parent, step.axis != .itself { isRising = false }
      var seen: Set<Int> = []
      places = places.flatMap { follow(step, from: $0) }.filter { seen.insert($0).inserted }
      if places.isEmpty { return [] }
      if !step.predicates.isEmpty { choosesRows = true }
      if isRising, isRelative { common = places.first }
    }
    if case .root = path.start { common = nil }
    return places.filter { $0 >= 0 }.map {
      Target(item: $0, common: isRelative ? common : nil, choosesRows: choosesRows)
    }
  }

  /// -1 stands for the document above the form.
  private func follow(_ step: PathStep, from place: Int) -> [Int] {
    let children = place < 0 ? [0] : items[place].children
    switch step.axis {
    case .child: return children.filter { matches(step.test, $0) }
    case .itself: return matches(step.test, place) ? [place] : []
    case .parent:
      guard place >= 0 else { return [] }
      return [items[place].parent ?? -1]
    case .descendant, .descendantOrSelf:
      var found = step.axis == .descendantOrSelf ? [place] : []
      var pending = children
      while let next = pending.popLast() {
        if matches(step.test, next) { found.append(next) }
        pending += items[next].children
      }
      return found
    case .followingSibling, .precedingSibling:
      guard place >= 0, let parent = items[place].parent else { return [] }
      return items[parent].children.filter { matches(step.test, $0) }
    default: return []
    }
  }

  private func matches(_ test: NodeTest, _ place: Int) -> Bool {
    switch test {
    case .node: true
    case .anyName: place >= 0
    case .name(_, let local): place >= 0 && items[place].name == local
    case .text, .comment, .instruction: false
    }
  }

  /// Everything an expression reads, evaluated at `source`.
  ///
  /// `context` is what `.` means: nil for foreign data, such as a choice.
  func reads(_ expression: Expression, source: Int, context: Int?) -> Set<Target> {
    var found: Set<Target> = []
    collect(expression, context: context, current: source, crossing: false, &found)
    guard context != source, context != nil else { return found }
    // What is relative to another row concerns all instances of the source.
    let above = Set(ReferencePaths(items: items).chain(source))
    return Set(
      found.map { target in
        target.common.map(above.contains) == false
          ? Target(item: target.item, common: nil, choosesRows: target.choosesRows) : target
      })
  }

  private func collect(
    _ expression: Expression, context: Int?, current: Int, crossing: Bool,
    _ found: inout Set<Target>
  ) {
    switch expression.kind {
    case .path(let path):
      for var target in targets(path, from: context, current: current) {
        if crossing { target.choosesRows = true }
        found.insert(target)
      }
      if case .expression(let start) = path.start {
        collect(start, context: context, current: current, crossing: crossing, &found)
      }
      var prefix = LocationPath(start: path.start, steps: [])
      for step in path.steps {
        prefix.steps.append(step)
        guard !step.predicates.isEmpty else { continue }
        let rows = targets(prefix, from: context, current: current)
        for predicate in step.predicates {
          collect(
            predicate, context: rows.first?.item, current: current, crossing: false, &found)
        }
        // A choice among rows depends on which rows there are.
        for row in rows where items[row.item].kind == .repeating { found.insert(row) }
      }
    case .filter(let base, let predicates):
      collect(base, context: context, current: current, crossing: true, &found)
      for predicate in predicates {
        collect(predicate, context: nil, current: current, crossing: false, &found)
      }
    case .call("indexed-repeat", let arguments):
      for (index, argument) in arguments.enumerated() {
        collect(
          argument, context: context, current: current, crossing: index == 0 || index % 2 == 1,
          &found)
      }
    default:
      for child in expression.children {
        collect(child, context: context, current: current, crossing: crossing, &found)
      }
    }
  }
}
