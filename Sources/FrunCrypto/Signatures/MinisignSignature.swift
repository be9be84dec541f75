/// A detached signature in the form of minisign 0.11, algorithm "ED": Ed25519 over the BLAKE2b-512 of the message,
/// and a second signature that covers the trusted comment.
package struct MinisignSignature: Hashable, Sendable {
  /// Which key is said to have signed, 8 bytes; proven only by ``verify(prehash:publicKey:)``.
  package let keyIdentifier: [UInt8]
  /// One line of context that is signed too; proven only by ``verify(prehash:publicKey:)``.
  package let trustedComment: String
  /// One line that anybody may change.
  package let untrustedComment: String

  private let signature: [UInt8]
  private let globalSignature: [UInt8]

  private static let algorithm = Array("ED".utf8)
  private static let legacyAlgorithm = Array("Ed".utf8)
  private static let untrustedPrefix = "untrusted comment: "
  private static let trustedPrefix = "trusted comment: "

  /// Signs a message of which the BLAKE2b-512 digest (64 bytes) is given.
  ///
  /// The comments must be single lines without control characters, at most 1024 and 8192 bytes.
  package init(
    prehash: [UInt8], signingKey: Ed25519SigningKey, trustedComment: String,
    untrustedComment: String = "signature"
  ) throws(MinisignError) {
    guard prehash.count == 64 else { throw MinisignError(.malformed, "prehash length") }
    guard Self.isLine(trustedComment, limit: 8192), Self.isLine(untrustedComment, limit: 1024)
    else { throw MinisignError(.malformed, "comment") }
    keyIdentifier = MinisignPublicKey(signingKey).identifier
    self.trustedComment = trustedComment
    self.untrustedComment = untrustedComment
    do {
      signature = try signingKey.sign(prehash)
      globalSignature = try signingKey.sign(signature + Array(trustedComment.utf8))
    } catch {
      throw MinisignError(.invalid, "signing failed")
    }
  }

  /// Signs a message.
  package init(
    message: [UInt8], signingKey: Ed25519SigningKey, trustedComment: String,
    untrustedComment: String = "signature"
  ) throws(MinisignError) {
    try self.init(
      prehash: BLAKE2b512.hash(message), signingKey: signingKey, trustedComment: trustedComment,
      untrustedComment: untrustedComment)
  }

  /// Reads the contents of a `.minisig` file: exactly four lines ending in LF, at most 16 KiB.
  package init(contents: [UInt8]) throws(MinisignError) {
    // In bytes, because a combining character must not join the blank before it and hide the prefix.
    guard contents.count <= 16_384, contents.last == 0x0A else {
      throw MinisignError(.malformed, "signature file")
    }
    let lines = contents.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count == 4,
      let untrusted = Self.comment(in: lines[0], after: Self.untrustedPrefix),
      let trusted = Self.comment(in: lines[2], after: Self.trustedPrefix)
    else { throw MinisignError(.malformed, "signature lines") }
    untrustedComment = untrusted
    trustedComment = trusted
    guard Self.isLine(trustedComment, limit: 8192), Self.isLine(untrustedComment, limit: 1024)
    else { throw MinisignError(.malformed, "comment") }
    guard let packet = Base64.decode(Array(lines[1]), padding: .required), packet.count == 74,
      let global = Base64.decode(Array(lines[3]), padding: .required), global.count == 64
    else { throw MinisignError(.malformed, "signature encoding") }
    guard packet.starts(with: Self.algorithm) else {
      throw packet.starts(with: Self.legacyAlgorithm)
        ? MinisignError(.legacyAlgorithm, "signature is not prehashed")
        : MinisignError(.malformed, "signature algorithm")
    }
    keyIdentifier = [UInt8](packet[2..<10])
    signature = [UInt8](packet[10...])
    globalSignature = global
  }

  /// The contents of the `.minisig` file.
  package var text: String {
    let packet = Self.algorithm + keyIdentifier + signature
    return """
      \(Self.untrustedPrefix)\(untrustedComment)
      \(Base64.encode(packet, padding: .required))
      \(Self.trustedPrefix)\(trustedComment)
      \(Base64.encode(globalSignature, padding: .required))

      """
  }

  /// Returns when the owner of `publicKey` signed the message with this BLAKE2b-512 digest and this trusted
  /// comment; throws otherwise.
  package func verify(
    prehash: [UInt8], publicKey: MinisignPublicKey
  ) throws(MinisignError) {
    guard keyIdentifier == publicKey.identifier else {
      throw MinisignError(.unknown, "signature names another key")
    }
    if Ed25519.isLowOrder(publicKey.key) {
      throw MinisignError(.weakKey, "public key of low order")
    }
    guard prehash.count == 64,
      Ed25519.verify(signature: signature, message: prehash, publicKey: publicKey.key)
    else { throw MinisignError(.invalid, "message was not signed by this key") }
    guard
      Ed25519.verify(
        signature: globalSignature, message: signature + Array(trustedComment.utf8),
        publicKey: publicKey.key)
    else { throw MinisignError(.invalid, "trusted comment was not signed by this key") }
  }

  /// As ``verify(prehash:publicKey:)`` for a message in memory.
  package func verify(
    message: [UInt8], publicKey: MinisignPublicKey
  ) throws(MinisignError) {
    try verify(prehash: BLAKE2b512.hash(message), publicKey: publicKey)
  }

  private static func comment(in line: ArraySlice<UInt8>, after prefix: String) -> String? {
    guard line.starts(with: prefix.utf8) else { return nil }
    return String(validating: line.dropFirst(prefix.utf8.count), as: UTF8.self)
  }

  private static func isLine(_ text: String, limit: Int) -> Bool {
    text.utf8.count <= limit && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }
}
