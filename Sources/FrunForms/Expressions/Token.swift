/// A lexical unit of an expression and its place.
struct Token: Hashable {
  enum Kind: Hashable {
    case text(String)
    case number(Double)
    case name(String)
    case symbol(String)
    case reference(FormReference)
    case end
  }
  let kind: Kind
  let span: Range<Int>

  /// Whether a value may end here.
  var endsOperand: Bool {
    switch kind {
    case .text, .number, .name, .reference: true
    case .symbol(let symbol): [")", "]", ".", "..", "*"].contains(symbol)
    case .end: false
    }
  }

  /// How a message names the token.
  var described: String {
    switch kind {
    case .text: "a quoted text"
    case .number: "a number"
    case .name(let name): "“\(name)”"
    case .symbol(let symbol): "“\(symbol)”"
    case .reference(let reference): "“${\(reference.name)}”"
    case .end: "the end"
    }
  }
}
