import COpenSSL

/// The key derivation of XAES-256-GCM (C2SP XAES-256-GCM): the first half of a 24-byte nonce selects a subkey.
///
/// Holds the expanded AES key, not the key itself.
final class XAESSubkeys {
  private let context: OpaquePointer
  private let maskHigh: UInt64
  private let maskLow: UInt64

  init(key: [UInt8]) throws(CryptoError) {
    guard key.count == 32 else { throw CryptoError(.lengthInvalid, "XAES-256-GCM key") }
    guard let cipher = Algorithm.aes256ECB.pointer, let context = EVP_CIPHER_CTX_new() else {
      throw CryptoError(.unavailable, "AES-256")
    }
    self.context = context
    demand(EVP_EncryptInit_ex2(context, cipher, key, nil, nil))
    demand(EVP_CIPHER_CTX_set_padding(context, 0))
    // The CMAC subkey K1 is the encrypted zero block, doubled in GF(2^128).
    var block: (UInt64, UInt64) = (0, 0)
    Swift.withUnsafeMutableBytes(of: &block) { Self.encrypt(context, $0) }
    let high = UInt64(bigEndian: block.0)
    let low = UInt64(bigEndian: block.1)
    maskHigh = high << 1 | low >> 63
    maskLow = low << 1 ^ (high >> 63 == 1 ? 0x87 : 0)
  }

  deinit { EVP_CIPHER_CTX_free(context) }

  /// Calls `body` with the 32-byte subkey for the 12 bytes at `prefix`; the subkey is erased afterwards.
  func withSubkey(for prefix: UnsafeRawPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
    let head = UInt64(bigEndian: prefix.loadUnaligned(as: UInt64.self))
    let tail = UInt64(UInt32(bigEndian: prefix.loadUnaligned(fromByteOffset: 8, as: UInt32.self)))
    // A block is the 16-bit counter, "X", a zero byte and the prefix.
    let low = (head << 32 | tail) ^ maskLow
    let first = (0x0001_5800 << 32 | head >> 32) ^ maskHigh
    let second = (0x0002_5800 << 32 | head >> 32) ^ maskHigh
    var blocks = (first.bigEndian, low.bigEndian, second.bigEndian, low.bigEndian)
    Swift.withUnsafeMutableBytes(of: &blocks) { blocks in
      Self.encrypt(context, blocks)
      body(UnsafeRawBufferPointer(blocks))
      ConstantTime.wipe(blocks)
    }
  }

  private static func encrypt(_ context: OpaquePointer, _ blocks: UnsafeMutableRawBufferPointer) {
    let bytes = blocks.bindMemory(to: UInt8.self).baseAddress
    var count: Int32 = 0
    demand(EVP_EncryptUpdate(context, bytes, &count, bytes, Int32(blocks.count)))
  }
}
