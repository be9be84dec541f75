/// Looking up rows of a list or an attached table by the value of a column.
extension InstanceTree {
  /// A column of the rows below a node.
  struct Column: Hashable {
    let root: NodeID
    let row: String
    let name: String
  }

  /// Fewer rows than these are compared one by one.
  static let fewRows = 16

  /// The rows below `root` with the value in a column, in order; nil when
  /// there is no index: for answers, which change, and for short lists.
  ///
  /// The first look-up passes over all rows once; each later one reads a table.
  func rows(_ name: String, of root: NodeID, where column: String, is value: String) -> [NodeID]? {
    guard template(root) < 0, childCount(root) > Self.fewRows else { return nil }
    let key = Column(root: root, row: name, name: column)
    if columnIndexes[key] == nil {
      var index: [String: [NodeID]] = [:]
      for row in elements(name, of: root) {
        for cell in elements(column, of: row) {
          let text = text(cell)
          if index[text]?.last != row { index[text, default: []].append(row) }
        }
      }
      rowsRead += childCount(root)
      columnIndexes[key] = index
    }
    lookups += 1
    return columnIndexes[key]?[value] ?? []
  }
}
