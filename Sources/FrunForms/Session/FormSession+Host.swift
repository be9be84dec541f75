import FrunText

/// What expressions ask of a session.
extension FormSession: ExpressionHost {
  package var languageTag: String {
    FormLanguage(name: language).tag ?? FormLanguage(name: form.defaultLanguage).tag ?? "en"
  }

  package var formVersion: String { form.version }

  package func visit(_ count: Int) -> Bool {
    visits += count
    return visits <= Self.mostVisits
  }

  /// The label of a choice by the id that generated forms give it: `list-index`.
  package func translation(_ id: String) -> ExpressionValue? {
    if id.isEmpty { return .text("") }
    guard let dash = id.lastIndex(of: "-"), let index = Int(id[id.index(after: dash)...]),
      let list = form.lists[String(id[..<dash])], list.choices.indices.contains(index)
    else { return nil }
    return .text(text(list.choices[index].label, at: rootNode).0)
  }

  /// The document of a list or an attached file, made on first use.
  package func instance(_ name: String) -> NodeID? {
    if let known = documents[name] { return known }
    if let list = form.lists[name] {
      let document = makeDocument(list)
      documents[name] = document
      return document
    }
    guard let bytes = form.attachments[name] else { return nil }
    let document = AttachedTable.read(bytes, name: name, into: tree)
    documents[name] = document
    return document
  }

  private func makeDocument(_ list: ChoiceList) -> NodeID {
    let document = tree.makeDocument()
    let root = tree.append(.element, "root", to: document)
    for (index, choice) in list.choices.enumerated() {
      let item = tree.append(.element, "item", to: root)
      for (header, value) in choice.columns {
        tree.append(.element, header, to: item, value: value)
      }
      tree.append(.element, "name", to: item, value: choice.name)
      tree.append(.element, "itextId", to: item, value: "\(list.name)-\(index)")
      let label = choice.label.template(form.defaultLanguage, fallback: form.defaultLanguage)
      tree.append(.element, "label", to: item, value: label?.0.constant ?? "")
    }
    return document
  }

  package func choiceLabel(
    _ value: String, question: String, context: ExpressionContext
  ) -> String? {
    let text = TextCleaning.trimmed(question)
    let name =
      text.hasPrefix("${") && text.hasSuffix("}")
      ? String(text.dropFirst(2).dropLast())
      : text.split(separator: "/").last.map(String.init) ?? text
    guard let item = form.item(named: name) else { return nil }
    switch item.choices {
    case .list(let list):
      return form.lists[list]?.choice(value).map { self.text($0.label, at: context.node).0 } ?? ""
    case .file, .rows:
      guard let node = instances(of: item.index, below: rootNode).first else { return nil }
      return offered(item, node).first { $0.name == value }?.label ?? ""
    case nil: return nil
    }
  }
}

/// Attached files that expressions look things up in.
enum AttachedTable {
  /// Reads a CSV file as `root/item/column`, or an XML file as it is.
  static func read(_ bytes: [UInt8], name: String, into tree: InstanceTree) -> NodeID? {
    if bytes.first(where: { $0 > 32 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF })
      == UInt8(ascii: "<")
    {
      return try? tree.read(bytes)
    }
    if name.hasSuffix(".geojson")
      || bytes.first(where: { $0 > 32 && $0 < 0x80 }) == UInt8(ascii: "{")
    {
      return places(bytes, into: tree)
    }
    guard let rows = try? Workbook.records(bytes, file: name), let header = rows.first else {
      return nil
    }
    let document = tree.makeDocument()
    let root = tree.append(.element, "root", to: document)
    for row in rows.dropFirst() {
      let item = tree.append(.element, "item", to: root)
      for (column, value) in zip(header.fields, row.fields) {
        tree.append(.element, TextCleaning.trimmed(column), to: item, value: value)
      }
    }
    return document
  }

  /// Reads GeoJSON (RFC 7946): one row per feature with its id, its properties
  /// and its geometry as the standard for forms writes places.
  private static func places(_ bytes: [UInt8], into tree: InstanceTree) -> NodeID? {
    guard let value = try? JSONValue(parsing: bytes), let features = value["features"]?.array else {
      return nil
    }
    let document = tree.makeDocument()
    let root = tree.append(.element, "root", to: document)
    for feature in features {
      let item = tree.append(.element, "item", to: root)
      let geometry = feature["geometry"].map(geometry) ?? ""
      tree.append(.element, "geometry", to: item, value: geometry)
      if let id = feature["id"].flatMap(AnswerReader.text) {
        tree.append(.element, "id", to: item, value: id)
      }
      for member in feature["properties"]?.object?.members ?? []
      where member.key != "geometry" && (member.key != "id" || feature["id"] == nil) {
        guard NameRules.isName(member.key), let text = AnswerReader.text(member.value) else {
          continue
        }
        tree.append(.element, member.key, to: item, value: text)
      }
    }
    return document
  }

  /// `lat lon alt acc`, several points joined by semicolons. GeoJSON puts the longitude first.
  private static func geometry(_ value: JSONValue) -> String {
    func point(_ value: JSONValue) -> String? {
      guard let numbers = value.array?.compactMap(\.double), numbers.count >= 2 else { return nil }
      return [numbers[1], numbers[0], numbers.count > 2 ? numbers[2] : 0, 0].map(FormNumber.format)
        .joined(separator: " ")
    }
    guard let coordinates = value["coordinates"] else { return "" }
    switch value["type"]?.string {
    case "Point": return point(coordinates) ?? ""
    case "LineString":
      return (coordinates.array ?? []).compactMap(point).joined(separator: ";")
    case "Polygon":
      return (coordinates.array?.first?.array ?? []).compactMap(point).joined(separator: ";")
    default: return ""
    }
  }
}
