import Glibc

/// A secret in memory of its own: not swapped out, not in core dumps, zeroed in child processes and on release.
///
/// A class, so that passing it around copies a reference and not the bytes. Locking fails softly: with an
/// exhausted RLIMIT_MEMLOCK the secret is kept all the same and ``isLocked`` is false.
// Sendable is true because the memory is written only before init returns and by deinit.
package final class SecretBytes: @unchecked Sendable, CustomStringConvertible, CustomReflectable {
  /// Number of bytes.
  package let count: Int

  /// Whether the kernel promised not to swap the memory out.
  package let isLocked: Bool

  private let memory: UnsafeMutableRawPointer
  private let length: Int

  /// Makes a secret of `count` bytes, zeroed, which `fill` then writes.
  package init(count: Int, fill: (UnsafeMutableRawBufferPointer) throws -> Void) rethrows {
    precondition(count >= 0)
    self.count = count
    // One byte more, as the marker that a child process finds zeroed.
    length = WipeOnForkPages.rounded(count + 1)
    memory = Self.allocate(length)
    isLocked = mlock(memory, length) == 0
    madvise(memory, length, MADV_DONTDUMP)
    memory.storeBytes(of: 1, toByteOffset: count, as: UInt8.self)
    try fill(UnsafeMutableRawBufferPointer(start: memory, count: count))
  }

  /// Copies `bytes`; the caller's array is left as it is.
  package convenience init(_ bytes: [UInt8]) {
    self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
  }

  /// Copies `bytes` and erases the caller's array.
  package convenience init(erasing bytes: inout [UInt8]) {
    self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
    ConstantTime.wipe(&bytes)
  }

  /// Makes a random secret.
  package convenience init(randomCount count: Int) {
    self.init(count: count) { SecureRandom.fill($0) }
  }

  deinit {
    ConstantTime.wipe(UnsafeMutableRawBufferPointer(start: memory, count: length))
    munmap(memory, length)
  }

  /// Calls `body` with the secret. The pointer must not leave the closure.
  package func withUnsafeBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try withExtendedLifetime(self) {
      try body(UnsafeRawBufferPointer(start: memory, count: count))
    }
  }

  /// Calls `body` with the secret as an array, which is erased afterwards. `body` must not keep it.
  package func withBytes<Result, Failure: Error>(
    _ body: ([UInt8]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var copy = withUnsafeBytes { [UInt8]($0) }
    defer { ConstantTime.wipe(&copy) }
    return try body(copy)
  }

  /// Whether this is a child process, in which the kernel replaced the secret by zeros. Do not use it then.
  package var isWiped: Bool { memory.load(fromByteOffset: count, as: UInt8.self) != 1 }

  /// Says only how long the secret is.
  package var description: String { "SecretBytes(\(count) bytes)" }

  /// Shows nothing of the contents.
  package var customMirror: Mirror { Mirror(self, children: []) }

  private static func allocate(_ length: Int) -> UnsafeMutableRawPointer {
    if let pages = WipeOnForkPages.allocate(length) { return pages }
    let pages = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let pages, pages != MAP_FAILED else { preconditionFailure("out of memory") }
    return pages
  }
}
