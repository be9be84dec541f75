/// A node or value of linked data.
public enum LinkedNode: Hashable, Sendable {
  /// Something with an address or other identifier.
  case iri(String)
  /// Something without a name; the number is the order in which it was met.
  case blank(Int)
  /// A value with the address of its type and, for text in a language, the language.
  case literal(String, type: String, language: String?)
}

/// One statement: subject, predicate, object. Everything lies in the default graph.
public struct LinkedStatement: Hashable, Sendable {
  /// What it is about.
  public var subject: LinkedNode
  /// The address of the property.
  public var predicate: String
  /// The value.
  public var object: LinkedNode

  /// A statement.
  public init(_ subject: LinkedNode, _ predicate: String, _ object: LinkedNode) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
  }

  /// The statement as one line of canonical N-Quads, with names for the nameless.
  func line(naming name: (Int) -> String) -> String {
    "\(Self.text(subject, name)) <\(predicate)> \(Self.text(object, name)) .\n"
  }

  private static func text(_ node: LinkedNode, _ name: (Int) -> String) -> String {
    switch node {
    case .iri(let text): return "<\(text)>"
    case .blank(let number): return "_:" + name(number)
    case .literal(let text, let type, let language):
      let quoted = "\"" + escaped(text) + "\""
      if let language { return quoted + "@" + language }
      return type == LinkedTypes.string ? quoted : quoted + "^^<\(type)>"
    }
  }

  /// The escapes of canonical N-Quads (RDF 1.2 N-Quads, canonical form).
  private static func escaped(_ text: String) -> String {
    guard
      text.unicodeScalars.contains(where: {
        $0.value < 0x20 || "\"\\\u{7F}".unicodeScalars.contains($0)
      })
    else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x08: result.append(contentsOf: #"\b"#.unicodeScalars)
      case 0x09: result.append(contentsOf: #"\t"#.unicodeScalars)
      case 0x0A: result.append(contentsOf: #"\n"#.unicodeScalars)
      case 0x0C: result.append(contentsOf: #"\f"#.unicodeScalars)
      case 0x0D: result.append(contentsOf: #"\r"#.unicodeScalars)
      case 0x22: result.append(contentsOf: #"\""#.unicodeScalars)
      case 0x5C: result.append(contentsOf: #"\\"#.unicodeScalars)
      case 0..<0x20, 0x7F:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result.append(
          contentsOf: (#"\u"# + String(repeating: "0", count: 4 - digits.count) + digits)
            .unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

/// Addresses that the syntax itself uses.
enum LinkedTypes {
  static let schema = "http://www.w3.org/2001/XMLSchema#"
  static let string = schema + "string"
  static let boolean = schema + "boolean"
  static let integer = schema + "integer"
  static let double = schema + "double"
  static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  static let type = rdf + "type"
  static let languageText = rdf + "langString"
}
