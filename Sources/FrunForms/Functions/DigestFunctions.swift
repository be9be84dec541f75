import FoundationEssentials

/// Identifiers, hashes and encodings.
extension FunctionTable {
  static let digestFunctions: [String: FormFunction] = [
    "uuid": .init(0...1, .text) { call throws(ExpressionError) in
      let random = call.context.host.environment.random
      if call.count == 0 { return .text(RandomText.uuid(random)) }
      let length = try call.number(0)
      guard length >= 0, length <= 1_000 else {
        throw call.failure(.type, "uuid() takes a length between 0 and 1000")
      }
      return .text(RandomText.word(Int(length), random))
    },
    "digest": .init(2...3, .text) { call throws(ExpressionError) in
      let name = try call.text(1).uppercased().filter { $0 != "-" }
      let encoding = call.count > 2 ? try call.text(2).lowercased() : "base64"
      let bytes = Array(try call.text(0).utf8)
      let hash: [UInt8]
      switch name {
      case "MD5": hash = SecureHash.md5(bytes)
      case "SHA1": hash = SecureHash.sha1(bytes)
      case "SHA256": hash = SecureHash.sha256(bytes)
      case "SHA384": hash = SecureHash.sha384(bytes)
      case "SHA512": hash = SecureHash.sha512(bytes)
      default:
        throw ExpressionError(
          .type, call.arguments[1].span, "digest() knows MD5, SHA-1, SHA-256, SHA-384 and SHA-512")
      }
      switch encoding {
      case "base64": return .text(Data(hash).base64EncodedString())
      case "hex": return .text(hash.map { hex($0) }.joined())
      default:
        throw ExpressionError(.type, call.span, "digest() writes base64 or hex")
      }
    },
    "base64-decode": .init(1...1, .text) { call throws(ExpressionError) in
      guard let data = Data(base64Encoded: try call.text(0)) else { return .text("") }
      return .text(String(decoding: data, as: UTF8.self))
    },
  ]

  private static func hex(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16)
    return text.count == 1 ? "0" + text : text
  }
}

/// Random identifiers from injected randomness.
package enum RandomText {
  /// A version 4 UUID (RFC 9562).
  package static func uuid(_ random: @Sendable () -> UInt64) -> String {
    let high = random() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    let low = random() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let digits = [high, low].map { value in
      let text = String(value, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }.joined()
    let characters = Array(digits)
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(characters[$0]) }
      .joined(separator: "-")
  }

  /// Letters and digits.
  static func word(_ length: Int, _ random: @Sendable () -> UInt64) -> String {
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return String((0..<length).map { _ in alphabet[Int(random() % 62)] })
  }
}
