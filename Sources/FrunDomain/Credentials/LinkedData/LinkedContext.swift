/// What the words of a document mean: the part of a JSON-LD 1.1 context that badges use.
struct LinkedContext: Sendable {
  /// How a value of a term is read.
  enum Coercion: Hashable, Sendable {
    /// As it stands.
    case none
    /// Text is an address.
    case address
    /// Text is a word of the context, or an address.
    case word
    /// Text is a value of a type.
    case type(String)
  }

  /// One word.
  final class Term: Sendable {
    /// The address it stands for.
    let address: String
    let coercion: Coercion
    /// Whether several values have an order.
    let isList: Bool
    /// Words that hold below it: inside things of this type, or inside values of this property.
    let scope: LinkedContext?

    init(address: String, coercion: Coercion, isList: Bool, scope: LinkedContext?) {
      self.address = address
      self.coercion = coercion
      self.isList = isList
      self.scope = scope
    }
  }

  /// The words.
  private(set) var terms: [String: Term] = [:]
  /// What an unknown word begins with; nil when unknown words are refused.
  private(set) var vocabulary: String?

  init() {}

  /// Nothing but a beginning for every word.
  init(vocabulary: String) { self.vocabulary = vocabulary }

  /// The words of another context as well; where both have one, the other's counts.
  func adding(_ other: LinkedContext) -> LinkedContext {
    var sum = self
    sum.terms.merge(other.terms) { _, new in new }
    sum.vocabulary = other.vocabulary ?? vocabulary
    return sum
  }

  /// These words, and the words of a table inside things of some types too.
  func adding(_ table: StaticString, inside types: [String]) -> LinkedContext {
    var sum = self
    let words = LinkedContext(table: table)
    for type in types {
      guard let term = terms[type] else { continue }
      sum.terms[type] = Term(
        address: term.address, coercion: term.coercion, isList: term.isList,
        scope: (term.scope ?? LinkedContext()).adding(words))
    }
    return sum
  }

  /// Reads a table: a word a line, `word address [@id|@vocab|type|-] [list]`; a `{` at the end
  /// begins the words that hold below it, a `}` alone ends them. Addresses may begin with a prefix
  /// of ``prefixes``.
  init(table: StaticString) {
    var open: [(name: String, term: Term?, context: LinkedContext)] = [("", nil, LinkedContext())]
    for line in table.description.split(separator: "\n") {
      var words = line.split(separator: " ").map(String.init)
      if words == ["}"] {
        guard open.count > 1, let inner = open.popLast(), let head = inner.term else { continue }
        open[open.count - 1].context.terms[inner.name] = Term(
          address: head.address, coercion: head.coercion, isList: head.isList,
          scope: inner.context)
        continue
      }
      let opens = words.last == "{"
      if opens { words.removeLast() }
      guard words.count >= 2 else { continue }
      let term = Term(
        address: Self.full(words[1]),
        coercion: words.count > 2 ? Self.coercion(words[2]) : .none,
        isList: words.count > 3 && words[3] == "list", scope: nil)
      if opens {
        open.append((words[0], term, LinkedContext()))
      } else {
        open[open.count - 1].context.terms[words[0]] = term
      }
    }
    self = open[0].context
  }

  private static func coercion(_ word: String) -> Coercion {
    switch word {
    case "-": .none
    case "@id": .address
    case "@vocab": .word
    default: .type(full(word))
    }
  }

  private static func full(_ text: String) -> String {
    guard let colon = text.firstIndex(of: ":"), let start = prefixes[String(text[..<colon])] else {
      return text
    }
    return start + text[text.index(after: colon)...]
  }

  private static let prefixes: [String: String] = [
    "cred": "https://www.w3.org/2018/credentials#",
    "status": "https://www.w3.org/ns/credentials/status#",
    "sec": "https://w3id.org/security#",
    "ob": "https://purl.imsglobal.org/spec/vc/ob/vocab.html#",
    "schema": "https://schema.org/",
    "dc": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    // The badge context spells the same types with another scheme; signatures depend on it.
    "xsds": "https://www.w3.org/2001/XMLSchema#",
    // And one type in it uses a prefix that it never declares: that text is the type.
    "asis": "",
  ]
}
