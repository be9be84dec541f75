/// Turns `${name}` into a path from the place where it is written.
///
/// When source and target lie in the same repeat the path is relative, so that
/// it means the same row; otherwise it begins at the form. Source: the rules
/// XLSForm's converter documents and tests.
struct ReferencePaths {
  let items: [FormItem]

  func chain(_ index: Int) -> [Int] {
    var chain = [index]
    while let parent = items[chain[chain.count - 1]].parent { chain.append(parent) }
    return chain
  }

  /// A path with its start. `viaCurrent` is for places where `.` is not the source.
  func path(from source: Int, to target: Int, viaCurrent: Bool, span: Range<Int>) -> LocationPath {
    let sources = chain(source)
    let targets = chain(target)
    let isShared = targets.dropFirst().contains {
      items[$0].kind == .repeating && sources.contains($0)
    }
    guard isShared, let common = targets.first(where: sources.contains),
      let ups = sources.firstIndex(of: common), let downs = targets.firstIndex(of: common)
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
