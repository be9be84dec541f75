import COpenSSL

/// Operations whose duration does not depend on secret contents.
package enum ConstantTime {
  /// Whether both arrays hold the same bytes. Only the lengths may be learned from the time it takes.
  package static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.withUnsafeBytes { left in right.withUnsafeBytes { right in equal(left, right) } }
  }

  /// Whether both buffers hold the same bytes. Only the lengths may be learned from the time it takes.
  package static func equal(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool
  {
    guard left.count == right.count else { return false }
    guard let first = left.baseAddress, let second = right.baseAddress else { return true }
    return CRYPTO_memcmp(first, second, left.count) == 0
  }

  /// Overwrites the array's bytes with zeros in a way the compiler may not remove, and empties it.
  ///
  /// Copies made earlier (arrays are values) are not reached; keep secrets in ``SecretBytes`` where it matters.
  package static func wipe(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { wipe($0) }
    bytes.removeAll(keepingCapacity: false)
  }

  /// Overwrites the buffer with zeros in a way the compiler may not remove.
  package static func wipe(_ buffer: UnsafeMutableRawBufferPointer) {
    if let address = buffer.baseAddress { OPENSSL_cleanse(address, buffer.count) }
  }
}
