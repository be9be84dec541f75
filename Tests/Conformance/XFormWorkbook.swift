import FrunForms

/// Reads an XForm, the notation of the field's other tools, as the sheets it
/// could have been made from, so that whole-form replays can be run.
struct XFormWorkbook {
  private let tree = InstanceTree()
  private var binds: [String: [String: String]] = [:]
  private var controls: [String: NodeID] = [:]
  private var repeats: [String: NodeID] = [:]
  private var actions: [(event: String, ref: String, value: String, source: String?)] = []
  private var rows: [[String]] = []
  private var choices: [[String]] = [["list_name", "name", "label"]]
  private var files: [String: [UInt8]] = [:]
  private var translations: [String: String] = [:]
  private(set) var root = ""
  /// Whether a group occurs several times without being a repeat.
  private(set) var hasTwins = false
  /// Initial rows of each repeat by its path, such as `/data/r[1]/s`.
  private(set) var initialRows: [(path: String, count: Int)] = []
  /// Initial values of leaves by positional path.
  private(set) var initialValues: [(path: String, value: String)] = []

  static let columns = [
    "type", "name", "label", "relevant", "constraint", "calculation", "required", "read_only",
    "choice_filter", "repeat_count", "default", "trigger", "parameters",
  ]

  init(_ xml: String) throws {
    let document = try tree.read(Array(xml.utf8), skipsDoctype: true)
    let all = descendants(document)
    guard let model = all.first(where: { local($0) == "model" }),
      let primary = children(model).first(where: { local($0) == "instance" }),
      let data = children(primary).first
    else { return }
    root = tree.name(data)
    for node in all {
      switch local(node) {
      case "bind":
        binds[attribute("nodeset", node) ?? ""] = Dictionary(
          tree.attributes(node).map { (tree.name($0), tree.text($0)) }
        ) { first, _ in first }
      case "input", "select1", "select", "trigger", "upload", "rank", "range":
        if let ref = attribute("ref", node) { controls[absolute(ref, node)] = node }
      case "repeat":
        if let ref = attribute("nodeset", node) { repeats[absolute(ref, node)] = node }
      case "setvalue":
        let parent = tree.parent(node)
        let value = attribute("value", node) ?? quoted(tree.text(node))
        let ref = attribute("ref", node) ?? attribute("bind", node) ?? ""
        actions.append(
          (
            attribute("event", node) ?? "", absolute(ref, node), value,
            parent.flatMap { attribute("ref", $0) }
          ))
      default: continue
      }
    }
    readTranslations(all)
    readInstances(model)
    read(data, path: "/" + root, positional: "/" + root)
  }

  /// The sheets.
  var workbook: Workbook {
    func sheet(_ name: String, _ rows: [[String]]) -> Sheet {
      Sheet(
        name: name, rows: rows.enumerated().map { Sheet.Row(number: $0 + 1, cells: $1) })
    }
    return Workbook(
      name: "replay",
      sheets: [
        sheet("survey", [Self.columns] + rows), sheet("choices", choices),
        sheet("settings", [["name"], [root]]),
      ], attachments: files)
  }

  /// A reference of a control, seen from the group or repeat it stands in.
  private func absolute(_ ref: String, _ node: NodeID) -> String {
    if ref.hasPrefix("/") { return ref }
    var place = tree.parent(node)
    while let current = place {
      if let outer = attribute("nodeset", current) ?? attribute("ref", current),
        outer.hasPrefix("/")
      {
        let inner = ref.hasPrefix("current()/") ? String(ref.dropFirst(10)) : ref
        return outer + "/" + inner.replacing("./", with: "")
      }
      place = tree.parent(current)
    }
    return ref
  }

  private func quoted(_ text: String) -> String {
    text.isEmpty ? "''" : text.contains("'") ? "\"\(text)\"" : "'\(text)'"
  }

  private func local(_ node: NodeID) -> String {
    let name = tree.name(node)
    return name.split(separator: ":").last.map(String.init) ?? name
  }

  private func children(_ node: NodeID) -> [NodeID] {
    tree.children(node).filter { tree.kind($0) == .element }
  }

