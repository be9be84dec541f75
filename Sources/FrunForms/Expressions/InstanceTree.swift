/// An index into an `InstanceTree`.
package struct NodeID: Sendable, Hashable {
  package let index: Int32
  init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }
  var offset: Int { Int(index) }
}

/// Answers, choice lists and attached data as one tree that expressions walk.
///
/// Nodes live in one array and refer to each other by index, so that a form of
/// thousands of questions is a handful of allocations. Removed nodes are kept
/// as unreachable entries; a session is short-lived.
package final class InstanceTree {
  package enum Kind: UInt8 { case document, element, attribute, text, comment, instruction }

  struct Node {
    let kind: Kind
    var name: String
    var parent: Int32
    var children: [Int32] = []
    var attributes: [Int32] = []
    /// The answer of a question; the characters of text, comment and attribute.
    var value = ""
    var namespace = ""
    /// Own relevance; an irrelevant ancestor hides a node as well.
    var isRelevant = true
    /// Whether the answer is a number, so that 0 means no.
    var isNumber = false
    /// Index of the declaration this node was made from, or -1.
    var template: Int32 = -1
  }

  private(set) var nodes: [Node] = []
  /// Rows of lists by the value of a column.
  var columnIndexes: [Column: [String: [NodeID]]] = [:]
  /// How often an index answered, and how many rows were read to make or to replace one.
  package internal(set) var lookups = 0
  package internal(set) var rowsRead = 0
  /// Elements by name below parents with many children.
  private var childNames: [Int32: [String: [Int32]]] = [:]
  /// Names are looked up through an index above this many children.
  private static let manyChildren = 24

  package init() {}

  /// Number of nodes ever made.
  var count: Int { nodes.count }

  package func makeDocument() -> NodeID {
    nodes.append(Node(kind: .document, name: "#document", parent: -1))
    return NodeID(nodes.count - 1)
  }

  @discardableResult
  package func append(
    _ kind: Kind, _ name: String, to parent: NodeID, value: String = "", namespace: String = ""
  ) -> NodeID {
    let id = make(kind, name, parent: parent, value: value, namespace: namespace)
    if kind == .attribute {
      nodes[parent.offset].attributes.append(id.index)
    } else {
      nodes[parent.offset].children.append(id.index)
      if childNames[parent.index] != nil { childNames[parent.index] = nil }
    }
    if !columnIndexes.isEmpty {
      columnIndexes = columnIndexes.filter { $0.key.root != parent }
    }
    return id
  }

  /// Number of children of any kind.
  func childCount(_ node: NodeID) -> Int { nodes[node.offset].children.count }

  /// Inserts an element before the child at `position`.
  func insert(_ name: String, into parent: NodeID, at position: Int) -> NodeID {
    let id = make(.element, name, parent: parent, value: "", namespace: "")
    nodes[parent.offset].children.insert(id.index, at: position)
    childNames[parent.index] = nil
    return id
  }

  /// Puts a node that was removed back before the child at `position`.
  func attach(_ node: NodeID, to parent: NodeID, at position: Int) {
    nodes[parent.offset].children.insert(node.index, at: position)
    childNames[parent.index] = nil
  }

  /// Everything that an answer can change.
  struct Snapshot {
    fileprivate let nodes: [Node]
    fileprivate let childNames: [Int32: [String: [Int32]]]
    fileprivate let columnIndexes: [Column: [String: [NodeID]]]
  }

  func snapshot() -> Snapshot {
    Snapshot(nodes: nodes, childNames: childNames, columnIndexes: columnIndexes)
  }

  func restore(_ snapshot: Snapshot) {
    nodes = snapshot.nodes
    childNames = snapshot.childNames
    columnIndexes = snapshot.columnIndexes
  }

  /// Number of child elements with the name.
  func elementCount(_ name: String, of parent: NodeID) -> Int {
    childNames[parent.index]?[name]?.count ?? elements(name, of: parent).count
  }

  func remove(_ node: NodeID) {
    let parent = nodes[node.offset].parent
    guard parent >= 0 else { return }
    nodes[Int(parent)].children.removeAll { $0 == node.index }
    childNames[parent] = nil
  }

  private func make(
    _ kind: Kind, _ name: String, parent: NodeID, value: String, namespace: String
  ) -> NodeID {
    var node = Node(kind: kind, name: name, parent: parent.index)
    node.value = value
    node.namespace = namespace
    nodes.append(node)
    return NodeID(nodes.count - 1)
  }

  package func kind(_ node: NodeID) -> Kind { nodes[node.offset].kind }
  package func name(_ node: NodeID) -> String { nodes[node.offset].name }
  package func namespace(_ node: NodeID) -> String { nodes[node.offset].namespace }
  package func ownValue(_ node: NodeID) -> String { nodes[node.offset].value }
  package func children(_ node: NodeID) -> [NodeID] { nodes[node.offset].children.map(id) }
  package func attributes(_ node: NodeID) -> [NodeID] { nodes[node.offset].attributes.map(id) }
  private func id(_ index: Int32) -> NodeID { NodeID(Int(index)) }

  package func parent(_ node: NodeID) -> NodeID? {
    let parent = nodes[node.offset].parent
    return parent < 0 ? nil : id(parent)
  }

  func template(_ node: NodeID) -> Int { Int(nodes[node.offset].template) }
  func setTemplate(_ template: Int, of node: NodeID) {
    nodes[node.offset].template = Int32(truncatingIfNeeded: template)
  }
  func setNumber(_ isNumber: Bool, of node: NodeID) { nodes[node.offset].isNumber = isNumber }
  func isNumber(_ node: NodeID) -> Bool { nodes[node.offset].isNumber }
  func setValue(_ value: String, of node: NodeID) { nodes[node.offset].value = value }
  func setRelevant(_ relevant: Bool, of node: NodeID) { nodes[node.offset].isRelevant = relevant }
  func isOwnRelevant(_ node: NodeID) -> Bool { nodes[node.offset].isRelevant }

  /// Whether the node and everything above it is relevant.
  func isRelevant(_ node: NodeID) -> Bool {
    var index = node.index
    while index >= 0 {
      if !nodes[Int(index)].isRelevant { return false }
      index = nodes[Int(index)].parent
    }
    return true
  }

  /// The XPath string-value; empty for what is not relevant.
  package func text(_ node: NodeID) -> String {
    isRelevant(node) ? rawText(node) : ""
  }

  private func rawText(_ node: NodeID) -> String {
    let entry = nodes[node.offset]
    guard entry.kind == .element || entry.kind == .document, !entry.children.isEmpty else {
      return entry.value
    }
    var text = entry.value
    for child in entry.children {
      let child = id(child)
      switch nodes[child.offset].kind {
      case .element, .text: if nodes[child.offset].isRelevant { text += rawText(child) }
      default: break
      }
    }
    return text
  }

  /// Child elements with the name, in order.
  package func elements(_ name: String, of parent: NodeID) -> [NodeID] {
    let children = nodes[parent.offset].children
    if children.count <= Self.manyChildren {
      return children.compactMap {
        let node = nodes[Int($0)]
        return node.kind == .element && node.name == name ? id($0) : nil
      }
    }
    if childNames[parent.index] == nil {
      var index: [String: [Int32]] = [:]
      for child in children where nodes[Int(child)].kind == .element {
        index[nodes[Int(child)].name, default: []].append(child)
      }
      childNames[parent.index] = index
    }
    return (childNames[parent.index]?[name] ?? []).map(id)
  }

  /// The topmost node above this one.
  package func root(of node: NodeID) -> NodeID {
    var current = node
    while let parent = parent(current) { current = parent }
    return current
  }

  /// Position of each ancestor among its siblings, for document order.
  private func orderKey(_ node: NodeID) -> [Int32] {
    var key: [Int32] = []
    var current = node
    while let parent = parent(current) {
      let entry = nodes[parent.offset]
      if nodes[current.offset].kind == .attribute {
        let at = entry.attributes.firstIndex(of: current.index) ?? 0
        key.append(Int32(truncatingIfNeeded: at) - 1_000_000)
      } else {
        key.append(Int32(truncatingIfNeeded: entry.children.firstIndex(of: current.index) ?? 0))
      }
      current = parent
    }
    key.append(current.index)
    return key.reversed()
  }

  /// Distinct nodes in document order.
  func sorted(_ unsorted: [NodeID]) -> [NodeID] {
    if unsorted.count < 2 { return unsorted }
    var seen: Set<NodeID> = []
    let keyed = unsorted.filter { seen.insert($0).inserted }.map { ($0, orderKey($0)) }
    return keyed.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
  }
}
