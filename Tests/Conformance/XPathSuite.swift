import FoundationEssentials
import FrunForms
import FrunText

/// Evaluates the expression facts of a file with the product's own engine.
///
/// Every line is a JSON value; `document` lines hold the XML that later facts
/// refer to. Facts of the profile `odk` must hold, save for the differences of
/// ``FormDifferences``; other profiles are outside of the dialect.
func runXPathSuite(file: String, report: inout ConformanceReport) throws {
  var documents: [String: String] = [:]
  for line in try SuiteLines.read(file) {
    guard let id = line["id"]?.string else { continue }
    if line["type"]?.string == "document" {
      documents[id] = line["xml"]?.string ?? ""
      continue
    }
    if line["type"]?.string == "scenario" {
      var replay = ScenarioReplay(line, documents: documents)
      guard let difference = replay.run() else {
        report.record(id, expected: "holds", actual: "holds")
        continue
      }
      if let reason = FormDifferences.reason(
        scenario: line, difference: difference, xml: replay.xml)
      {
        report.recordByDesign(id, reason)
      } else {
        report.record(id, expected: "holds", actual: difference)
      }
      continue
    }
    guard line["profile"]?.string == "odk" else { continue }
    let fact = XPathFact(line, documents: documents)
    let outcome = fact.run()
    if outcome.holds {
      report.record(id, expected: "holds", actual: "holds")
    } else if let reason = FormDifferences.reason(fact: line) {
      report.recordByDesign(id, reason)
    } else {
      report.record(
        id, expected: fact.expectedText, actual: "\(outcome.actual) for \(fact.expression)")
    }
  }
}

/// Reads a file of one JSON value per line.
enum SuiteLines {
  struct Unreadable: Error {}

  static func read(_ file: String) throws -> [JSONValue] {
    guard let data = FileManager.default.contents(atPath: file) else { throw Unreadable() }
    let limits = JSONLimits(bytes: 64 << 20, depth: 200, values: 5_000_000)
    return try Array(data).split(separator: UInt8(ascii: "\n")).map {
      try JSONValue(parsing: Array($0), limits: limits)
    }
  }
}

/// One expression with its document, place and expected value.
struct XPathFact {
  let expression: String
  private let line: JSONValue
  private let xml: String?

  init(_ line: JSONValue, documents: [String: String]) {
    self.line = line
    expression = line["expr"]?.string ?? ""
    xml = line["context"]?["doc"]?.string.flatMap { documents[$0] }
  }

  var expectedText: String { line["expected"]?.text() ?? "" }

  private var offset: Int {
    switch line["tz"]?.string {
    case "GMT": 0
    case nil: ["javarosa", "commcare"].contains(line["suite"]?.string) ? 0 : -7 * 3600
    default: -7 * 3600
    }
  }

  /// Whether the fact holds, and what came out instead.
  func run() -> (holds: Bool, actual: String) {
    let host = XPathHost(
      offset: offset, language: line["context"]?["language"]?.string,
      isText: line["type"]?.string == "string")
    do {
      try host.load(xml)
      let place = line["context"]?["node"]?.string
      let root = try line["context"]?["root"]?.string.flatMap(host.node)
      // A node outside of the document stands for the form's own root element.
      let node =
        place == "(detached)"
        ? root.flatMap(host.firstElement) : try place.flatMap(host.node)
      var context = ExpressionContext(
        host: host, node: node ?? root ?? host.document, root: root ?? host.document)
      for member in line["context"]?["ns"]?.object?.members ?? [] {
        context.namespaces[member.key] = member.value.string ?? ""
      }
      let value = try context.evaluate(ExpressionParser.parse(expression))
      return check(value, context, host)
    } catch let error as ExpressionError {
      return (line["type"]?.string == "error", "error \(error)")
    } catch {
      return (false, "unreadable document: \(error)")
    }
  }

