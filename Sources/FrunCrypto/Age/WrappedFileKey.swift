/// A file key sealed with ChaCha20-Poly1305 and a zero nonce, which is safe because each wrap key is used once.
enum WrappedFileKey {
  private static let nonce = [UInt8](repeating: 0, count: 12)

  static func seal(_ fileKey: [UInt8], key: [UInt8]) throws(AgeError) -> [UInt8] {
    do {
      let (ciphertext, tag) = try ChaChaPoly.seal(fileKey, key: key, nonce: nonce)
      return ciphertext + tag
    } catch {
      throw AgeError(.headerMalformed, "file key cannot be wrapped")
    }
  }

  /// Only 16 bytes and their tag are tried: with longer bodies a sender could make a file that several keys
  /// open and learn from the reaction which one we hold (partitioning oracle).
  static func checkLength(_ body: [UInt8]) throws(AgeError) {
    if body.count != 32 { throw AgeError(.headerMalformed, "wrapped file key length") }
  }

  /// Returns nil when the key does not open it.
  static func open(_ body: [UInt8], key: [UInt8]) -> [UInt8]? {
    try? ChaChaPoly.open(
      [UInt8](body.prefix(16)), tag: [UInt8](body.dropFirst(16)), key: key, nonce: nonce)
  }
}