  private func descendants(_ node: NodeID) -> [NodeID] {
    children(node).flatMap { [$0] + descendants($0) }
  }

  private func attribute(_ name: String, _ node: NodeID) -> String? {
    tree.attributes(node).first { tree.name($0) == name }.map(tree.text)
  }

  private mutating func row(_ cells: [String: String]) {
    rows.append(Self.columns.map { cells[$0] ?? "" })
  }

  /// The nodes below an element; repeated elements are one declaration.
  private mutating func read(_ parent: NodeID, path: String, positional: String) {
    var seen: Set<String> = []
    for child in children(parent) {
      let name = tree.name(child)
      if name.contains(":") || name == "meta" || !seen.insert(name).inserted { continue }
      let inner = path + "/" + name
      let same = children(parent).filter { tree.name($0) == name }
      if let control = repeats[inner] {
        let real = same.filter { attribute("jr:template", $0) == nil }
        for (index, instance) in real.enumerated() {
          count(instance, "\(positional)/\(name)[\(index + 1)]", inner)
        }
        initialRows.append(("\(positional)/\(name)", real.count))
        var cells = ["type": "begin_repeat", "name": name, "label": "-"]
        cells["relevant"] = binds[inner]?["relevant"]
        if let count = attribute("jr:count", control) {
          let isName = count.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
          cells["repeat_count"] = isName ? "${\(count)}" : count
        }
        row(cells)
        read(child, path: inner, positional: "")
        row(["type": "end_repeat"])
      } else if !children(child).isEmpty {
        if same.count > 1 { hasTwins = true }
        row(["type": "begin_group", "name": name, "relevant": binds[inner]?["relevant"] ?? ""])
        read(child, path: inner, positional: positional.isEmpty ? "" : "\(positional)/\(name)")
        row(["type": "end_group"])
      } else {
        question(child, name, inner)
      }
    }
  }

  /// Values and rows of an instance of a repeat.
  private mutating func count(_ instance: NodeID, _ positional: String, _ path: String) {
    var counts: [String: Int] = [:]
    for child in children(instance) {
      let name = tree.name(child)
      if repeats[path + "/" + name] != nil {
        if attribute("jr:template", child) != nil { continue }
        counts[name, default: 0] += 1
        count(child, "\(positional)/\(name)[\(counts[name] ?? 1)]", path + "/" + name)
        continue
      }
      if children(child).isEmpty {
        let loads = actions.contains {
          $0.ref == path + "/" + name && $0.event.contains("first-load")
        }
        let isComputed = binds[path + "/" + name]?["calculate"] != nil
        if !loads, !isComputed { initialValues.append(("\(positional)/\(name)", tree.text(child))) }
      } else {
        count(child, "\(positional)/\(name)", path + "/" + name)
      }
    }
    for (name, number) in counts { initialRows.append(("\(positional)/\(name)", number)) }
  }

  private mutating func question(_ node: NodeID, _ name: String, _ path: String) {
    let bind = binds[path] ?? [:]
    let kind = bind["type"]?.split(separator: ":").last.map(String.init) ?? "string"
    var cells = ["name": name, "label": "-", "default": tree.text(node)]
    let types = [
      "int": "integer", "decimal": "decimal", "date": "date", "dateTime": "dateTime",
      "time": "time", "boolean": "integer", "geopoint": "geopoint", "geotrace": "geotrace",
      "geoshape": "geoshape",
    ]
    cells["type"] = types[kind] ?? "text"
    if let control = controls[path] {
      switch local(control) {
      case "select1": select(control, "select_one", name, &cells)
      case "select": select(control, "select_multiple", name, &cells)
      case "rank": select(control, "rank", name, &cells)
      case "trigger": cells["type"] = "acknowledge"
      default: break
      }
    } else if bind["calculate"] != nil {
      cells["type"] = "calculate"
    } else {
      cells["type"] = "hidden"
    }
    cells["relevant"] = bind["relevant"]
    cells["constraint"] = bind["constraint"]
    cells["calculation"] = bind["calculate"]
    cells["required"] = bind["required"]
    cells["read_only"] = bind["readonly"]
    for action in actions where action.ref == path {
      if action.event.contains("xforms-value-changed"), let source = action.source {
        cells["calculation"] = action.value
        cells["trigger"] = "${\(source.split(separator: "/").last ?? "")}"
      }
      if action.event.contains("odk-") {
        // A condition that always holds makes any value a computed default.
        cells["default"] = "if(true(), \(action.value), '')"
      }
    }
    row(cells)
  }

