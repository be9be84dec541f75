/// Turns `${name}` into a path from the place where it is written.
///
/// When source and target lie in the same repeat the path is relative, so that
/// it means the same row; otherwise it begins at the form. Source: the rules
/// XLSForm's converter documents and tests.
package struct ReferencePaths {
  let items: [FormItem]

  package init(items: [FormItem]) { self.items = items }

  func chain(_ index: Int) -> [Int] {
    var chain = [index]
    while let parent = items[chain[chain.count - 1]].parent { chain.append(parent) }
    return chain
  }

  /// A path with its start.
  ///
  /// `viaCurrent` is for places where `.` is not the source. `steppingOut`
  /// leaves the repeat that both share when it is the target's own, so that
  /// all of its rows are reached: for choices made of the rows of a repeat.
  package func path(
    from source: Int, to target: Int, viaCurrent: Bool = false, steppingOut: Bool = false,
    span: Range<Int> = 0..<1
  ) -> LocationPath {
    let sources = chain(source)
    let targets = chain(target)
    let repeats = targets.dropFirst().filter { items[$0].kind == .repeating }
    guard let shared = repeats.first(where: sources.contains) else { return absolute(target) }
    var common = targets.first(where: sources.contains) ?? shared
    if steppingOut, shared == repeats.first {
      guard let parent = items[shared].parent else { return absolute(target) }
      common = parent
    }
    guard let ups = sources.firstIndex(of: common), let downs = targets.firstIndex(of: common)
    else { return absolute(target) }
    var steps = [PathStep](repeating: .parent, count: ups)
    steps += targets[..<downs].reversed().map { .child(items[$0].name) }
    if viaCurrent {
      return LocationPath(
        start: .expression(Expression(.call("current", []), span)), steps: steps)
    }
    return LocationPath(start: .context, steps: steps.isEmpty ? [.itself] : steps)
  }

  /// The path from the root, naming every node.
  func absolute(_ target: Int) -> LocationPath {
    LocationPath(start: .root, steps: chain(target).reversed().map { .child(items[$0].name) })
  }
}

extension LocationPath {
  /// The path in the abbreviated notation, without conditions.
  package var notation: String {
    let names = steps.map { step in
      switch (step.axis, step.test) {
      case (.parent, _): ".."
      case (.itself, _): "."
      case (_, .name(let prefix, let local)): (prefix.map { $0 + ":" } ?? "") + local
      case (_, .anyName): "*"
      default: "node()"
      }
    }
    return (start == .root ? "/" : "") + names.joined(separator: "/")
  }
}
