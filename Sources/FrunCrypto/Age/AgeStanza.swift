/// One way to the file key: a stanza of the header (age v1, "Recipient stanza").
package struct AgeStanza: Hashable, Sendable {
  /// The kind, such as `X25519`, followed by its arguments; visible ASCII, never empty.
  package var arguments: [String]
  /// The wrapped file key, usually 32 bytes.
  package var body: [UInt8]

  /// Makes a stanza; the arguments must be visible ASCII.
  package init(_ arguments: [String], body: [UInt8]) {
    self.arguments = arguments
    self.body = body
  }

  /// The first argument.
  package var kind: String { arguments.first ?? "" }

  /// The text of the header: an argument line and the body in lines of 64 characters, the last one shorter.
  var lines: String {
    var text = "-> " + arguments.joined(separator: " ") + "\n"
    var rest = Base64.encode(body, padding: .absent)[...]
    while rest.utf8.count >= 64 {
      text += rest.prefix(64) + "\n"
      rest = rest.dropFirst(64)
    }
    return text + rest + "\n"
  }
}
