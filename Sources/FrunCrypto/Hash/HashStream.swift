import COpenSSL

/// Hashes a message that arrives in pieces, in constant memory. Use from one thread at a time.
package final class HashStream<Function: HashFunction> {
  private let context: OpaquePointer

  /// Starts with the empty message.
  package init() {
    context = demand(EVP_MD_CTX_new())
    reset()
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Appends `bytes` to the message.
  package func update(_ bytes: UnsafeRawBufferPointer) {
    if bytes.isEmpty { return }
    demand(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count))
  }

  /// Appends `bytes` to the message.
  package func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Returns the digest and starts again with the empty message.
  package func finalize() -> [UInt8] {
    let digest = [UInt8](unsafeUninitializedCapacity: Function.digestSize) { output, initialized in
      demand(EVP_DigestFinal_ex(context, output.baseAddress, nil))
      initialized = Function.digestSize
    }
    reset()
    return digest
  }

  private func reset() {
    demand(EVP_DigestInit_ex(context, Function.kind.algorithm, nil))
  }
}
