/// Rows of repeats.
extension FormSession {
  /// Adds a row and returns its path; nil when the form fixes the number.
  @discardableResult
  public func addRow(_ path: AnswerPath) throws(AnswerProblem) -> AnswerPath {
    let (item, parent) = try repeating(path)
    guard item.rules[.repeatCount] == nil else {
      throw AnswerProblem(.readOnly, path, "the form computes the number of rows")
    }
    guard let row = appendRow(item, in: parent) else {
      throw AnswerProblem(.limit, path, "more than \(Self.mostRows) rows")
    }
    runRules()
    return self.path(of: row)
  }

  /// Removes the row that the path names.
  public func removeRow(_ path: AnswerPath) throws(AnswerProblem) {
    guard let node = node(at: path), form.items[tree.template(node)].kind == .repeating else {
      throw AnswerProblem(.unknown, path, "there is no such row")
    }
    guard form.items[tree.template(node)].rules[.repeatCount] == nil else {
      throw AnswerProblem(.readOnly, path, "the form computes the number of rows")
    }
    if let parent = tree.parent(node), let place = tree.children(parent).firstIndex(of: node) {
      removedRows.append((node, parent, place))
    }
    removeRow(node)
    runRules()
  }

  /// Puts the row that was removed last back where it was; nil when there is none.
  @discardableResult
  public func restoreRow() -> AnswerPath? {
    guard let (row, parent, position) = removedRows.popLast() else { return nil }
    let item = form.items[tree.template(row)]
    guard tree.elements(item.name, of: parent).count < Self.mostRows else { return nil }
    attach(row, item, in: parent, at: min(position, tree.children(parent).count))
    runRules()
    return path(of: row)
  }

  /// Adds a row with the answers of another one and returns its path.
  ///
  /// With `names` only those questions are copied: an address, a family name.
  @discardableResult
  public func copyRow(
    _ path: AnswerPath, names: Set<String>? = nil
  ) throws(AnswerProblem) -> AnswerPath {
    guard let source = node(at: path), form.items[tree.template(source)].kind == .repeating else {
      throw AnswerProblem(.unknown, path, "there is no such row")
    }
    guard let last = path.components.last else {
      throw AnswerProblem(.unknown, path, "there is no such row")
    }
    let place = AnswerPath(Array(path.components.dropLast()) + [.init(name: last.name)])
    let made = try addRow(place)
    guard let target = node(at: made) else { return made }
    copy(source, to: target, names)
    runRules()
    return made
  }

  private func copy(_ source: NodeID, to target: NodeID, _ names: Set<String>?) {
    for index in form.items[tree.template(source)].children {
      let item = form.items[index]
      if item.kind == .repeating {
        if names != nil || item.rules[.repeatCount] != nil { continue }
        for row in tree.elements(item.name, of: source) {
          guard let made = appendRow(item, in: target) else { return }
          copy(row, to: made, names)
        }
        continue
      }
      guard let from = tree.elements(item.name, of: source).first,
        let to = tree.elements(item.name, of: target).first
      else { continue }
      if item.type == nil {
        copy(from, to: to, names)
      } else if item.type?.isVisible == true, item.rules[.calculation] == nil,
        names?.contains(item.name) ?? true
      {
        store(tree.ownValue(from), in: to)
      }
    }
  }

  /// Rows with answers that a smaller number left out: they return when the
  /// number grows again, and are not part of the result.
  public var rowsSetAside: [RowsSetAside] {
    rowsAside.compactMap { place, rows in
      var answers = 0
      for row in rows {
        forEachNode(below: row) { node in
          let type = form.items[tree.template(node)].type
          if type?.isVisible == true, !tree.ownValue(node).isEmpty { answers += 1 }
        }
      }
      guard answers > 0 else { return nil }
      let base = place.parent == rootNode ? [] : path(of: place.parent).components
      return RowsSetAside(
        path: AnswerPath(base + [.init(name: form.items[place.item].name)]), rows: rows.count,
        answers: answers)
    }.sorted { $0.path.description < $1.path.description }
  }

