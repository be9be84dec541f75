import FrunText

/// A JSON document read as statements: the part of JSON-LD 1.1 expansion that badges use. What
/// would be dropped silently elsewhere is refused, so that a signature covers every member.
///
/// *Source: JSON-LD 1.1 Processing Algorithms, sections 5 (expansion) and 8 (to RDF).*
struct LinkedDocument {
  /// Most statements read.
  static let most = 5000

  private(set) var statements: [LinkedStatement] = []
  private var blanks = 0

  /// Reads a document whose member `@context` names known contexts.
  init(_ document: JSONObject) throws(LinkedDataError) {
    guard let named = document["@context"] else { throw LinkedDataError(.unknownContext) }
    var context = LinkedContext()
    for entry in named.array ?? [named] {
      guard let address = entry.string, let known = LinkedContexts.context(address) else {
        throw LinkedDataError(.unknownContext)
      }
      context = context.adding(known)
    }
    _ = try node(document, context, isDocument: true)
    // A set: what is said twice is said once.
    var seen: Set<LinkedStatement> = []
    statements = statements.filter { seen.insert($0).inserted }
  }

  private mutating func say(
    _ subject: LinkedNode, _ predicate: String, _ object: LinkedNode
  ) throws(LinkedDataError) {
    guard statements.count < Self.most else { throw LinkedDataError(.tooMuch) }
    statements.append(LinkedStatement(subject, predicate, object))
  }

  private mutating func fresh() -> LinkedNode {
    blanks += 1
    return .blank(blanks - 1)
  }

  /// One thing. `context` is what holds around it; what its types add does not hold for the things
  /// inside it.
  private mutating func node(
    _ object: JSONObject, _ context: LinkedContext, isDocument: Bool = false
  ) throws(LinkedDataError) -> LinkedNode {
    var types: [String] = []
    var subject: LinkedNode?
    for member in object.members {
      switch member.key {
      case "type", "@type":
        for value in member.value.array ?? [member.value] {
          guard let text = value.string else { throw LinkedDataError(.unsupported) }
          types.append(text)
        }
      case "id", "@id":
        guard let text = member.value.string else { throw LinkedDataError(.unsupported) }
        subject = .iri(try Self.address(text))
      default: continue
      }
    }
    let node = subject ?? fresh()
    var own = context
    for type in types {
      try say(node, LinkedTypes.type, .iri(try Self.word(type, context)))
    }
    for type in types.sorted() {
      if let scope = context.terms[type]?.scope { own = own.adding(scope) }
    }
    for member in object.members {
      if ["type", "@type", "id", "@id"].contains(member.key) { continue }
      // The document itself has a context; what is inside it has none.
      if member.key == "@context", isDocument { continue }
      guard !member.key.hasPrefix("@") else { throw LinkedDataError(.unsupported) }
      try property(member.key, member.value, of: node, own, around: context)
    }
    return node
  }

  private mutating func property(
    _ key: String, _ value: JSONValue, of node: LinkedNode, _ own: LinkedContext,
    around context: LinkedContext
  ) throws(LinkedDataError) {
    let term = own.terms[key]
    let predicate: String
    if let term {
      predicate = term.address
    } else if let vocabulary = own.vocabulary {
      predicate = vocabulary + key
    } else {
      throw LinkedDataError(.undefinedWord)
    }
    let below = term?.scope.map { context.adding($0) } ?? context
    let values = value.array ?? [value]
    var objects: [LinkedNode] = []
    for value in values where value != .null {
      objects.append(
        try self.value(value, term, words: term?.scope.map { own.adding($0) } ?? own, below))
    }
    guard term?.isList == true else {
      for object in objects { try say(node, predicate, object) }
      return
    }
    try say(node, predicate, try list(objects))
  }

  private mutating func list(_ objects: [LinkedNode]) throws(LinkedDataError) -> LinkedNode {
    var rest = LinkedNode.iri(LinkedTypes.rdf + "nil")
    for object in objects.reversed() {
      let cell = fresh()
      try say(cell, LinkedTypes.rdf + "first", object)
      try say(cell, LinkedTypes.rdf + "rest", rest)
      rest = cell
    }
    return rest
  }

  private mutating func value(
    _ value: JSONValue, _ term: LinkedContext.Term?, words: LinkedContext, _ below: LinkedContext
  ) throws(LinkedDataError) -> LinkedNode {
    let coercion = term?.coercion ?? .none
    switch value {
    case .string(let text):
      switch coercion {
      case .none: return .literal(text, type: LinkedTypes.string, language: nil)
      case .address: return .iri(try Self.address(text))
      case .word: return .iri(try Self.word(text, words))
      case .type(let type): return .literal(text, type: type, language: nil)
      }
    case .bool(let flag):
      return .literal(
        flag ? "true" : "false", type: coercion.typeName ?? LinkedTypes.boolean, language: nil)
    case .integer(let number):
      return .literal(
        String(number), type: coercion.typeName ?? LinkedTypes.integer, language: nil)
    case .number(let number):
      if number.rounded() == number, abs(number) < 1e15 {
        return .literal(
          String(Int64(number)), type: coercion.typeName ?? LinkedTypes.integer, language: nil)
      }
      // The canonical form of a double differs between implementations in its last digits.
      throw LinkedDataError(.unsupported)
    case .object(let object):
      return object["@value"] == nil ? try node(object, below) : try literal(object)
    case .array, .null: throw LinkedDataError(.unsupported)
    }
  }

  /// `{"@value": "text", "@language": "en"}` or with `@type`.
  private func literal(_ object: JSONObject) throws(LinkedDataError) -> LinkedNode {
    guard let text = object["@value"]?.string,
      object.keys.allSatisfy({ ["@value", "@language", "@type"].contains($0) })
    else { throw LinkedDataError(.unsupported) }
    if let language = object["@language"] {
      guard object["@type"] == nil, let tag = language.string,
        tag.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) || (97...122).contains($0 | 32) }),
        !tag.isEmpty
      else { throw LinkedDataError(.unsupported) }
      return .literal(text, type: LinkedTypes.languageText, language: tag)
    }
    guard let type = object["@type"] else {
      return .literal(text, type: LinkedTypes.string, language: nil)
    }
    guard let name = type.string else { throw LinkedDataError(.unsupported) }
    return .literal(text, type: try Self.address(name), language: nil)
  }

  /// A word of the context, or an address.
  private static func word(
    _ text: String, _ context: LinkedContext
  ) throws(LinkedDataError) -> String {
    if let term = context.terms[text] { return term.address }
    if text.contains(":") { return try address(text) }
    guard let vocabulary = context.vocabulary else { throw LinkedDataError(.undefinedWord) }
    return vocabulary + text
  }

  /// An absolute address without symbols that would break out of a line.
  private static func address(_ text: String) throws(LinkedDataError) -> String {
    guard let colon = text.firstIndex(of: ":"), colon > text.startIndex,
      text[..<colon].utf8.allSatisfy({
        (48...57).contains($0) || (97...122).contains($0 | 32) || [43, 45, 46].contains($0)
      }),
      text.unicodeScalars.allSatisfy({
        $0.value > 0x20 && !"<>\"{}|^`\\".unicodeScalars.contains($0)
      })
    else { throw LinkedDataError(.relativeAddress) }
    return text
  }
}

extension LinkedContext.Coercion {
  fileprivate var typeName: String? {
    if case .type(let name) = self { name } else { nil }
  }
}
