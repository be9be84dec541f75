/// The canonical text of a set of statements: nameless nodes get names that depend on nothing but
/// the statements.
///
/// *Source: RDF Dataset Canonicalization (RDFC-1.0), section 4, with SHA-256. Graphs other than the
/// default one do not occur in badges.*
struct Canonicalization {
  /// Most calls of the costly part; documents made to be hard stop here.
  private static let mostCalls = 2000
  /// Most nodes that look alike from one place: their orders are all tried.
  private static let mostAlike = 6

  private let sha256: @Sendable ([UInt8]) -> [UInt8]
  private var statementsOf: [Int: [LinkedStatement]] = [:]
  private var hashes: [Int: String] = [:]
  private var names = Naming(prefix: "c14n")
  private var calls = 0

  /// Names given in the order in which they are asked for.
  private struct Naming {
    let prefix: String
    private(set) var given: [Int: String] = [:]
    private(set) var order: [Int] = []

    init(prefix: String) { self.prefix = prefix }

    mutating func name(_ node: Int) -> String {
      if let known = given[node] { return known }
      let name = prefix + String(order.count)
      given[node] = name
      order.append(node)
      return name
    }
  }

  /// The canonical lines.
  static func text(
    _ statements: [LinkedStatement], sha256: @escaping @Sendable ([UInt8]) -> [UInt8]
  ) throws(LinkedDataError) -> String {
    var canonical = Canonicalization(sha256: sha256)
    let names = try canonical.names(for: statements)
    var lines = statements.map { $0.line { names[$0] ?? "" } }
    // By code point, which UTF-8 keeps.
    lines.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return lines.joined()
  }

  private init(sha256: @escaping @Sendable ([UInt8]) -> [UInt8]) { self.sha256 = sha256 }

  private func hash(_ text: String) -> String { Hexadecimal.text(sha256(Array(text.utf8))) }

  private mutating func names(
    for statements: [LinkedStatement]
  ) throws(LinkedDataError) -> [Int: String] {
    for statement in statements {
      for node in Set(statement.blanks) { statementsOf[node, default: []].append(statement) }
    }
    var groups: [String: [Int]] = [:]
    for node in statementsOf.keys.sorted() {
      let hash = firstDegree(node)
      hashes[node] = hash
      groups[hash, default: []].append(node)
    }
    let order = groups.keys.sorted()
    for hash in order {
      if let alike = groups[hash], alike.count == 1 { _ = names.name(alike[0]) }
    }
    for hash in order {
      guard let alike = groups[hash], alike.count > 1 else { continue }
      var results: [(hash: String, naming: Naming)] = []
      for node in alike where names.given[node] == nil {
        var naming = Naming(prefix: "b")
        _ = naming.name(node)
        results.append(try manyDegrees(node, naming))
      }
      for result in results.sorted(by: { $0.hash < $1.hash }) {
        for node in result.naming.order { _ = names.name(node) }
      }
    }
    return names.given
  }

  /// The hash of what is said directly about a node (4.6).
  private func firstDegree(_ node: Int) -> String {
    let lines = (statementsOf[node] ?? []).map { $0.line { $0 == node ? "a" : "z" } }
    return hash(lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined())
  }

  /// The hash of a neighbour seen from a statement (4.7).
  private func related(
    _ node: Int, _ statement: LinkedStatement, _ naming: Naming, _ position: String
  ) -> String {
    let name =
      names.given[node].map { "_:" + $0 } ?? naming.given[node].map { "_:" + $0 }
      ?? hashes[node] ?? ""
    return hash("\(position)<\(statement.predicate)>\(name)")
  }

  /// The hash of a node with all its neighbours, and names for them in the order found (4.8).
  private mutating func manyDegrees(
    _ node: Int, _ naming: Naming
  ) throws(LinkedDataError) -> (hash: String, naming: Naming) {
    calls += 1
    guard calls <= Self.mostCalls else { throw LinkedDataError(.tooMuch) }
    var neighbours: [String: [Int]] = [:]
    for statement in statementsOf[node] ?? [] {
      if case .blank(let other) = statement.subject, other != node {
        neighbours[related(other, statement, naming, "s"), default: []].append(other)
      }
      if case .blank(let other) = statement.object, other != node {
        neighbours[related(other, statement, naming, "o"), default: []].append(other)
      }
    }
    var naming = naming
    var data = ""
    for key in neighbours.keys.sorted() {
      guard let alike = neighbours[key] else { continue }
      guard alike.count <= Self.mostAlike else { throw LinkedDataError(.tooMuch) }
      var best: (path: String, naming: Naming)?
      for order in Self.orders(alike) {
        guard let found = try path(order, naming, shorterThan: best?.path) else { continue }
        if best.map({ found.path < $0.path }) ?? true { best = found }
      }
      data += key + (best?.path ?? "")
      naming = best?.naming ?? naming
    }
    return (hash(data), naming)
  }

  private mutating func path(
    _ order: [Int], _ start: Naming, shorterThan best: String?
  ) throws(LinkedDataError) -> (path: String, naming: Naming)? {
    var naming = start
    var path = ""
    var unknown: [Int] = []
    func isWorse() -> Bool {
      best.map { path.utf8.count >= $0.utf8.count && path > $0 } ?? false
    }
    for node in order {
      if let name = names.given[node] {
        path += "_:" + name
      } else {
        if naming.given[node] == nil { unknown.append(node) }
        path += "_:" + naming.name(node)
      }
      if isWorse() { return nil }
    }
    for node in unknown {
      let result = try manyDegrees(node, naming)
      path += "_:" + naming.name(node) + "<\(result.hash)>"
      naming = result.naming
      if isWorse() { return nil }
    }
    return (path, naming)
  }

  /// All orders of up to six nodes.
  private static func orders(_ nodes: [Int]) -> [[Int]] {
    guard nodes.count > 1 else { return [nodes] }
    return nodes.indices.flatMap { index in
      var rest = nodes
      let first = rest.remove(at: index)
      return orders(rest).map { [first] + $0 }
    }
  }
}

extension LinkedStatement {
  /// The nameless nodes in it.
  fileprivate var blanks: [Int] {
    [subject, object].compactMap { if case .blank(let number) = $0 { number } else { nil } }
  }
}
