import COpenSSL

/// A cipher context with its key set once; each message changes only the nonce.
///
/// Works in place when input and output are the same memory. Use from one thread at a time.
final class AEADContext {
  private let context: OpaquePointer
  private let encrypts: Bool

  /// Takes the key length of the algorithm (32 bytes for all used here).
  init(_ algorithm: Algorithm, key: [UInt8], encrypts: Bool) throws(CryptoError) {
    guard key.count == 32 else { throw CryptoError(.lengthInvalid, "AEAD key") }
    guard let cipher = algorithm.pointer, let context = EVP_CIPHER_CTX_new() else {
      throw CryptoError(.unavailable, "AEAD cipher")
    }
    self.context = context
    self.encrypts = encrypts
    demand(
      EVP_CipherInit_ex2(context, cipher, key, nil, encrypts ? 1 : 0, nil))
  }

  deinit { EVP_CIPHER_CTX_free(context) }

  /// Replaces the key; nothing else is set up again.
  func setKey(_ key: UnsafeRawBufferPointer) {
    precondition(key.count == 32)
    demand(
      EVP_CipherInit_ex2(
        context, nil, key.bindMemory(to: UInt8.self).baseAddress, nil, encrypts ? 1 : 0, nil))
  }

  /// Encrypts `input` to `output` (same count) and writes the 16-byte tag. `nonce` points to 12 bytes.
  func seal(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawPointer,
    nonce: UnsafeRawPointer, aad: UnsafeRawBufferPointer, tag: UnsafeMutableRawPointer
  ) {
    precondition(encrypts)
    begin(nonce: nonce, aad: aad)
    demand(update(input, into: output))
    var count: Int32 = 0
    demand(EVP_EncryptFinal_ex(context, tag.assumingMemoryBound(to: UInt8.self), &count))
    demand(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, tag))
  }

  /// Decrypts `input` to `output` (same count) and checks the 16-byte tag. `nonce` points to 12 bytes.
  ///
  /// Returns false when the tag does not fit; `output` is zeroed then, because unauthenticated plaintext must
  /// never be seen.
  func open(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawPointer,
    nonce: UnsafeRawPointer, aad: UnsafeRawBufferPointer, tag: UnsafeRawPointer
  ) -> Bool {
    precondition(!encrypts)
    begin(nonce: nonce, aad: aad)
    // OpenSSL's interface takes a mutable pointer for reading, too.
    demand(
      EVP_CIPHER_CTX_ctrl(
        context, EVP_CTRL_AEAD_SET_TAG, 16, UnsafeMutableRawPointer(mutating: tag)))
    let updated = update(input, into: output)
    var count: Int32 = 0
    var unused: UInt8 = 0
    if updated == 1, EVP_DecryptFinal_ex(context, &unused, &count) == 1 { return true }
    OPENSSL_cleanse(output, input.count)
    return false
  }

  private func begin(nonce: UnsafeRawPointer, aad: UnsafeRawBufferPointer) {
    demand(
      EVP_CipherInit_ex2(
        context, nil, nil, nonce.assumingMemoryBound(to: UInt8.self), encrypts ? 1 : 0, nil))
    var rest = aad
    var count: Int32 = 0
    while let address = rest.bindMemory(to: UInt8.self).baseAddress, !rest.isEmpty {
      let piece = Int32(min(rest.count, Self.pieceLimit))
      demand(EVP_CipherUpdate(context, nil, &count, address, piece))
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(Int(piece)))
    }
  }

  private func update(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawPointer
  ) -> Int32 {
    // An update without output would be taken for additional data, so nothing is updated when nothing is there.
    var offset = 0
    var count: Int32 = 0
    while let address = input.bindMemory(to: UInt8.self).baseAddress, offset < input.count {
      let piece = min(input.count - offset, Self.pieceLimit)
      let status = EVP_CipherUpdate(
        context, (output + offset).assumingMemoryBound(to: UInt8.self), &count, address + offset,
        Int32(piece))
      if status != 1 { return status }
      offset += piece
    }
    return 1
  }

  /// libcrypto counts in Int32.
  private static let pieceLimit = 1 << 30
}