  private func check(
    _ value: ExpressionValue, _ context: ExpressionContext, _ host: XPathHost
  ) -> (Bool, String) {
    let expected = line["expected"]
    switch line["type"]?.string {
    case "boolean":
      let truth = context.truth(value)
      return (expected?.bool == truth, "\(truth)")
    case "number":
      let number = context.number(value)
      if let text = expected?.string { return (context.text(value) == text, context.text(value)) }
      return (isSame(number, expected), "\(number)")
    case "string", "date":
      let text = context.text(value)
      let isSame =
        line["case_insensitive"]?.bool == true
        ? text.lowercased() == expected?.string?.lowercased() : text == expected?.string
      return (isSame, "“\(text)”")
    case "string-length":
      let count = context.text(value).unicodeScalars.count
      return (expected?.integer == count, "\(count)")
    case "string-matches":
      let text = context.text(value)
      let pattern = (expected?.string ?? "").replacing(#"(\+|-)"#, with: "[+-]")
      let matches = try? BoundedRegex("[\\s\\S]*(?:\(pattern))[\\s\\S]*").matchesWhole(text)
      return (matches == true, "“\(text)”")
    case "nodeset", "node", "nodeset-unordered", "nodeset-length", "nodetext-joined":
      guard case .nodes(let nodes) = value else { return (false, "not a set of nodes") }
      return checkNodes(nodes, expected, host)
    default: return (false, "a value")
    }
  }

  private func checkNodes(
    _ nodes: [NodeID], _ expected: JSONValue?, _ host: XPathHost
  ) -> (Bool, String) {
    let paths = nodes.map(host.path)
    switch line["type"]?.string {
    case "nodeset-length": return (expected?.integer == nodes.count, "\(nodes.count) nodes")
    case "nodetext-joined":
      let text = nodes.map(host.tree.text).joined()
      return (expected?.string == text, text)
    case "node":
      if expected?.isNull ?? true { return (nodes.isEmpty, paths.joined(separator: " ")) }
      return (expected?["path"]?.string == paths.first, paths.first ?? "nothing")
    default:
      let wanted = (expected?.array ?? []).compactMap { $0["path"]?.string }
      let isSame =
        line["type"]?.string == "nodeset"
        ? wanted == paths : Set(wanted) == Set(paths) && wanted.count == paths.count
      return (isSame, "[\(paths.joined(separator: " "))]")
    }
  }

  private func isSame(_ number: Double, _ expected: JSONValue?) -> Bool {
    if let special = expected?["$num"]?.string {
      switch special {
      case "NaN": return number.isNaN
      case "Infinity": return number == .infinity
      case "-Infinity": return number == -.infinity
      default: return number == 0
      }
    }
    guard let wanted = expected?.double else { return false }
    if let factor = line["rounded_factor"]?.double {
      return ((number * factor).rounded() / factor - wanted).magnitude < 1e-9
    }
    let tolerance = line["tolerance"]?.double ?? 1e-9
    return number == wanted
      || (number - wanted).magnitude <= max(tolerance, wanted.magnitude * 1e-12)
  }
}

/// A document that expressions are evaluated on.
final class XPathHost: ExpressionHost {
  let tree = InstanceTree()
  let environment: FormEnvironment
  let formVersion = "1"
  var languageTag: String { language ?? "en" }
  private let language: String?
  private let isText: Bool
  private(set) var document: NodeID

  /// `isText` says that a translation stands for its plain form only.
  init(offset: Int, language: String?, isText: Bool) {
    self.language = language
    self.isText = isText
    // Noon of the day on which the facts were recorded, at that place.
    environment = FormEnvironment(
      now: { 1_795_287_600_000 }, offsetFromUTC: offset,
      random: { UInt64.random(in: .min ... .max) })
    document = tree.makeDocument()
  }

  func load(_ xml: String?) throws {
    guard let xml else { return }
    document = try tree.read(Array(xml.utf8), skipsDoctype: true)
  }

  /// The node of a positional path.
  func node(_ path: String) throws -> NodeID? {
    let context = ExpressionContext(host: self, node: document, root: document)
    let steps = path.replacing("/nodeType10[1]", with: "")
    guard case .nodes(let nodes) = try context.evaluate(ExpressionParser.parse(steps)) else {
      return nil
    }
    return nodes.first
  }

  func firstElement(_ node: NodeID) -> NodeID? {
    tree.children(node).first { tree.kind($0) == .element }
  }

  /// The positional path of a node.
  func path(_ node: NodeID) -> String {
    guard let parent = tree.parent(node) else { return "/" }
    let above = path(parent) == "/" ? "" : path(parent)
    let same = tree.children(parent).filter { tree.kind($0) == tree.kind(node) }
    let index = (same.firstIndex(of: node) ?? 0) + 1
    switch tree.kind(node) {
    case .attribute: return above + "/@" + tree.name(node)
    case .text: return above + "/text()[\(index)]"
    case .comment: return above + "/comment()[\(index)]"
    case .instruction: return above + "/processing-instruction()[\(index)]"
    default: return above + "/*[\(index)]"
    }
  }

  private func elements(named name: String) -> [NodeID] {
    let context = ExpressionContext(host: self, node: document, root: document)
    guard let expression = try? ExpressionParser.parse("//*[local-name() = '\(name)']"),
      case .nodes(let nodes)? = try? context.evaluate(expression)
    else { return [] }
    return nodes
  }

  private func attribute(_ name: String, of node: NodeID) -> String? {
    tree.attributes(node).first { tree.name($0) == name }.map(tree.text)
  }

  func instance(_ name: String) -> NodeID? {
    elements(named: "instance").first { attribute("id", of: $0) == name }
  }

  func visit(_ count: Int) -> Bool { true }

  func choiceLabel(_ value: String, question: String, context: ExpressionContext) -> String? { nil }

  func translation(_ id: String) -> ExpressionValue? {
    let all = elements(named: "translation")
    let chosen =
      all.first { language != nil && attribute("lang", of: $0) == language }
      ?? all.first { attribute("default", of: $0) != nil } ?? all.first
    guard let chosen,
      let text = tree.children(chosen).first(where: { attribute("id", of: $0) == id })
    else { return nil }
    return .nodes(
      tree.children(text).filter {
        tree.kind($0) == .element && (!isText || attribute("form", of: $0) == nil)
      })
  }
}
