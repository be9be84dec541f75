extension InstanceTree {
  /// Reads an XML document into the tree and returns its document node.
  ///
  /// Bounded to a million nodes. Adjacent texts are joined.
  package func read(
    _ bytes: [UInt8], skipsDoctype: Bool = false
  ) throws(MarkupReader.Failure) -> NodeID {
    var reader = MarkupReader(bytes, skipsDoctype: skipsDoctype)
    let document = makeDocument()
    var stack = [document]
    var scopes: [[String: String]] = [["xml": "http://www.w3.org/XML/1998/namespace"]]
    var count = 0
    while let event = try reader.next() {
      count += 1
      guard count <= 1_000_000 else {
        throw MarkupReader.Failure(message: "more than a million nodes", offset: 0)
      }
      guard let parent = stack.last, var scope = scopes.last else { break }
      switch event {
      case .start(let name, let attributes):
        for attribute in attributes {
          if attribute.name == "xmlns" {
            scope[""] = attribute.value
          } else if attribute.name.hasPrefix("xmlns:") {
            scope[String(attribute.name.dropFirst(6))] = attribute.value
          }
        }
        let space = scope[prefix(of: name) ?? ""] ?? ""
        let element = append(.element, name, to: parent, namespace: space)
        for attribute in attributes
        where attribute.name != "xmlns" && !attribute.name.hasPrefix("xmlns:") {
          let space = prefix(of: attribute.name).flatMap { scope[$0] } ?? ""
          append(
            .attribute, attribute.name, to: element, value: attribute.value, namespace: space)
        }
        stack.append(element)
        scopes.append(scope)
      case .end:
        stack.removeLast()
        scopes.removeLast()
      case .text(let text): append(.text, "#text", to: parent, value: text)
      case .comment(let text): append(.comment, "#comment", to: parent, value: text)
      case .instruction(let target, let content):
        append(.instruction, target, to: parent, value: content)
      }
    }
    return document
  }

  private func prefix(of name: String) -> String? {
    name.firstIndex(of: ":").map { String(name[..<$0]) }
  }
}
