import COpenSSL

/// Where an operation takes its random bytes from: given a count, returns exactly that many bytes.
///
/// Passed as a parameter wherever a test needs determinism; ``SecureRandom/bytes(_:)`` is the only source a
/// product may use.
package typealias RandomSource = (_ count: Int) -> [UInt8]

/// The operating system's random generator.
///
/// Bytes come straight from getrandom(2), not from libcrypto's RAND_bytes: the kernel notices that a virtual
/// machine was cloned or restored from a snapshot and reseeds, a generator in user space goes on with the state
/// that its twin has too, and two machines would then share nonces and keys.
package enum SecureRandom {
  /// Returns `count` random bytes; a negative count gives none.
  ///
  /// Stops the process when the kernel has no generator, since every answer would then be predictable.
  package static func bytes(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: max(count, 0)) { buffer, initialized in
      fill(UnsafeMutableRawBufferPointer(buffer))
      initialized = buffer.count
    }
  }

  /// Fills `buffer` with random bytes.
  package static func fill(_ buffer: UnsafeMutableRawBufferPointer) {
    guard let address = buffer.baseAddress, !buffer.isEmpty else { return }
    if frun_getrandom(address, buffer.count) != 0 {
      preconditionFailure("getrandom(2) is not available")
    }
  }
}