  private mutating func select(
    _ control: NodeID, _ type: String, _ name: String, _ cells: inout [String: String]
  ) {
    let list = "static_\(name)"
    var hasItems = false
    for item in children(control) where local(item) == "item" {
      let label = children(item).first { local($0) == "label" }.map(labelText) ?? ""
      let value = children(item).first { local($0) == "value" }.map(tree.text) ?? ""
      choices.append([list, value, label])
      hasItems = true
    }
    cells["type"] = type + " " + list
    if hasItems { return }
    guard let itemset = children(control).first(where: { local($0) == "itemset" }),
      var source = attribute("nodeset", itemset)
    else { return }
    let value =
      children(itemset).first { local($0) == "value" }.flatMap { attribute("ref", $0) } ?? "name"
    if source.hasPrefix("randomize("), source.hasSuffix(")") {
      var inner = String(source.dropFirst(10).dropLast())
      cells["parameters"] = "randomize=true"
      if let comma = inner.lastIndex(of: ","), !inner[comma...].contains("]"),
        !inner[comma...].contains("'")
      {
        let seed = inner[inner.index(after: comma)...].filter { $0 != " " }
        cells["parameters"] =
          "randomize=true seed="
          + (seed.contains("/") ? "${\(seed.split(separator: "/").last ?? "")}" : seed)
        inner = String(inner[..<comma])
      }
      source = inner
    }
    let filters = predicates(of: source)
    cells["choice_filter"] =
      filters.isEmpty ? nil : filters.map { "(\($0))" }.joined(separator: " and ")
    if source.hasPrefix("instance("), let id = source.split(separator: "'").dropFirst().first {
      let label =
        children(itemset).first { local($0) == "label" }.flatMap { attribute("ref", $0) } ?? "label"
      cells["type"] = "\(type)_from_file \(id).xml"
      cells["parameters"] =
        (cells["parameters"] ?? "")
        + " value=\(value) label=\(label.contains("(") ? "label" : label)"
    } else {
      cells["type"] = "\(type) ${\(value.split(separator: "/").last ?? "")}"
    }
  }

  /// What stands in the outermost brackets.
  private func predicates(of text: String) -> [String] {
    var found: [String] = []
    var current = ""
    var depth = 0
    for character in text {
      if character == "]" { depth -= 1; if depth == 0 { found.append(current); current = "" } }
      if depth > 0 { current.append(character) }
      if character == "[" { depth += 1 }
    }
    return found
  }

  /// Secondary instances become attached files.
  private mutating func readInstances(_ model: NodeID) {
    for instance in children(model) where local(instance) == "instance" {
      guard let id = attribute("id", instance), let top = children(instance).first else { continue }
      files[id + ".xml"] = Array(serialized(top).utf8)
    }
  }

  /// The texts of the default language, or of the first.
  private mutating func readTranslations(_ all: [NodeID]) {
    let languages = all.filter { local($0) == "translation" }
    guard
      let chosen = languages.first(where: { attribute("default", $0) != nil }) ?? languages.first
    else { return }
    for text in children(chosen) {
      translations[attribute("id", text) ?? ""] = children(text).first.map(tree.text)
    }
  }

  private func labelText(_ label: NodeID) -> String {
    guard let ref = attribute("ref", label), ref.hasPrefix("jr:itext('") else {
      return tree.text(label)
    }
    return translations[String(ref.dropFirst(10).dropLast(2))] ?? ""
  }

  private func serialized(_ node: NodeID) -> String {
    let name = tree.name(node)
    var inner = children(node).map(serialized).joined()
    if children(node).isEmpty { inner = escaped(tree.text(node)) }
    if let id = children(node).first(where: { tree.name($0) == "itextId" }).map(tree.text),
      let text = translations[id]
    {
      inner += "<label>\(escaped(text))</label>"
    }
    return "<\(name)>\(inner)</\(name)>"
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}