  /// Takes a row back that a smaller number left out.
  func returnRow(_ item: FormItem, in parent: NodeID) -> NodeID? {
    let place = RowPlace(parent: parent, item: item.index)
    guard let row = rowsAside[place]?.popLast() else { return nil }
    let siblings = tree.children(parent)
    let last = tree.elements(item.name, of: parent).last.flatMap(siblings.firstIndex)
    attach(
      row, item, in: parent,
      at: last.map { $0 + 1 } ?? siblings.firstIndex { tree.template($0) > item.index }
        ?? siblings.count)
    return row
  }

  private func attach(_ row: NodeID, _ item: FormItem, in parent: NodeID, at position: Int) {
    tree.attach(row, to: parent, at: position)
    rowsChanged(item, in: parent)
    // What was answered stands: defaults are for new rows only.
    let defaults = pendingDefaults
    queueNew(row)
    pendingDefaults = defaults
  }

  /// Number of rows of a repeat.
  public func rowCount(_ path: AnswerPath) -> Int {
    guard let (item, parent) = try? repeating(path) else { return 0 }
    return tree.elements(item.name, of: parent).count
  }

  /// The repeat that a path without final row means, and the node that holds it.
  func repeating(_ path: AnswerPath) throws(AnswerProblem) -> (FormItem, NodeID) {
    let problem = AnswerProblem(.unknown, path, "there is no such repeat")
    guard let last = path.components.last else { throw problem }
    let outer = AnswerPath(Array(path.components.dropLast()))
    var parent = outer.components.isEmpty ? rootNode : node(at: outer)
    if parent == nil || item(named: last.name, in: parent ?? rootNode) == nil,
      path.components.count == 1, let item = form.item(named: last.name), let above = item.parent
    {
      // A bare name is enough when only one node can be meant.
      let places = instances(of: above, below: rootNode)
      parent = places.count == 1 ? places[0] : nil
    }
    guard let parent, let item = item(named: last.name, in: parent), item.kind == .repeating else {
      throw problem
    }
    return (item, parent)
  }

  private func item(named name: String, in parent: NodeID) -> FormItem? {
    let template = tree.template(parent)
    guard template >= 0 else { return nil }
    return form.items[template].children.map { form.items[$0] }.first { $0.name == name }
  }

  /// Makes the nodes of a new row behind the last one.
  func appendRow(_ item: FormItem, in parent: NodeID) -> NodeID? {
    let rows = tree.elements(item.name, of: parent)
    guard rows.count < Self.mostRows, tree.count < Self.mostNodes else { return nil }
    let siblings = tree.children(parent)
    let position: Int
    if let last = rows.last, let index = siblings.firstIndex(of: last) {
      position = index + 1
    } else {
      // Before the first node that is declared after the repeat.
      position = siblings.firstIndex { tree.template($0) > item.index } ?? siblings.count
    }
    let row = tree.insert(item.name, into: parent, at: position)
    fill(row, item)
    rowsChanged(item, in: parent)
    queueNew(row)
    return row
  }

  func removeRow(_ row: NodeID) {
    guard let parent = tree.parent(row) else { return }
    let item = form.items[tree.template(row)]
    tree.remove(row)
    forEachNode(below: row) {
      required.remove($0)
      readOnly.remove($0)
      for aspect in Rule.Aspect.allCases { note(nil, of: aspect, at: $0) }
    }
    rowsChanged(item, in: parent)
  }

  /// Whoever counts rows, adds them up or asks for a position must look again.
  private func rowsChanged(_ item: FormItem, in parent: NodeID) {
    var pending = [item.index]
    while let index = pending.popLast() {
      for reader in form.graph.readers[index] ?? [] {
        let target = form.graph.targets[reader.rank]
        let place =
          target.aspect == .repeatCount ? form.items[target.item].parent ?? 0 : target.item
        for instance in instances(of: place, below: rootNode) { queue.add(reader.rank, instance) }
      }
      pending += form.items[index].children
    }
  }
}
